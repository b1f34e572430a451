import { dutyTexts, obligationStateTexts } from '@wstc/domain/plan/words/tasks'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Sheet } from '../../kit/layout/page.tsx'
import { useDay } from '../days.ts'
import { Cite, Tag, type Tone, Unclear } from '../marks.tsx'
import { useNames } from '../names.ts'
import type { WorkTask } from '../queries.ts'
import { LightPanel } from './light-panel.tsx'
import { Milestones } from './milestones.tsx'

export function OverviewTab({ task }: { task: WorkTask }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <div className="k-stack">
      <LightPanel task={task} />
      <div className="p-two">
        <Sheet title={t(($) => $.planTask.about)}>
          <div className="k-stack">
            <p>{say(task.summary)}</p>
            {task.unclear && <Unclear text={say(task.unclear)} />}
            {task.openEnded && <p className="k-quiet">{t(($) => $.planTask.openEnded)}</p>}
            <Cite citation={task.citation} />
          </div>
        </Sheet>
        <Duties task={task} />
      </div>
      <Milestones task={task} />
    </div>
  )
}

const tones: Readonly<Record<string, Tone>> = {
  'in-time': 'good',
  late: 'watch',
  missing: 'bad',
  returned: 'watch',
  submitted: 'done',
}

/** What each department has to do with the task, and how it stands this period. */
function Duties({ task }: { task: WorkTask }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { period, day } = useDay()
  const rows = [
    ...task.lead.map((id) => ({ id, duty: 'lead' as const })),
    ...task.cooperating.map((id) => ({ id, duty: 'cooperating' as const })),
  ]
  const owed = (id: string) =>
    task.obligations.filter((one) => one.department === id && one.period === task.currentPeriod)
  return (
    <Sheet title={t(($) => $.planTask.duties)}>
      <table className="p-table">
        <caption className="k-small k-quiet">
          {t(($) => $.planTask.dutiesFor, { period: period(task.currentPeriod) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.planTasks.department)}</th>
            <th scope="col">{t(($) => $.planTask.duty)}</th>
            <th scope="col">{t(($) => $.planTask.owed)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, duty }) => (
            <tr key={`${duty} ${id}`}>
              <th scope="row">{names.departmentFull(id)}</th>
              <td>{say(dutyTexts[duty])}</td>
              <td>
                {owed(id).length === 0 && (
                  <span className="k-quiet">{t(($) => $.planTask.nothingOwed)}</span>
                )}
                {owed(id).map((one) => (
                  <div key={one.id} className="k-row">
                    <Tag tone={tones[one.state] ?? 'none'}>
                      {say(obligationStateTexts[one.state])}
                    </Tag>
                    <span className="k-small k-quiet">
                      {t(($) => $.planTasks.dueOn, { day: day(one.dueDay) })}
                    </span>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}
