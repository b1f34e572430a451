import { findEbopsItem } from '@wstc/domain/kernel/codes/ebops'
import { findEconomy } from '@wstc/domain/kernel/codes/economies'
import type { ReturnRow } from '@wstc/domain/statistics/collection/model/content'
import type { SurveyVersion } from '@wstc/domain/statistics/collection/model/survey'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'

type Labels = ReadonlyMap<string, { readonly zh: string; readonly en: string }>

export const labelsOf = ({ form }: Pick<SurveyVersion, 'form'>): Labels =>
  new Map(form.sections.flatMap(({ cells }) => cells.map((one) => [one.code, one.label])))

type Business = Pick<ReturnRow, 'flow' | 'item' | 'partner' | 'currency'>

/** What a line of a return is called: what is done with whom, and in which currency. */
export function useNameOfRow(): (row: Business) => string {
  const { t } = useTranslation()
  const say = useSay()
  return ({ flow, item, partner, currency }) => {
    const [itemKnown, economy] = [findEbopsItem(item), findEconomy(partner)]
    return [
      t(($) => $.statisticsOffice[flow === 'import' ? 'import' : 'export']),
      item,
      itemKnown ? say(itemKnown.name) : '',
      economy ? say(economy.name) : partner,
      currency,
    ].join(' ')
  }
}

/** What a cell of a return is called, by its address; the address where its line is gone. */
export function useNameOfCell(
  form: Pick<SurveyVersion, 'form'>,
  rows: readonly ReturnRow[],
): (address: string) => string {
  const say = useSay()
  const nameOfRow = useNameOfRow()
  const labels = labelsOf(form)
  return (address) => {
    const [kind, key = '', ...rest] = address.split('.')
    if (kind === 'rows') {
      const row = rows.find((one) => one.key === key)
      return row ? nameOfRow(row) : address
    }
    const label = labels.get(rest.at(-1) ?? key)
    return label ? say(label) : address
  }
}
