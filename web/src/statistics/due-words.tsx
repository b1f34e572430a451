import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/language.ts'
import { formatDay } from '../kit/number.ts'
import type { ReturnLine } from './queries.ts'

/** Until when a return is taken without being late. */
export function DueWords({ line }: { readonly line: Pick<ReturnLine, 'dueOn' | 'extendedTo'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return t(($) => $.statisticsReturn.dueOn, {
    day: formatDay(line.extendedTo ?? line.dueOn, language),
  })
}
