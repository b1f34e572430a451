import './assessment.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { LineChart } from '../../kit/chart/line-chart.tsx'
import { useToast } from '../../kit/confirm.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Pick } from '../../kit/pick.tsx'
import { ProgressJob } from '../../kit/progress-job.tsx'
import { useSession } from '../../session.ts'
import { useRefresh } from '../act-form.tsx'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { assessmentApi, historyQuery, loadJob, runsQuery } from './queries.ts'
import { Runs } from './run-table.tsx'

/** 各期考核 and the opening of a further one. */
export function RunList() {
  const { t } = useTranslation()
  const runs = useQuery(runsQuery)
  return (
    <Ask query={runs}>
      {(data) => (
        <div className="k-stack">
          {data.open.length > 0 && <OpenRun periods={data.open} />}
          <Sheet title={t(($) => $.planAssessment.runs)}>
            <Runs runs={data.runs} />
          </Sheet>
          {data.runs.length > 0 && (
            <Sheet title={t(($) => $.planAssessment.history)}>
              <History />
            </Sheet>
          )}
        </div>
      )}
    </Ask>
  )
}

function OpenRun({ periods }: { periods: readonly string[] }) {
  const { t } = useTranslation()
  const { period: inWords } = useDay()
  const toast = useToast()
  const refresh = useRefresh()
  const [period, setPeriod] = useState<string | undefined>(periods[0])
  const [job, setJob] = useState<string>()
  const load = useCallback(async () => {
    const { state, done, total } = await loadJob(job!)
    return { state, done, ...(total === null ? {} : { total }) }
  }, [job])
  const onDone = useCallback(() => {
    setJob(undefined)
    void refresh()
  }, [refresh])
  const open = async () => {
    try {
      const opened = await assessmentApi.openAssessmentRun({ body: { period: period! } })
      toast.done(t(($) => $.planAssessment.opened))
      setJob(opened.job)
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Sheet title={t(($) => $.planAssessment.open)}>
      <p className="k-quiet">{t(($) => $.planAssessment.openHint)}</p>
      {job ? (
        <ProgressJob label={t(($) => $.planAssessment.computing)} load={load} onDone={onDone} />
      ) : (
        <div className="k-row">
          <Pick
            label={t(($) => $.planAssessment.period)}
            value={period}
            options={periods.map((value) => ({ value, label: inWords(value) }))}
            onChange={setPeriod}
          />
          <Action main onClick={() => void open()}>
            {t(($) => $.planAssessment.openAct)}
          </Action>
        </div>
      )}
    </Sheet>
  )
}

/** Totals over the periods; quarters and years are not mixed in one line. */
function History() {
  const { t } = useTranslation()
  const say = useSay()
  const { period } = useDay()
  const { organisation } = useSession()
  const history = useQuery(historyQuery)
  const [chosen, setChosen] = useState<string>()
  const data = history.data
  const shown =
    data?.departments.find((one) => one.id === (chosen ?? organisation.id)) ?? data?.departments[0]
  const series = useMemo(() => {
    const quarters = data?.runs.filter((run) => run.period.includes('-')) ?? []
    if (!shown) return []
    return [
      {
        name: say(shown.name),
        points: quarters.map((run) => ({
          period: run.period,
          value: shown.scores.find((one) => one.run === run.id)?.total ?? undefined,
        })),
      },
    ]
  }, [data, shown, say])
  return (
    <Ask query={history}>
      {({ runs, departments }) =>
        shown ? (
          <div className="k-stack">
            {departments.length > 1 && (
              <Pick
                label={t(($) => $.planAssessment.chosen)}
                value={shown.id}
                options={departments.map((one) => ({ value: one.id, label: say(one.name) }))}
                onChange={setChosen}
              />
            )}
            <div className="p-two">
              <LineChart
                title={t(($) => $.planAssessment.historyChart)}
                description={t(($) => $.planAssessment.historyAbout)}
                unit={t(($) => $.planAssessment.points)}
                series={series}
                say={period}
                height={240}
              />
              <table className="p-table">
                <thead>
                  <tr>
                    <th scope="col">{t(($) => $.planAssessment.period)}</th>
                    <th scope="col" className="p-end">
                      {t(($) => $.planAssessment.total)}
                    </th>
                    <th scope="col" className="p-end">
                      {t(($) => $.planAssessment.rank)}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {runs.map((run) => {
                    const score = shown.scores.find((one) => one.run === run.id)
                    return (
                      <tr key={run.id}>
                        <th scope="row">
                          <Link
                            to="/assessment/$run/$department"
                            params={{ run: run.id, department: shown.id } as never}
                          >
                            {period(run.period)}
                          </Link>
                        </th>
                        <td className="p-end">{score?.total ?? '—'}</td>
                        <td className="p-end">
                          {score?.rank ?? t(($) => $.planAssessment.rankHidden)}
                        </td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
            </div>
          </div>
        ) : (
          <EmptyState
            title={t(($) => $.planAssessment.none)}
            hint={t(($) => $.planAssessment.ownHint)}
          />
        )
      }
    </Ask>
  )
}
