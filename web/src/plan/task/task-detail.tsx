import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { dutyTexts } from '@wstc/domain/plan/words/tasks'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Action } from '../../kit/layout/action.tsx'
import { Page } from '../../kit/layout/page.tsx'
import { TabLinks } from '../../kit/layout/tab-links.tsx'
import { useMay } from '../../session.ts'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { LightMark, Tag } from '../marks.tsx'
import { useNames } from '../names.ts'
import { taskQuery, type WorkTask } from '../queries.ts'
import { AskQuestion, DialogueTab, MakeDecision } from './dialogue-tab.tsx'
import { EvidenceTab } from './evidence-tab.tsx'
import { HistoryTab } from './history-tab.tsx'
import { DisagreementBanner } from './light-panel.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { ProgressTab } from './progress-tab.tsx'

const tabs = ['overview', 'progress', 'evidence', 'dialogue', 'history'] as const
type Tab = (typeof tabs)[number]

export function TaskDetail({ number }: { number: number }) {
  const task = useQuery(taskQuery(number))
  return <Ask query={task}>{(data) => <Shown task={data} />}</Ask>
}

function Shown({ task }: { task: WorkTask }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const may = useMay()
  const { period } = useDay()
  const search = useSearch({ strict: false }) as { tab?: string }
  const current = tabs.find((tab) => tab === search.tab) ?? 'overview'
  const counts: Partial<Record<Tab, number>> = {
    evidence: task.evidence.filter((one) => one.stage === 'submitted').length,
    dialogue:
      task.questions.filter((one) => one.stage !== 'closed').length +
      task.decisions.filter((one) => one.stage !== 'confirmed').length,
  }
  return (
    <Page
      title={`${task.number} ${say(task.title)}`}
      crumbs={[
        { label: t(($) => $.planTasks.title), to: '/tasks' },
        { label: t(($) => $.planTask.crumb, { number: task.number }) },
      ]}
      lead={
        <span className="k-row">
          <LightMark light={task.light?.light} />
          <span>
            {t(($) => $.planTasks.schedules[task.schedule.kind], {
              period: period(task.schedule.period),
            })}
          </span>
          <span>{task.sections.map((id) => names.section(id)).join(' · ')}</span>
          <span>
            {t(($) => $.planTasks.lead)} {names.departments(task.lead)}
          </span>
          {task.ownDuty && (
            <Tag tone="done">
              {t(($) => $.planTask.ownDuty, { duty: say(dutyTexts[task.ownDuty]) })}
            </Tag>
          )}
        </span>
      }
      actions={
        <>
          {may('plan.question.ask') && <AskQuestion task={task.number} />}
          {may('plan.decision.make') && <MakeDecision task={task} />}
          <Action onClick={() => window.print()}>{t(($) => $.kit.print)}</Action>
        </>
      }
    >
      <DisagreementBanner light={task.light} />
      <TabLinks
        label={t(($) => $.planTask.parts)}
        current={current}
        tabs={tabs.map((tab) => ({
          key: tab,
          label: t(($) => $.planTask.tabs[tab]),
          to: `/tasks/${task.number}`,
          search: tab === 'overview' ? {} : { tab },
          ...(counts[tab] ? { count: counts[tab] } : {}),
        }))}
      />
      {current === 'overview' && <OverviewTab task={task} />}
      {current === 'progress' && <ProgressTab task={task} />}
      {current === 'evidence' && <EvidenceTab task={task} />}
      {current === 'dialogue' && <DialogueTab task={task} />}
      {current === 'history' && <HistoryTab task={task} />}
    </Page>
  )
}
