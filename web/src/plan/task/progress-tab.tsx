import { useQueryClient } from '@tanstack/react-query'
import type { Report } from '@wstc/domain/plan/contract/tasks/progress'
import { obligationStateTexts, reportStageTexts } from '@wstc/domain/plan/words/tasks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { useToast } from '../../kit/confirm.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { useMay, useSession } from '../../session.ts'
import { useRefresh } from '../act-form.tsx'
import { useDay } from '../days.ts'
import { Tag } from '../marks.tsx'
import { useNames } from '../names.ts'
import { taskQuery, tasksApi, type WorkTask } from '../queries.ts'
import { Contributions } from './contributions.tsx'
import { ReportEditor } from './report-editor.tsx'
import { ReportVersions } from './report-view.tsx'

/** 进展: what is owed, period by period, with the reports and what was contributed to them. */
export function ProgressTab({ task }: { task: WorkTask }) {
  const { t } = useTranslation()
  const { period: words } = useDay()
  const periods = [
    ...new Set([
      ...task.obligations.map((one) => one.period),
      ...task.reports.map((one) => one.period),
    ]),
  ]
    .sort()
    .reverse()
  if (periods.length === 0) {
    return (
      <EmptyState
        title={t(($) => $.planReport.nothingAsked)}
        hint={t(($) => $.planReport.nothingAskedHint)}
      />
    )
  }
  return (
    <div className="k-stack">
      {periods.map((period, index) => (
        <details key={period} className="p-period" open={index < 2}>
          <summary>
            <h2>{words(period)}</h2>
          </summary>
          <PeriodReports task={task} period={period} />
        </details>
      ))}
    </div>
  )
}

interface PeriodProps {
  readonly task: WorkTask
  readonly period: string
}

function PeriodReports({ task, period }: PeriodProps) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { day } = useDay()
  const may = useMay()
  const { organisation } = useSession()
  const owed = task.obligations.filter((one) => one.period === period && one.kind === 'report')
  const leads = [
    ...new Set([
      ...owed.map((one) => one.department),
      ...task.reports.filter((one) => one.period === period).map((one) => one.department),
    ]),
  ]
  return (
    <>
      {leads.map((department) => {
        const versions = task.reports
          .filter((one) => one.period === period && one.department === department)
          .sort((a, b) => b.version - a.version)
        const obligation = owed.find((one) => one.department === department)
        const own = department === organisation?.id
        const working = versions.find((one) => one.stage !== 'signed')
        return (
          <Sheet
            key={department}
            title={names.departmentFull(department)}
            actions={
              obligation && (
                <>
                  <Tag>{say(obligationStateTexts[obligation.state])}</Tag>
                  <span className="k-small k-quiet">
                    {t(($) => $.planTasks.dueOn, { day: day(obligation.dueDay) })}
                  </span>
                </>
              )
            }
          >
            <div className="p-beside">
              <div className="k-stack">
                {working && own && may(['plan.progress.report', 'plan.progress.sign']) ? (
                  <InWork key={`${working.id} ${working.stage}`} report={working} />
                ) : (
                  working && <Tag>{say(reportStageTexts[working.stage])}</Tag>
                )}
                {!working &&
                  versions.length === 0 &&
                  own &&
                  obligation &&
                  may('plan.progress.report') && <OpenReport task={task} period={period} />}
                {!working && versions.length === 0 && !own && (
                  <p className="k-quiet">{t(($) => $.planReport.notYet)}</p>
                )}
                <ReportVersions
                  versions={versions.filter((one) => one.stage === 'signed')}
                  own={own}
                  mayCorrect={own && !working && may('plan.progress.report')}
                />
              </div>
              <Contributions task={task} period={period} lead={department} />
            </div>
          </Sheet>
        )
      })}
      {leads.length === 0 && <Contributions task={task} period={period} lead={undefined} />}
    </>
  )
}

function InWork({ report }: { report: Report }) {
  const say = useSay()
  return (
    <>
      <div className="k-row">
        <Tag tone={report.stage === 'returned' ? 'watch' : 'done'}>
          {say(reportStageTexts[report.stage])}
        </Tag>
      </div>
      <ReportEditor report={report} />
    </>
  )
}

/** Opens the report; what the platform knows already stands in it then. */
function OpenReport({ task, period }: { task: WorkTask; period: string }) {
  const { t } = useTranslation()
  const toast = useToast()
  const refresh = useRefresh()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const open = async () => {
    setBusy(true)
    try {
      await tasksApi.openReport({ params: { task: task.number }, body: { period } })
      await client.refetchQueries(taskQuery(task.number))
      void refresh()
    } catch (error) {
      toast.failed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <EmptyState
      title={t(($) => $.planReport.start)}
      hint={t(($) => $.planReport.startHint)}
      action={
        <Action main busy={busy} onClick={() => void open()}>
          {t(($) => $.planReport.write)}
        </Action>
      }
    />
  )
}
