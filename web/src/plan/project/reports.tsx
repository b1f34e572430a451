import { ReportedState } from '@wstc/domain/plan/model/judgement'
import { reportedTexts } from '@wstc/domain/plan/words/rules'
import { reportStageTexts } from '@wstc/domain/plan/words/tasks'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { ActForm } from '../act-form.tsx'
import { useDay } from '../days.ts'
import { DemoMark, Tag } from '../marks.tsx'
import { type Project, projectsApi } from './queries.ts'

type Report = Project['reports'][number]
const tones = { draft: 'none', submitted: 'watch', returned: 'bad', signed: 'good' } as const
const long = z.string().max(8000)

export function ReportsTab({ project, live }: { project: Project; live: boolean }) {
  const { t } = useTranslation()
  const latest = project.reports.find((one) => one.period === project.period)
  const writes =
    live &&
    project.may.keep &&
    project.stage === 'registered' &&
    latest?.stage !== 'submitted' &&
    latest?.stage !== 'signed'
  return (
    <Sheet
      title={t(($) => $.planProjects.tabs.reports)}
      actions={
        writes ? <Write project={project} period={project.period} report={latest} /> : undefined
      }
    >
      {project.reports.length === 0 ? (
        <EmptyState
          title={t(($) => $.planProjects.noReports)}
          hint={t(($) => $.planProjects.noReportsHint)}
        />
      ) : (
        <ul className="p-list">
          {project.reports.map((one) => (
            <Item key={one.id} report={one} project={project} live={live} />
          ))}
        </ul>
      )}
    </Sheet>
  )
}

function Item({ report, project, live }: { report: Report; project: Project; live: boolean }) {
  const { t } = useTranslation()
  const say = useSay()
  const { day, period } = useDay()
  const { content } = report
  const newest = project.reports.find((one) => one.period === report.period)?.id === report.id
  const corrects = live && newest && report.stage === 'signed' && project.may.keep
  return (
    <li>
      <div className="k-row k-row-apart">
        <div>
          <strong>{period(report.period)}</strong>{' '}
          <Tag tone={tones[report.stage]}>{say(reportStageTexts[report.stage])}</Tag>{' '}
          {content.state && <Tag>{say(reportedTexts[content.state])}</Tag>}{' '}
          <DemoMark on={report.synthetic} />
          <div className="k-row k-small k-quiet">
            <span>{t(($) => $.planProjects.dueOn, { day: day(report.dueDay) })}</span>
            {report.signedAt && <span>{day(report.signedAt.slice(0, 10))}</span>}
            {report.version > 1 && (
              <span>{t(($) => $.planProjects.version, { version: report.version })}</span>
            )}
            {report.reason && <span>{report.reason}</span>}
          </div>
        </div>
        <div className="k-row k-noprint">
          {live && report.stage === 'submitted' && project.may.sign && <Settle report={report} />}
          {corrects && <Write project={project} period={report.period} report={report} />}
        </div>
      </div>
      <p>{content.done}</p>
      {content.next && <p className="k-quiet">{content.next}</p>}
      {content.problems && <p className="p-bad">{content.problems}</p>}
      {report.comment && report.stage === 'returned' && <p>{report.comment}</p>}
    </li>
  )
}

interface WriteProps {
  readonly project: Project
  readonly period: string
  readonly report: Report | undefined
}

function Write({ project, period, report }: WriteProps) {
  const { t } = useTranslation()
  const say = useSay()
  const signed = report?.stage === 'signed'
  const act = signed ? t(($) => $.planProjects.correctReport) : t(($) => $.planProjects.report)
  return (
    <ActForm
      quiet={signed}
      act={act}
      label={`${act} · ${period}`}
      schema={z.strictObject({
        state: ReportedState,
        done: long,
        next: long.optional(),
        problems: long.optional(),
        submit: z.boolean(),
        ...(signed ? { reason: z.string().trim().min(2).max(4000) } : {}),
      })}
      guide={
        {
          state: {
            label: t(($) => $.planProjects.state),
            options: Object.fromEntries(
              ReportedState.options.map((one) => [one, say(reportedTexts[one])]),
            ),
          },
          done: { label: t(($) => $.planProjects.done), wide: true },
          next: { label: t(($) => $.planProjects.nextSteps), wide: true },
          problems: { label: t(($) => $.planProjects.problems), wide: true },
          submit: {
            label: t(($) => $.planProjects.submitReport),
            hint: t(($) => $.planProjects.submitReportHint),
          },
          reason: { label: t(($) => $.planProjects.reason), wide: true },
        } as never
      }
      initial={
        {
          state: report?.content.state ?? 'in-progress',
          done: report?.content.done ?? '',
          next: report?.content.next ?? '',
          problems: report?.content.problems ?? '',
          submit: true,
        } as never
      }
      onSubmit={(values) => {
        const { submit, reason, state, done, next, problems } = values as {
          submit: boolean
          reason?: string
          state: ReportedState
          done: string
          next?: string
          problems?: string
        }
        return projectsApi.saveProjectReport({
          params: { project: project.id, period },
          revision: report && !signed ? report.revision : 0,
          body: {
            content: { state, done, next: next ?? '', problems: problems ?? '' },
            submit,
            reason: reason ?? '',
          },
        })
      }}
    />
  )
}

function Settle({ report }: { report: Report }) {
  const { t } = useTranslation()
  const params = { report: report.id }
  const { revision } = report
  return (
    <>
      <ActForm
        act={t(($) => $.planProjects.sign)}
        schema={z.strictObject({ comment: z.string().trim().max(4000).optional() })}
        guide={{ comment: { label: t(($) => $.planProjects.note), wide: true } }}
        initial={{ comment: '' }}
        onSubmit={(values) =>
          projectsApi.settleProjectReport({
            params,
            revision,
            body: { outcome: 'signed', comment: values.comment ?? '' },
          })
        }
      />
      <ActForm
        quiet
        act={t(($) => $.planProjects.giveBack)}
        schema={z.strictObject({ comment: z.string().trim().min(2).max(4000) })}
        guide={{ comment: { label: t(($) => $.planProjects.comment), wide: true } }}
        onSubmit={(values) =>
          projectsApi.settleProjectReport({
            params,
            revision,
            body: { outcome: 'returned', ...values },
          })
        }
      />
    </>
  )
}
