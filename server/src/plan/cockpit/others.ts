import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import type { Day } from '@wstc/domain/kernel/period'
import type { Cockpit } from '@wstc/domain/plan/contract/cockpit'
import type { FollowUpLine } from '@wstc/domain/plan/contract/group/shapes'
import type { Light } from '@wstc/domain/plan/model/judgement'
import type { Pending } from '@wstc/domain/plan/rules/late'
import type { ProjectState } from '@wstc/domain/plan/rules/project-state'
import type { Call } from '../../platform/serve.ts'
import { linesOf } from '../group/service/follow-ups.ts'
import { listProjectStates } from '../projects/state.ts'

/** What the neighbouring rooms tell: decisions still open, and key projects not closed. */
export interface Others {
  readonly followUps: readonly FollowUpLine[]
  readonly projects: readonly ProjectState[]
}

export interface Titled extends Pending {
  readonly title: Bilingual
}

const urgency: readonly Light[] = ['red', 'yellow', 'green', 'blue', 'grey']
const rank = (light: Light): number => urgency.indexOf(light)

/** Both as of `today`, from the snapshot that `call.tx` sees. */
export async function loadOthers(call: Call, today: Day): Promise<Others> {
  const lines = await linesOf(call)
  const projects = await listProjectStates(call, today)
  return {
    followUps: lines
      .filter((one) => one.stage === 'open' || one.stage === 'answered')
      .toSorted(
        (a, b) =>
          rank(a.light.light) - rank(b.light.light) ||
          a.dueDay.localeCompare(b.dueDay) ||
          a.id.localeCompare(b.id),
      ),
    projects: projects.filter((one) => one.stage !== 'closed'),
  }
}

/** Follow-ups of the register that nobody has answered; those of tasks are pending there. */
export const pendingFollowUps = ({ followUps }: Others): Titled[] =>
  followUps
    .filter((one) => one.source !== 'task' && one.stage === 'open')
    .map((one) => ({
      kind: 'follow-up',
      id: one.id,
      task: null,
      departments: [one.owner],
      due: one.dueDay,
      title: { zh: one.text, en: one.text },
    }))

/** Milestones of key projects that accepted evidence does not show. */
export const pendingMilestones = ({ projects }: Others): Titled[] =>
  projects.flatMap(({ project, charter, lead, milestoneStates }) =>
    milestoneStates
      .filter((one) => one.stage !== 'dropped' && !one.shown)
      .map((one) => ({
        kind: 'project-milestone' as const,
        id: `${project}/${one.milestone}`,
        task: null,
        departments: [lead],
        due: one.plannedDay,
        title: {
          zh: `${charter.name.zh}：${one.title}`,
          en: `${charter.name.en}: ${one.title}`,
        },
      })),
  )

export const showFollowUps = ({ followUps }: Others): Cockpit['followUps'] =>
  followUps.map((one) => ({
    id: one.id,
    number: one.number,
    text: one.text,
    source: one.source,
    task: one.source === 'task' ? (one.tasks[0] ?? null) : null,
    owner: one.owner,
    due: one.dueDay,
    stage: one.stage,
    light: one.light.light,
    synthetic: one.synthetic,
  }))

export const showProjects = ({ projects }: Others): Cockpit['projects'] =>
  projects.map(({ project, charter, lead, light, milestones, synthetic }) => ({
    project,
    name: charter.name,
    lead,
    light: light.light,
    disagrees: light.disagreements.length > 0,
    milestones: milestones.total,
    shown: milestones.shown,
    late: milestones.late,
    synthetic,
  }))
