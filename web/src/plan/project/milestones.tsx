import { milestoneCalendarTexts } from '@wstc/domain/plan/words/projects'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { GanttChart } from '../../kit/chart/gantt-chart.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { ActForm } from '../act-form.tsx'
import { useDay } from '../days.ts'
import { Tag, type Tone } from '../marks.tsx'
import { lightStatus } from '../words.ts'
import { Proofs, SubmitProof } from './proofs.tsx'
import { type Project, projectsApi } from './queries.ts'

type Milestone = Project['milestoneList'][number]
const tones: Readonly<Record<Milestone['calendar'], Tone>> = {
  coming: 'none',
  due: 'watch',
  late: 'bad',
  met: 'good',
  dropped: 'none',
}
const reason = z.string().trim().min(2).max(4000)

export function MilestonesTab({ project, live }: { project: Project; live: boolean }) {
  const { t } = useTranslation()
  const keeps = live && project.stage === 'registered' && (project.may.keep || project.may.decide)
  return (
    <div className="k-stack">
      <Sheet
        title={t(($) => $.planProjects.milestones)}
        actions={keeps ? <AddMilestone project={project} /> : undefined}
      >
        {project.milestoneList.length === 0 ? (
          <EmptyState
            title={t(($) => $.planProjects.noMilestones)}
            hint={t(($) => $.planProjects.noMilestonesHint)}
          />
        ) : (
          <ul className="p-list">
            {project.milestoneList.map((one) => (
              <Item
                key={one.id}
                milestone={one}
                keeps={keeps}
                submits={live && project.may.submit}
              />
            ))}
          </ul>
        )}
      </Sheet>
      {project.milestoneList.length > 0 && <Calendar project={project} />}
    </div>
  )
}

interface ItemProps {
  readonly milestone: Milestone
  readonly keeps: boolean
  readonly submits: boolean
}

function Item({ milestone, keeps, submits }: ItemProps) {
  const { t } = useTranslation()
  const say = useSay()
  const { day } = useDay()
  const { calendar, formerDays } = milestone
  const moves = milestone.steps.filter((step) => step.reason !== '')
  return (
    <li>
      <div className="k-row k-row-apart">
        <div>
          <strong>{milestone.title}</strong>{' '}
          <Tag tone={tones[calendar]}>{say(milestoneCalendarTexts[calendar])}</Tag>
          <div className="k-row k-small k-quiet">
            <span>
              {t(($) => $.planProjects.plannedDay)} {day(milestone.plannedDay)}
            </span>
            {formerDays.length > 0 && (
              <span>
                {t(($) => $.planProjects.movedFrom, { days: formerDays.map(day).join(' → ') })}
              </span>
            )}
            {milestone.actualDay && (
              <span>{t(($) => $.planProjects.reached, { day: day(milestone.actualDay) })}</span>
            )}
            {milestone.stage === 'reached' && !milestone.shown && (
              <span>{t(($) => $.planProjects.notShown)}</span>
            )}
            {milestone.workingDaysLate > 0 && (
              <span className="p-bad">
                {t(($) => $.planProjects.daysLate, { count: milestone.workingDaysLate })}
              </span>
            )}
          </div>
          {moves.map((step) => (
            <p key={step.place} className="k-small k-quiet">
              {day(step.at.slice(0, 10))} · {step.reason}
            </p>
          ))}
        </div>
        <div className="k-row k-noprint">
          {keeps && milestone.stage === 'planned' && <Acts milestone={milestone} />}
          {submits && milestone.stage !== 'dropped' && !milestone.shown && (
            <SubmitProof
              subject={{ kind: 'milestone', milestone: milestone.id }}
              about={milestone.title}
            />
          )}
        </div>
      </div>
      <Proofs proofs={milestone.evidence} />
    </li>
  )
}

function AddMilestone({ project }: { project: Project }) {
  const { t } = useTranslation()
  return (
    <ActForm
      act={t(($) => $.planProjects.addMilestone)}
      schema={z.strictObject({ title: z.string().trim().min(2).max(200), day: z.iso.date() })}
      guide={{
        title: { label: t(($) => $.planProjects.milestone), wide: true },
        day: { label: t(($) => $.planProjects.plannedDay) },
      }}
      onSubmit={(body) =>
        projectsApi.addProjectMilestone({ params: { project: project.id }, body })
      }
    />
  )
}

function Acts({ milestone }: { milestone: Milestone }) {
  const { t } = useTranslation()
  const { id, revision, title } = milestone
  const because = {
    label: t(($) => $.planProjects.reason),
    hint: t(($) => $.planProjects.reasonHint),
    wide: true,
  }
  const step = (body: { act: 'move' | 'reach' | 'drop'; day: string; reason?: string }) =>
    projectsApi.stepProjectMilestone({ params: { milestone: id }, revision, body })
  return (
    <>
      <ActForm
        act={t(($) => $.planProjects.reach)}
        label={`${t(($) => $.planProjects.reach)} · ${title}`}
        schema={z.strictObject({ day: z.iso.date() })}
        guide={{ day: { label: t(($) => $.planProjects.actualDay) } }}
        onSubmit={(values) => step({ act: 'reach', ...values })}
      />
      <ActForm
        quiet
        act={t(($) => $.planProjects.move)}
        label={`${t(($) => $.planProjects.move)} · ${title}`}
        schema={z.strictObject({ day: z.iso.date(), reason })}
        guide={{ day: { label: t(($) => $.planProjects.plannedDay) }, reason: because }}
        initial={{ day: milestone.plannedDay }}
        onSubmit={(values) => step({ act: 'move', ...values })}
      />
      <ActForm
        quiet
        dangerous
        act={t(($) => $.planProjects.drop)}
        label={`${t(($) => $.planProjects.drop)} · ${title}`}
        schema={z.strictObject({ reason })}
        guide={{ reason: because }}
        onSubmit={(values) => step({ act: 'drop', day: milestone.plannedDay, ...values })}
      />
    </>
  )
}

/** The project and each milestone as a bar from its first planned day to the last. */
function Calendar({ project }: { project: Project }) {
  const { t } = useTranslation()
  const say = useSay()
  const bars = useMemo(
    () => [
      {
        name: say(project.name),
        from: project.from,
        to: project.until,
        status: project.light ? lightStatus[project.light.light] : ('none' as const),
        milestones: project.milestoneList
          .filter((one) => one.stage !== 'dropped')
          .map((one) => ({ day: one.actualDay ?? one.plannedDay, label: one.title })),
      },
      ...project.milestoneList
        .filter((one) => one.stage !== 'dropped')
        .map((one) => {
          const days = [...one.formerDays, one.plannedDay, one.actualDay ?? one.plannedDay].sort()
          return {
            name: one.title,
            from: days[0]!,
            to: days.at(-1)!,
            status: statusOf[one.calendar],
            milestones: [
              ...one.formerDays.map((former) => ({ day: former, label: one.title })),
              { day: one.actualDay ?? one.plannedDay, label: one.title },
            ],
          }
        }),
    ],
    [project, say],
  )
  return (
    <Sheet title={t(($) => $.planProjects.gantt)}>
      <GanttChart
        title={t(($) => $.planProjects.gantt)}
        description={t(($) => $.planProjects.ganttAbout, { count: bars.length - 1 })}
        bars={bars}
        today={project.asOf}
      />
    </Sheet>
  )
}

const statusOf = {
  coming: 'none',
  due: 'watch',
  late: 'bad',
  met: 'done',
  dropped: 'none',
} as const
