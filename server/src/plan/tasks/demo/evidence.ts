import { addDays, type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import { addWorkingDays, onOrAfterWorkingDay } from '@wstc/domain/kernel/working-days'
import type { CityPack } from '@wstc/domain/plan/model/pack'
import type { LiveQuestion, Task } from '@wstc/domain/plan/model/task'
import { newId } from '../../../platform/ids.ts'
import type { AcceptedPiece } from '../service/lights.ts'
import type { NewAnswer, NewEvidenceRow } from '../store/evidence.ts'
import type { insertRemarks } from '../store/remarks.ts'
import { between, chanceOf, instantOn, pick } from './chance.ts'
import type { DemoCast } from './people.ts'

type NewRemark = Parameters<typeof insertRemarks>[1][number]

export interface DemoEvidence {
  readonly rows: NewEvidenceRow[]
  readonly answers: NewAnswer[]
  readonly remarks: NewRemark[]
  readonly accepted: AcceptedPiece[]
}

/** How a task of the demo goes. */
export type Course = 'finished' | 'going' | 'lagging' | 'claiming' | 'blocked'

const refusals = [
  '材料未加盖公章，且看不出与本项要求的关系，请补充说明。',
  '只有工作计划，没有结果，暂不能采信。',
  '数据口径与要求不一致，请按要求的期间重新提供。',
]

/** What a module might have answered: in the form and unit in which it answers. */
function inventAnswer(
  { question, parameters }: LiveQuestion,
  city: CityPack,
  chance: () => number,
): { value: string; unit: string } {
  if (question === 'plan.target-verdict') {
    return { value: pick(chance, ['on-track', 'reached', 'moderate']), unit: 'verdict' }
  }
  if (question === 'plan.observation-latest') {
    const indicator = city.indicators.find((one) => one.id === parameters.indicator)
    return { value: `${between(chance, 12, 95)}.0`, unit: indicator?.unit ?? '' }
  }
  if (question === 'registry.places-count') {
    const counted = city.places.filter(({ kind }) => kind === (parameters.kind ?? kind))
    return { value: `${counted.length}`, unit: '' }
  }
  if (question === 'identity.departments-active') {
    return { value: `${city.departments.length}`, unit: '' }
  }
  return { value: `${between(chance, 91, 100)}.0`, unit: '%' }
}

/** Evidence of one task up to `now`, by the course that the task takes. */
export function inventEvidence(
  task: Task,
  course: Course,
  cast: DemoCast,
  city: CityPack,
  now: Date,
): DemoEvidence {
  const chance = chanceOf(`evidence ${task.number}`)
  const today = dayInShanghai(now)
  /** First day on which the platform took evidence. */
  const opened = addDays(city.city.plan.from, 33)
  const made: DemoEvidence = { rows: [], answers: [], remarks: [], accepted: [] }
  const lead = task.lead[0]!
  const short = course === 'lagging' || course === 'claiming' ? 1 : 0

  const add = (
    requirement: Task['evidence'][number],
    submittedOn: Day,
    outcome: 'accepted' | 'refused' | undefined,
  ): void => {
    const submittedAt = instantOn(chance, submittedOn)
    const judgedAt =
      outcome && instantOn(chance, addWorkingDays(submittedOn, between(chance, 1, 4)))
    if (submittedAt > now || (judgedAt && judgedAt > now)) return
    const id = newId(submittedAt)
    const kind = requirement.accepts[0]!
    const file = kind === 'file'
    let answer: string | null = null
    if (kind === 'live') {
      answer = newId(submittedAt)
      const { question, parameters } = requirement.live!
      made.answers.push({
        id: answer,
        task: task.number,
        requirement: requirement.id,
        question,
        parameters: JSON.stringify(parameters),
        ...inventAnswer(requirement.live!, city, chance),
        details: JSON.stringify({ name: requirement.statement.zh }),
        asked_at: submittedAt,
        synthetic: true,
      })
    }
    made.rows.push({
      id,
      task: task.number,
      requirement: requirement.id,
      department: lead,
      // The demo has no files of its own: what would be a file is shown as an address.
      kind: file ? 'link' : kind,
      title: `${requirement.statement.zh}（演示）`,
      file: null,
      link:
        file || kind === 'link'
          ? `https://example.invalid/plan/${task.number}/${requirement.id}`
          : null,
      value: kind === 'figure' ? `${between(chance, 3, 60)}` : null,
      unit: kind === 'figure' ? '项' : null,
      day: kind === 'figure' ? submittedOn : null,
      source: kind === 'figure' ? '部门业务台账（演示）' : null,
      answer,
      publicity: chance() < 0.4 ? 'public' : 'internal',
      stage: outcome ?? 'submitted',
      submitted_by: cast.officer(lead),
      submitted_at: submittedAt,
      judged_by: judgedAt ? cast.office.person : null,
      judged_department: judgedAt ? cast.office.department : null,
      judged_at: judgedAt ?? null,
      synthetic: true,
    })
    if (!judgedAt) return
    made.remarks.push({
      id: newId(judgedAt),
      subject_kind: 'evidence',
      subject_id: id,
      act: 'judge',
      text: outcome === 'accepted' ? '材料齐备，与要求相符。' : pick(chance, refusals),
      details: JSON.stringify({ outcome }),
      concerns: null,
      by_person: cast.office.person,
      by_department: cast.office.department,
      at: judgedAt,
      synthetic: true,
    })
    if (outcome === 'accepted') {
      const on = dayInShanghai(judgedAt)
      made.accepted.push({ task: task.number, requirement: requirement.id, on })
    }
  }

  const shown = task.evidence.length - short
  task.evidence.forEach((requirement, index) => {
    if (index >= shown) {
      // What lags: refused lately, waiting to be judged, or not there at all.
      const fate = chance()
      if (fate < 0.35) add(requirement, addDays(today, -between(chance, 20, 40)), 'refused')
      else if (fate < 0.7)
        add(requirement, addWorkingDays(today, -between(chance, 1, 4)), undefined)
      return
    }
    const slack = chance() < 0.2 ? between(chance, 3, 15) : -between(chance, 6, 45)
    const planned = onOrAfterWorkingDay(addDays(requirement.by, slack))
    const latest = addWorkingDays(today, -8)
    const settled = [planned, latest].sort()[0]!
    const on = settled < opened ? addWorkingDays(opened, between(chance, 1, 25)) : settled
    if (requirement.by > today && course !== 'finished') return
    if (chance() < 0.15) add(requirement, addWorkingDays(on, -between(chance, 6, 9)), 'refused')
    add(requirement, on, 'accepted')
  })
  return made
}
