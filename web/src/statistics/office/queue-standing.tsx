import type { ReplyOf } from '@wstc/domain/kernel/endpoint'
import type { statisticsReviewContract } from '@wstc/domain/statistics/review/contract'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'

type Page = ReplyOf<(typeof statisticsReviewContract)['listReviewQueue']>
export type Counts = Pick<Page, 'waiting' | 'unweighed' | 'outliers' | 'unflagged'>

/** How many returns wait, and how they stand. */
export function Standing({ counts }: { readonly counts: Counts }) {
  const { t } = useTranslation()
  if (counts.waiting === 0) return null
  return (
    <p className="k-quiet" role="status">
      {t(($) => $.statisticsOffice.counts, { ...counts })}{' '}
      {counts.unweighed > 0 &&
        t(($) => $.statisticsOffice.countsUnweighed, { count: counts.unweighed })}{' '}
      <span className="s-keys">{t(($) => $.statisticsOffice.keys)}</span>
    </p>
  )
}

/** j and k move between the returns of the list, within it only. */
export function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'j' && event.key !== 'k') return
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const { target, currentTarget } = event
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return
  const links = [...currentTarget.querySelectorAll<HTMLAnchorElement>('tbody a')]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  const next = at === -1 ? 0 : at + (event.key === 'j' ? 1 : -1)
  const link = links[next]
  if (!link) return
  event.preventDefault()
  link.focus()
}
