import './states.css'
import { ApiProblem } from '@wstc/sdk/client'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { tell } from '../i18n/problems.ts'

interface ErrorNoteProps {
  readonly error: unknown
  readonly title?: string
  readonly onRetry?: () => void
  readonly action?: ReactNode
}

/** A failure in words, with the request number for support and a way to go on. */
export function ErrorNote({ error, title, onRetry, action }: ErrorNoteProps) {
  const { t } = useTranslation()
  const request = error instanceof ApiProblem ? error.problem.instance : undefined
  return (
    <div className="k-error" role="alert">
      <strong>{title ?? t(($) => $.kit.error.part)}</strong>
      <span>{tell(error)}</span>
      {request && (
        <span className="k-small k-quiet">{t(($) => $.kit.error.request, { id: request })}</span>
      )}
      {onRetry && <Button onClick={onRetry}>{t(($) => $.kit.retry)}</Button>}
      {action}
    </div>
  )
}

/** The whole page failed. */
export function ErrorPage({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="k-stack">
      <h1>{t(($) => $.kit.error.title)}</h1>
      <ErrorNote error={error} {...(onRetry ? { onRetry } : {})} />
      <a href="/app/">{t(($) => $.kit.error.home)}</a>
    </div>
  )
}
