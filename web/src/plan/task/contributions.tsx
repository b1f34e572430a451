import type { Contribution } from '@wstc/domain/plan/contract/tasks/progress'
import { contributionStageTexts, obligationStateTexts } from '@wstc/domain/plan/words/tasks'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import type { DraftStore } from '../../kit/form/draft.ts'
import { SchemaForm } from '../../kit/form/schema-form.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { formatMoment } from '../../kit/number.ts'
import { useMay, useSession } from '../../session.ts'
import { ActForm, useAct, useRefresh } from '../act-form.tsx'
import { useDay } from '../days.ts'
import { DemoMark, Tag } from '../marks.tsx'
import { useNames } from '../names.ts'
import { tasksApi, type WorkTask } from '../queries.ts'
import { Remarks } from './remarks.tsx'

interface ContributionsProps {
  readonly task: WorkTask
  readonly period: string
  /** The leading department whose report they serve. */
  readonly lead: string | undefined
}

type Owed = WorkTask['obligations'][number]

/** 配合材料 beside the report that they go into. */
export function Contributions({ task, period, lead }: ContributionsProps) {
  const { t } = useTranslation()
  const names = useNames()
  const { period: words } = useDay()
  const may = useMay()
  const { organisation } = useSession()
  const owed = task.obligations.filter(
    (one) => one.kind === 'contribution' && one.period === period && (!lead || one.lead === lead),
  )
  const asks = lead === organisation?.id && may('plan.progress.report')
  const free = task.cooperating.filter((id) => !owed.some((one) => one.department === id))
  if (owed.length === 0 && !(asks && task.cooperating.length > 0)) return null
  return (
    <aside
      className="p-aside"
      aria-label={[
        t(($) => $.planReport.contributions),
        words(period),
        lead && names.department(lead),
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      <h3>{t(($) => $.planReport.contributions)}</h3>
      {owed.length === 0 && <p className="k-quiet">{t(($) => $.planReport.noContributions)}</p>}
      <ul className="p-list">
        {owed.map((one) => (
          <li key={one.id}>
            <OneContribution task={task} owed={one} />
          </li>
        ))}
      </ul>
      {asks && free.length > 0 && <AskFor task={task} period={period} free={free} />}
    </aside>
  )
}

function OneContribution({ task, owed }: { task: WorkTask; owed: Owed }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { day } = useDay()
  const may = useMay()
  const act = useAct()
  const { organisation } = useSession()
  const versions = task.contributions
    .filter((one) => one.obligation === owed.id)
    .sort((a, b) => b.version - a.version)
  const [latest] = versions
  const own = owed.department === organisation?.id && may('plan.progress.report')
  const leads = owed.lead === organisation?.id && may('plan.progress.report')
  const writes = own && latest && latest.stage !== 'sent'
  return (
    <div className="k-stack p-tight">
      <div>
        <strong>{names.department(owed.department)}</strong> <DemoMark on={owed.synthetic} />
        <div className="k-row k-small">
          <Tag tone={latest?.stage === 'sent' ? 'good' : owed.state === 'missing' ? 'bad' : 'none'}>
            {say(latest ? contributionStageTexts[latest.stage] : obligationStateTexts[owed.state])}
          </Tag>
          <span className="k-quiet">{t(($) => $.planTasks.dueOn, { day: day(owed.dueDay) })}</span>
        </div>
      </div>
      {owed.request && <p className="p-request">{owed.request}</p>}
      {latest && !writes && latest.text && <p className="p-said">{latest.text}</p>}
      {latest?.sentAt && !writes && (
        <span className="k-small k-quiet">{formatMoment(latest.sentAt)}</span>
      )}
      {latest && <Remarks remarks={latest.remarks} />}
      {writes && <Write key={latest.id} contribution={latest} />}
      {own && !latest && (
        <Action
          main
          onClick={() =>
            void act(
              () => tasksApi.openContribution({ params: { obligation: owed.id } }),
              t(($) => $.planReport.contributionOpened),
            )
          }
        >
          {t(($) => $.planReport.contribute)}
        </Action>
      )}
      {leads && latest?.stage === 'sent' && (
        <ActForm
          quiet
          act={t(($) => $.planReport.returnContribution)}
          schema={z.strictObject({ comment: z.string().trim().min(2).max(4000) })}
          guide={{ comment: { label: t(($) => $.planReport.comment) } }}
          onSubmit={(values) =>
            tasksApi.returnContribution({
              params: { contribution: latest.id },
              revision: latest.revision,
              body: values,
            })
          }
        />
      )}
    </div>
  )
}

function Write({ contribution }: { contribution: Contribution }) {
  const { t } = useTranslation()
  const refresh = useRefresh()
  const latest = useRef(contribution)
  const sent = useRef(false)
  const first = useRef(contribution.text)
  const params = { contribution: contribution.id }
  const keep = async (text: string) => {
    const { revision } = latest.current
    latest.current = await tasksApi.saveContribution({ params, revision, body: { text } })
    return { at: new Date().toISOString() }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once, it reads what it needs from refs
  const draft = useMemo<DraftStore>(
    () => ({
      load: async () => undefined,
      save: (values) => keep(typeof values.text === 'string' ? values.text : ''),
      discard: async () => {
        if (!sent.current) await keep(first.current)
      },
    }),
    [],
  )
  return (
    <SchemaForm
      schema={z.object({ text: z.string().min(1).max(8000) })}
      guide={{ text: { label: t(($) => $.planReport.contributionText) } }}
      initial={{ text: contribution.text }}
      draft={draft}
      submitLabel={t(($) => $.planReport.send)}
      onSubmit={async ({ text }) => {
        await keep(text)
        await tasksApi.sendContribution({ params, revision: latest.current.revision })
        sent.current = true
        await refresh()
      }}
    />
  )
}

interface AskForProps {
  readonly task: WorkTask
  readonly period: string
  readonly free: readonly string[]
}

function AskFor({ task, period, free }: AskForProps) {
  const { t } = useTranslation()
  const names = useNames()
  const schema = useMemo(
    () =>
      z.strictObject({
        department: z.enum(free as [string, ...string[]]),
        request: z.string().trim().min(2).max(4000),
      }),
    [free],
  )
  return (
    <ActForm
      act={t(($) => $.planReport.askContribution)}
      schema={schema}
      guide={{
        department: {
          label: t(($) => $.planTasks.department),
          options: Object.fromEntries(free.map((id) => [id, names.departmentFull(id)])),
        },
        request: {
          label: t(($) => $.planReport.request),
          hint: t(($) => $.planReport.requestHint),
        },
      }}
      onSubmit={(values) =>
        tasksApi.askContribution({ params: { task: task.number }, body: { period, ...values } })
      }
    />
  )
}
