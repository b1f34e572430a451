import type { Milestone } from '@wstc/domain/plan/contract/tasks/dialogue'
import { milestoneStageTexts } from '@wstc/domain/plan/words/tasks'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { useMay, useSession } from '../../session.ts'
import { ActForm } from '../act-form.tsx'
import { useDay } from '../days.ts'
import { DemoMark, Tag } from '../marks.tsx'
import { useNames } from '../names.ts'
import { tasksApi, type WorkTask } from '../queries.ts'
import { Remarks } from './remarks.tsx'

const tones = { planned: 'none', reached: 'good', dropped: 'watch' } as const
const reason = z.string().trim().min(2).max(4000)

/** 里程碑 with each move and its reason. */
export function Milestones({ task }: { task: WorkTask }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { day } = useDay()
  const may = useMay()
  const { organisation } = useSession()
  const office = may('plan.evidence.judge')
  const keeps = (department: string) =>
    may('plan.milestone.edit') && (office || department === organisation?.id)
  const owner = office ? task.lead[0] : task.lead.find((one) => one === organisation?.id)
  return (
    <Sheet
      title={t(($) => $.planTask.milestones)}
      actions={owner && keeps(owner) ? <AddMilestone task={task} department={owner} /> : undefined}
    >
      {task.milestones.length === 0 ? (
        <EmptyState
          title={t(($) => $.planTask.noMilestones)}
          hint={t(($) => $.planTask.noMilestonesHint)}
        />
      ) : (
        <ul className="p-list">
          {task.milestones.map((one) => (
            <li key={one.id}>
              <div className="k-row k-row-apart">
                <div>
                  <strong>{one.title}</strong> <DemoMark on={one.synthetic} />
                  <div className="k-row k-small k-quiet">
                    <Tag tone={tones[one.stage]}>{say(milestoneStageTexts[one.stage])}</Tag>
                    <span>{t(($) => $.planTask.plannedDay, { day: day(one.plannedDay) })}</span>
                    {one.actualDay && (
                      <span>{t(($) => $.planTask.actualDay, { day: day(one.actualDay!) })}</span>
                    )}
                    <span>{names.department(one.department)}</span>
                  </div>
                </div>
                {one.stage === 'planned' && keeps(one.department) && <Acts milestone={one} />}
              </div>
              <Remarks remarks={one.remarks} />
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}

function AddMilestone({ task, department }: { task: WorkTask; department: string }) {
  const { t } = useTranslation()
  return (
    <ActForm
      act={t(($) => $.planTask.addMilestone)}
      schema={z.strictObject({
        title: z.string().trim().min(2).max(200),
        plannedDay: z.iso.date(),
      })}
      guide={{
        title: { label: t(($) => $.planTask.milestoneTitle), wide: true },
        plannedDay: { label: t(($) => $.planTask.plannedOn) },
      }}
      onSubmit={(values) =>
        tasksApi.addMilestone({ params: { task: task.number }, body: { ...values, department } })
      }
    />
  )
}

function Acts({ milestone }: { milestone: z.infer<typeof Milestone> }) {
  const { t } = useTranslation()
  const { id, revision, title } = milestone
  const params = { milestone: id }
  const because = { label: t(($) => $.planTask.reason), hint: t(($) => $.planTask.reasonHint) }
  return (
    <div className="k-row k-noprint">
      <ActForm
        act={t(($) => $.planTask.reach)}
        label={`${t(($) => $.planTask.reach)} · ${title}`}
        schema={z.strictObject({ actualDay: z.iso.date() })}
        guide={{ actualDay: { label: t(($) => $.planTask.reachedOn) } }}
        onSubmit={(values) => tasksApi.reachMilestone({ params, revision, body: values })}
      />
      <ActForm
        quiet
        act={t(($) => $.planTask.move)}
        label={`${t(($) => $.planTask.move)} · ${title}`}
        schema={z.strictObject({ plannedDay: z.iso.date(), reason })}
        guide={{ plannedDay: { label: t(($) => $.planTask.plannedOn) }, reason: because }}
        initial={{ plannedDay: milestone.plannedDay }}
        onSubmit={(values) => tasksApi.moveMilestone({ params, revision, body: values })}
      />
      <ActForm
        quiet
        dangerous
        act={t(($) => $.planTask.drop)}
        label={`${t(($) => $.planTask.drop)} · ${title}`}
        schema={z.strictObject({ reason })}
        guide={{ reason: because }}
        onSubmit={(values) => tasksApi.dropMilestone({ params, revision, body: values })}
      />
    </div>
  )
}
