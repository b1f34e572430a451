import { findEbopsItem } from '@wstc/domain/kernel/codes/ebops'
import { findEconomy } from '@wstc/domain/kernel/codes/economies'
import type { ReturnRow } from '@wstc/domain/statistics/collection/model/content'
import type { SurveyVersion } from '@wstc/domain/statistics/collection/model/survey'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'

type Labels = ReadonlyMap<string, { readonly zh: string; readonly en: string }>

export const labelsOf = ({ form }: Pick<SurveyVersion, 'form'>): Labels =>
  new Map(form.sections.flatMap(({ cells }) => cells.map((one) => [one.code, one.label])))

/** What a cell of a return is called, by its address; the address where its line is gone. */
export function useNameOfCell(
  form: Pick<SurveyVersion, 'form'>,
  rows: readonly ReturnRow[],
): (address: string) => string {
  const { t } = useTranslation()
  const say = useSay()
  const labels = labelsOf(form)
  return (address) => {
    const [kind, key = '', ...rest] = address.split('.')
    if (kind === 'rows') {
      const row = rows.find((one) => one.key === key)
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
