import type { JobCard } from '@wstc/domain/desk/model'
import { jobStateWords } from '@wstc/domain/desk/words'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { tellFault } from '../i18n/problems.ts'
import { formatMoment, formatNumber } from '../kit/number.ts'
import type { Status } from '../kit/status.ts'
import { StatusLight } from '../kit/status-light.tsx'
import { jobKindText } from './job-words.ts'

const lights = {
  queued: 'none',
  running: 'watch',
  done: 'good',
  failed: 'bad',
} as const satisfies Record<JobCard['state'], Status>

interface JobListProps<Job extends JobCard> {
  readonly jobs: readonly Job[]
  readonly actions?: (job: Job) => ReactNode
}

/** Jobs with their state, how far they are, and what came of them. */
export function JobList<Job extends JobCard>({ jobs, actions }: JobListProps<Job>) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <ul className="k-lines">
      {jobs.map((job) => (
        <li key={job.id}>
          <div>
            <strong>{say(jobKindText(job.kind))}</strong>{' '}
            <StatusLight status={lights[job.state]} label={say(jobStateWords[job.state])} />
            <div className="k-small k-quiet">
              {t(($) => $.desk.jobs.created)} {formatMoment(job.createdAt)}
              {job.finishedAt && (
                <>
                  {' · '}
                  {t(($) => $.desk.jobs.finished)} {formatMoment(job.finishedAt)}
                </>
              )}
              {' · '}
              {t(($) => $.desk.jobs.attempts)} {job.attempts}
            </div>
            {job.problem && <div>{tellFault({ code: job.problem })}</div>}
            {job.state === 'running' && <Progress job={job} />}
          </div>
          <div className="k-row">
            {job.href && (
              <a href={job.href} download>
                {t(($) => $.desk.jobs.result)}
              </a>
            )}
            {actions?.(job)}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Progress({ job }: { job: JobCard }) {
  const { t } = useTranslation()
  const say = useSay()
  const done = formatNumber(String(job.done))
  return (
    <div className="k-row">
      <progress
        aria-label={say(jobKindText(job.kind))}
        {...(job.total ? { max: job.total, value: job.done } : {})}
      />
      <span className="k-small k-quiet">
        {job.total
          ? t(($) => $.kit.job.progress, { done, total: formatNumber(String(job.total)) })
          : done}
      </span>
    </div>
  )
}
