import type { Remark } from '@wstc/domain/plan/contract/tasks/shapes'
import { remarkActTexts } from '@wstc/domain/plan/words/tasks'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { formatMoment } from '../../kit/number.ts'
import { useDay } from '../days.ts'
import { useNames } from '../names.ts'

interface ByProps {
  readonly by: { readonly name: string | null; readonly department: string | null }
}

/** Who, as far as the reader may know it. */
export function By({ by }: ByProps) {
  const { t } = useTranslation()
  const names = useNames()
  const words = [by.department ? names.department(by.department) : '', by.name ?? '']
    .filter(Boolean)
    .join(' ')
  return <span>{words || t(($) => $.planTask.system)}</span>
}

/** What was said about a thing, oldest first. */
export function Remarks({ remarks }: { remarks: readonly z.infer<typeof Remark>[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const { day } = useDay()
  if (remarks.length === 0) return null
  return (
    <ul className="p-remarks" aria-label={t(($) => $.planTask.remarks)}>
      {remarks.map((remark) => (
        <li key={remark.id}>
          <span className="k-small k-quiet">
            <strong>{say(remarkActTexts[remark.act])}</strong> <By by={remark.by} />{' '}
            {formatMoment(remark.at)}
            {remark.details.from && remark.details.to && (
              <> · {`${day(remark.details.from)} → ${day(remark.details.to)}`}</>
            )}
          </span>
          {remark.text && <p>{remark.text}</p>}
        </li>
      ))}
    </ul>
  )
}
