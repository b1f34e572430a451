import { lightRule } from '@wstc/domain/plan/rules/light-rule'
import { disagreementTexts, evidencedTexts, reportedTexts } from '@wstc/domain/plan/words/rules'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Timeline } from '../../kit/timeline.tsx'
import { useDay } from '../days.ts'
import { DemoMark, LightMark } from '../marks.tsx'
import type { WorkTask } from '../queries.ts'
import { TaskTrend } from '../trends/task-trend.tsx'
import { wordOf } from '../words.ts'

/** 亮灯记录: each change with what stood behind it that day; never repainted. */
export function HistoryTab({ task }: { task: WorkTask }) {
  const { t } = useTranslation()
  const say = useSay()
  const { period } = useDay()
  const entries = [...task.lightChanges].reverse().map((light, index) => ({
    key: `${light.day} ${index}`,
    at: light.day,
    title: (
      <span className="k-row">
        <LightMark light={light.light} />
        <span>{say(wordOf(ruleTexts, light.rule))}</span>
        <DemoMark on={light.synthetic} />
      </span>
    ),
    detail: (
      <>
        {period(light.period)} · {t(($) => $.planTasks.reported)}{' '}
        {say(wordOf(reportedTexts, light.reported.state))} · {t(($) => $.planTasks.evidencedState)}{' '}
        {say(wordOf(evidencedTexts, light.evidenced.state))} (
        {`${light.evidenced.accepted}/${light.evidenced.total}`})
        {light.disagreements.map((one) => (
          <div key={one} className="p-watch">
            {say(wordOf(disagreementTexts, one))}
          </div>
        ))}
      </>
    ),
  }))
  return (
    <Sheet title={t(($) => $.planTask.history)}>
      <p className="k-quiet p-under">{t(($) => $.planTask.historyLead)}</p>
      <div className="p-under">
        <TaskTrend task={task.number} />
      </div>
      {entries.length === 0 ? (
        <EmptyState title={t(($) => $.planTask.noLight)} />
      ) : (
        <Timeline label={t(($) => $.planTask.history)} entries={entries} />
      )}
    </Sheet>
  )
}

const ruleTexts = Object.fromEntries(lightRule.map((line) => [line.code, line.text]))
