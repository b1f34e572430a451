import { findEbopsItem } from '@wstc/domain/kernel/codes/ebops'
import { findEconomy } from '@wstc/domain/kernel/codes/economies'
import type { FigureLine } from '@wstc/domain/statistics/review/contract/shapes'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import type { Review } from './queries.ts'

type Labels = ReadonlyMap<string, { readonly zh: string; readonly en: string }>

const labelsOf = (data: Review): Labels =>
  new Map(data.form.form.sections.flatMap(({ cells }) => cells.map((one) => [one.code, one.label])))

/** What a figure of the comparison is called: an item with its flow, or a fixed cell. */
export function useFigureName(data?: Review): (of: Pick<FigureLine, 'flow' | 'code'>) => string {
  const { t } = useTranslation()
  const say = useSay()
  const labels = data && labelsOf(data)
  return ({ flow, code }) => {
    if (flow === 'cell') {
      const label = labels?.get(code.split('.').at(-1)!)
      return label ? say(label) : code
    }
    const item = findEbopsItem(code)
    return `${t(($) => $.statisticsOffice[flow])} · ${code} ${item ? say(item.name) : ''}`
  }
}

/** What a cell of the return is called, by its address. */
export function useCellName(data: Review): (address: string) => string {
  const { t } = useTranslation()
  const say = useSay()
  const labels = labelsOf(data)
  return (address) => {
    const [kind, key = '', ...rest] = address.split('.')
    if (kind === 'rows') {
      const row = data.returned.content.rows.find((one) => one.key === key)
      if (!row) return address
      const item = findEbopsItem(row.item)
      const partner = findEconomy(row.partner)
      const flow = row.flow === 'import' ? 'import' : 'export'
      return [
        t(($) => $.statisticsOffice[flow]),
        row.item,
        item ? say(item.name) : '',
        partner ? say(partner.name) : row.partner,
        row.currency,
      ].join(' ')
    }
    const label = labels.get(rest.at(-1) ?? key)
    return label ? say(label) : address
  }
}
