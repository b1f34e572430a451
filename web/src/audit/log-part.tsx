import './audit.css'
import { useQueryClient } from '@tanstack/react-query'
import { findingWords } from '@wstc/domain/audit/words/findings'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deskApi } from '../desk/queries.ts'
import { useSay } from '../i18n/language.ts'
import { useToast } from '../kit/confirm.tsx'
import { EmptyState } from '../kit/empty.tsx'
import { Figure } from '../kit/figure.tsx'
import { Action } from '../kit/layout/action.tsx'
import { Sheet } from '../kit/layout/page.tsx'
import { formatMoment } from '../kit/number.ts'
import { type JobState, ProgressJob } from '../kit/progress-job.tsx'
import { saveBlob } from '../kit/save-blob.ts'
import { StatusLight } from '../kit/status-light.tsx'
import { auditApi, type Check, type LogState } from './queries.ts'

/** Starts a job of the log and follows it on the page. */
export function useLogJob(start: () => Promise<{ job: string }>) {
  const [job, setJob] = useState<string>()
  const [busy, setBusy] = useState(false)
  const client = useQueryClient()
  const toast = useToast()
  const run = async () => {
    setBusy(true)
    try {
      setJob((await start()).job)
    } catch (error) {
      toast.failed(error)
      setBusy(false)
    }
  }
  const load = useCallback(async (): Promise<JobState> => {
    const { state, done, total } = await deskApi.getJob({ params: { id: job ?? '' } })
    return { state, done, ...(total === null ? {} : { total }) }
  }, [job])
  const onDone = useCallback(() => {
    setBusy(false)
    void client.invalidateQueries({ queryKey: ['audit'] })
  }, [client])
  const progress = (label: string) =>
    job && <ProgressJob key={job} label={label} load={load} onDone={onDone} />
  return { run: () => void run(), busy, progress }
}

function CheckLight({ check }: { check: Check }) {
  const { t } = useTranslation()
  return (
    <StatusLight
      status={check.ok ? 'good' : 'bad'}
      label={
        check.ok
          ? t(($) => $.auditProof.passed)
          : t(($) => $.auditProof.failed, { count: check.found })
      }
    />
  )
}

/** The log in figures, and how its last check went. */
export function LogSummary({ state }: { state: LogState }) {
  const { t } = useTranslation()
  const [last] = state.checks
  const unit = t(($) => $.auditProof.entries)
  const figures = [
    [t(($) => $.auditProof.size), state.size],
    [t(($) => $.auditProof.covered), state.head?.size ?? 0],
    [t(($) => $.auditProof.waiting), state.waiting],
  ] as const
  return (
    <Sheet>
      {last && !last.ok && (
        <p role="alert" className="a-broken">
          {t(($) => $.auditProof.broken)}
        </p>
      )}
      <dl className="a-figures">
        {figures.map(([label, value], place) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Figure
                size="large"
                value={value}
                unit={unit}
                label={label}
                {...(place === 0 ? { from: { source: t(($) => $.auditProof.sizeFrom) } } : {})}
              />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t(($) => $.auditProof.lastCheck)}</dt>
          <dd>
            {last ? (
              <>
                <CheckLight check={last} />
                <span className="k-small k-quiet">{formatMoment(last.at)}</span>
              </>
            ) : (
              t(($) => $.auditProof.never)
            )}
          </dd>
        </div>
      </dl>
    </Sheet>
  )
}

/** The newest head, to be taken along. */
export function HeadPart({ state }: { state: LogState }) {
  const { t } = useTranslation()
  const { head } = state
  return (
    <Sheet
      title={t(($) => $.auditProof.head)}
      actions={
        head && (
          <Action
            onClick={() =>
              saveBlob(
                new Blob([`${JSON.stringify(head)}\n`], { type: 'application/json' }),
                `head-${head.number}.json`,
              )
            }
          >
            {t(($) => $.auditProof.downloadHead)}
          </Action>
        )
      }
    >
      {head ? (
        <dl className="k-facts a-hashes">
          <dt>{t(($) => $.auditProof.number)}</dt>
          <dd>{head.number}</dd>
          <dt>{t(($) => $.auditProof.signedAt)}</dt>
          <dd>{formatMoment(head.at)}</dd>
          <dt>{t(($) => $.auditProof.root)}</dt>
          <dd>
            <code>{head.root}</code>
          </dd>
          <dt>{t(($) => $.auditProof.key)}</dt>
          <dd>
            <code>{head.key}</code>
          </dd>
          <dt>{t(($) => $.auditProof.log)}</dt>
          <dd>
            <code>{head.log}</code>
          </dd>
        </dl>
      ) : (
        <EmptyState
          title={t(($) => $.auditProof.noHead)}
          hint={t(($) => $.auditProof.noHeadHint)}
        />
      )}
      <p className="k-small k-quiet">
        {t(($) => $.auditProof.rhythm, { minutes: state.headMinutes })}
      </p>
    </Sheet>
  )
}

/** Checks of the log, the newest first, with what each found. */
export function ChecksPart({ state }: { state: LogState }) {
  const { t } = useTranslation()
  const say = useSay()
  const { run, busy, progress } = useLogJob(() => auditApi.checkLog())
  return (
    <Sheet
      title={t(($) => $.auditProof.checks)}
      actions={
        <Action main busy={busy} onClick={run}>
          {t(($) => $.auditProof.check)}
        </Action>
      }
    >
      {progress(t(($) => $.auditProof.checking))}
      {state.checks.length === 0 ? (
        <EmptyState
          title={t(($) => $.auditProof.never)}
          hint={t(($) => $.auditProof.checksEmpty)}
        />
      ) : (
        <table className="a-table">
          <caption className="k-unseen">{t(($) => $.auditProof.checks)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.auditProof.checkedAt)}</th>
              <th scope="col">{t(($) => $.auditProof.checkedBy)}</th>
              <th scope="col">{t(($) => $.auditProof.size)}</th>
              <th scope="col">{t(($) => $.auditProof.result)}</th>
            </tr>
          </thead>
          <tbody>
            {state.checks.map((check) => (
              <tr key={check.id}>
                <td data-label={t(($) => $.auditProof.checkedAt)}>{formatMoment(check.at)}</td>
                <td>
                  {check.by === null ? t(($) => $.auditProof.clock) : t(($) => $.auditProof.person)}
                </td>
                <td>
                  <Figure value={check.size} unit={t(($) => $.auditProof.entries)} />
                </td>
                <td>
                  <CheckLight check={check} />
                  {check.findings.length > 0 && (
                    <ul className="a-findings">
                      {check.findings.map((one) => (
                        <li key={JSON.stringify(one)}>
                          {say(
                            findingWords[one.code as keyof typeof findingWords] ??
                              findingWords.unreadable,
                          )}
                          <PlaceOf finding={one} />
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  )
}

function PlaceOf({ finding }: { finding: Check['findings'][number] }) {
  const { t } = useTranslation()
  const { index, number, id, field, range } = finding
  const parts = [
    index !== undefined && `${t(($) => $.audit.index)} ${index}`,
    number !== undefined && `${t(($) => $.auditProof.number)} ${number}`,
    range !== undefined && `${range[0]}–${range[1] - 1}`,
    field,
    id,
  ].filter(Boolean)
  return <span className="k-small k-quiet"> {parts.join(' · ')}</span>
}
