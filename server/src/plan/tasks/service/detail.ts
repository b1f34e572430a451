import { dayInShanghai } from '@wstc/domain/kernel/period'
import type { LightView } from '@wstc/domain/plan/contract/tasks/shapes'
import type { Call } from '../../../platform/serve.ts'
import { dutyOf } from '../access.ts'
import { lightHistory } from '../lights.ts'
import { selectContributions } from '../store/contributions.ts'
import { selectDecisions, selectMilestones, selectQuestions } from '../store/dialogue.ts'
import { selectEvidence, selectLatestAnswers } from '../store/evidence.ts'
import { selectObligations } from '../store/obligations.ts'
import { selectReports } from '../store/reports.ts'
import { showContribution } from './contributions.ts'
import { showDecisions, showQuestions } from './dialogue.ts'
import { showAnswer, showEvidence } from './evidence.ts'
import { reportingPeriod } from './lights.ts'
import { showMilestones } from './milestones.ts'
import { obligationState } from './obligations.ts'
import { listLines } from './overview.ts'
import { showReport } from './reports.ts'
import { getTask, remarksOf } from './subjects.ts'

/** The lights at which something changed: colour, line of the rule, period or disagreement. */
export function lightChanges(history: readonly LightView[]): LightView[] {
  const key = (light: LightView): string =>
    [light.light, light.rule, light.period, ...light.disagreements].join('|')
  return history.filter((light, index) => index === 0 || key(light) !== key(history[index - 1]!))
}

/** One task with everything of it that the reader may see. */
export async function getTaskDetail(call: Call, number: number) {
  const task = getTask(call, number)
  const { tx } = call
  const today = dayInShanghai(call.now)
  const tasks = [number]
  const [lines, reports, contributions, evidence, answers, obligations, lights, ...topics] =
    await Promise.all([
      listLines(call, [task]),
      selectReports(tx, { task: number }),
      selectContributions(tx, { task: number }),
      selectEvidence(tx, { task: number }),
      selectLatestAnswers(tx, number),
      selectObligations(tx, { task: number }),
      lightHistory(tx, number),
      selectQuestions(tx, { tasks }),
      selectDecisions(tx, { tasks }),
      selectMilestones(tx, { tasks }),
    ])
  // Newest version first: the last one that is put in counts.
  const stages = new Map(
    [...reports, ...contributions].toReversed().map((row) => [row.obligation, row.stage as string]),
  )
  const ids = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id)
  const [ofReport, ofContribution, pieces, questions, decisions, milestones] = await Promise.all([
    remarksOf(call, 'report', ids(reports)),
    remarksOf(call, 'contribution', ids(contributions)),
    showEvidence(call, evidence),
    showQuestions(call, topics[0]),
    showDecisions(call, topics[1]),
    showMilestones(call, topics[2]),
  ])
  const stateOf = (requirement: string): 'open' | 'waiting' | 'met' => {
    const found = evidence.filter((row) => row.requirement === requirement).map((row) => row.stage)
    if (found.includes('accepted')) return 'met'
    return found.includes('submitted') ? 'waiting' : 'open'
  }
  return {
    ...lines[0]!,
    summary: task.summary,
    citation: task.citation,
    openEnded: task.openEnded,
    unclear: task.unclear ?? null,
    ownDuty: dutyOf(task, call.actor.organisationId) ?? null,
    currentPeriod: reportingPeriod(call.platform.city.city, today),
    requirements: task.evidence.map((requirement) => {
      const answer = answers.find((row) => row.requirement === requirement.id)
      return {
        ...requirement,
        state: stateOf(requirement.id),
        latestAnswer: answer ? showAnswer(answer) : null,
      }
    }),
    obligations: obligations.map((row) => ({
      id: row.id,
      task: row.task,
      period: row.period,
      department: row.department,
      kind: row.kind,
      lead: row.lead,
      request: row.request,
      dueDay: row.due_day,
      state: obligationState(row, stages.get(row.id), today),
      arrivedOn: row.arrived_on,
      synthetic: row.synthetic,
    })),
    reports: reports.map((row) => showReport(row, ofReport(row.id), call.actor)),
    contributions: contributions.map((row) => showContribution(row, ofContribution(row.id))),
    evidence: pieces,
    questions,
    decisions,
    milestones,
    lightChanges: lightChanges(lights),
  }
}
