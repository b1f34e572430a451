import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/language.ts'
import { formatDay } from '../kit/number.ts'
import type { ReturnLine } from './queries.ts'

/** Until when a return is taken without being late. */
export function DueWords({ line }: { readonly line: Pick<ReturnLine, 'dueOn' | 'extendedTo'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const day = formatDay(line.extendedTo ?? line.dueOn, language)
  return t(($) => $.statisticsReturn[line.extendedTo ? 'dueExtended' : 'dueOn'], { day })
}
