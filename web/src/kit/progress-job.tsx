import { Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from './error-page.tsx'
import { formatNumber } from './number.ts'

export interface JobState {
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly done: number
  /** Absent while the amount of work is not known. */
  readonly total?: number
  /** What is being done now, or what came of it. */
  readonly message?: string
}

interface ProgressJobProps {
  readonly label: string
  /** Asks the server how far the job is. */
  readonly load: () => Promise<JobState>
  readonly onDone?: (state: JobState) => void
  readonly onCancel?: () => void
}

const everyMs = 700

function useJob(load: () => Promise<JobState>, onDone?: (state: JobState) => void) {
  const [job, setJob] = useState<JobState>()
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    let stopped = false
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      try {
        const next = await load()
        if (stopped) return
        setJob(next)
        setError(undefined)
        if (next.state !== 'queued' && next.state !== 'running') return onDone?.(next)
      } catch (thrown) {
        if (stopped) return
        setError(thrown)
      }
      timer = setTimeout(ask, everyMs)
    }
    void ask()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [load, onDone])
  return { job, error }
}

/** A job of the server with its progress; goes on asking until it ends. */
export function ProgressJob({ label, load, onDone, onCancel }: ProgressJobProps) {
  const { t } = useTranslation()
  const { job, error } = useJob(load, onDone)
  const state = job?.state ?? 'queued'
  const percent = job?.total ? Math.floor((job.done / job.total) * 100) : undefined
  const ended = state !== 'queued' && state !== 'running'
  return (
    <div className="k-stack" aria-busy={!ended}>
      <div className="k-row k-row-apart">
        <strong>{label}</strong>
        <span role="status">{t(($) => $.kit.job[state])}</span>
      </div>
      <Progress
        aria-label={label}
        percent={state === 'done' ? 100 : (percent ?? 0)}
        status={
          state === 'failed'
            ? 'exception'
            : state === 'done'
              ? 'success'
              : state === 'cancelled'
                ? 'normal'
                : 'active'
        }
      />
      <div className="k-row k-row-apart k-small k-quiet">
        <span>
          {job?.total !== undefined &&
            t(($) => $.kit.job.progress, {
              done: formatNumber(String(job.done)),
              total: formatNumber(String(job.total)),
            })}
          {job?.message && ` ${job.message}`}
        </span>
        {!ended && onCancel && (
          <Button size="small" onClick={onCancel}>
            {t(($) => $.kit.job.cancel)}
          </Button>
        )}
      </div>
      {error !== undefined && <ErrorNote error={error} />}
    </div>
  )
}
