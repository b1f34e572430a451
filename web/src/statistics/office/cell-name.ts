import { findEbopsItem } from '@wstc/domain/kernel/codes/ebops'
import type { FigureLine } from '@wstc/domain/statistics/review/contract/shapes'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { labelsOf, useNameOfCell } from '../cell-name.ts'
import type { Review } from './queries.ts'

/** What a figure of the comparison is called: an item with its flow, or a fixed cell. */
export function useFigureName(
  data?: Pick<Review, 'form'>,
): (of: Pick<FigureLine, 'flow' | 'code'>) => string {
  const { t } = useTranslation()
  const say = useSay()
  const labels = data && labelsOf(data.form)
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
export const useCellName = (data: Review): ((address: string) => string) =>
  useNameOfCell(data.form, data.returned.content.rows)
