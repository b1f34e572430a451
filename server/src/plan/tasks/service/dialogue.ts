import { dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import { addWorkingDays } from '@wstc/domain/kernel/working-days'
import type { Decision, Question } from '@wstc/domain/plan/contract/tasks/dialogue'
import type { DecisionStage } from '@wstc/domain/plan/model/progress'
import { decisionStageTexts, questionStageTexts } from '@wstc/domain/plan/words/tasks'
import { newId } from '../../../platform/ids.ts'
import type { Call } from '../../../platform/serve.ts'
import { isLead, maySettle } from '../access.ts'
import {
  type DecisionRow,
  insertDecisions,
  insertQuestions,
  type QuestionRow,
  selectDecisions,
  selectQuestions,
  updateTopic,
} from '../store/dialogue.ts'
import {
  byOf,
  checkDepartment,
  conflict,
  getTask,
  note,
  notYourDuty,
  remark,
  remarksOf,
} from './subjects.ts'
import { departmentName, taskLink, taskName, tell, tellPerson } from './telling.ts'

/** Working days in which a lead answers. */
const answerWithin = 5

export async function showQuestions(call: Call, rows: readonly QuestionRow[]): Promise<Question[]> {
  const remarks = await remarksOf(
    call,
    'question',
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    task: row.task,
    text: row.text,
    stage: row.stage,
    dueDay: row.due_day,
    asked: byOf(row.by_person, row.by_department),
    askedAt: row.asked_at.toISOString(),
    revision: row.revision,
    remarks: remarks(row.id),
    synthetic: row.synthetic,
  }))
}

export async function showDecisions(call: Call, rows: readonly DecisionRow[]): Promise<Decision[]> {
  const remarks = await remarksOf(
    call,
    'decision',
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    task: row.task,
    text: row.text,
    basis: row.basis,
    departments: row.departments,
    decidedOn: row.decided_on,
    dueDay: row.due_day,
    stage: row.stage,
    by: byOf(row.by_person, row.by_department),
    revision: row.revision,
    remarks: remarks(row.id),
    synthetic: row.synthetic,
  }))
}

async function loadQuestion(call: Call, id: string): Promise<QuestionRow> {
  const [row] = await selectQuestions(call.tx, { id })
  if (!row) throw absent('question')
  return row
}

async function questionBack(call: Call, id: string): Promise<Question> {
  return (await showQuestions(call, [await loadQuestion(call, id)]))[0]!
}

/** Asks the leads of a task; they have five working days. */
export async function askQuestion(call: Call, number: number, text: string): Promise<Question> {
  const task = getTask(call, number)
  const id = newId(call.now)
  await insertQuestions(call.tx, [
    {
      id,
      task: number,
      text,
      stage: 'open',
      due_day: addWorkingDays(dayInShanghai(call.now), answerWithin),
      by_person: call.actor.personId ?? null,
      by_department: call.actor.organisationId ?? null,
      asked_at: call.now,
    },
  ])
  await note(call, { kind: 'question', id, task: number }, 'ask')
  await tell(call, {
    to: task.lead.flatMap((department) => [
      { department, role: 'department-officer' } as const,
      { department, role: 'department-head' } as const,
    ]),
    kind: 'plan.question-asked',
    values: { task: taskName(call, number), question: text.slice(0, 400) },
    link: taskLink(number),
  })
  return questionBack(call, id)
}

export async function answerQuestion(
  call: Call,
  id: string,
  input: { revision: number; text: string },
): Promise<Question> {
  const row = await loadQuestion(call, id)
  if (!isLead(call.actor, getTask(call, row.task))) throw notYourDuty('lead')
  if (row.stage === 'closed') {
    throw new Problem('plan/not-at-this-stage', { stage: questionStageTexts[row.stage] })
  }
  const values = { stage: 'answered' } as const
  if (!(await updateTopic(call.tx, 'plan_question', id, input.revision, values))) {
    throw conflict('question')
  }
  await remark(call, {
    subject: { kind: 'question', id, task: row.task },
    act: 'answer',
    text: input.text,
  })
  await tellPerson(call, row.by_person, 'plan.question-answered', {
    task: row.task,
    department: call.actor.organisationId!,
  })
  return questionBack(call, id)
}

/** Closes a question, or asks again with a new due day. */
export async function settleQuestion(
  call: Call,
  id: string,
  input: { revision: number; outcome: 'closed' | 'open'; text: string },
): Promise<Question> {
  const row = await loadQuestion(call, id)
  if (!maySettle(call.actor, { askedBy: row.by_person })) throw new Problem('plan/not-the-asker')
  if (row.stage === 'closed' || (input.outcome === 'open' && row.stage !== 'answered')) {
    throw new Problem('plan/not-at-this-stage', { stage: questionStageTexts[row.stage] })
  }
  const changed = await updateTopic(call.tx, 'plan_question', id, input.revision, {
    stage: input.outcome,
    ...(input.outcome === 'open'
      ? { due_day: addWorkingDays(dayInShanghai(call.now), answerWithin) }
      : {}),
  })
  if (!changed) throw conflict('question')
  await remark(call, {
    subject: { kind: 'question', id, task: row.task },
    act: input.outcome === 'open' ? 'ask-again' : 'close',
    text: input.text,
  })
  return questionBack(call, id)
}

async function loadDecision(call: Call, id: string): Promise<DecisionRow> {
  const [row] = await selectDecisions(call.tx, { id })
  if (!row) throw absent('decision')
  return row
}

async function decisionBack(call: Call, id: string): Promise<Decision> {
  return (await showDecisions(call, [await loadDecision(call, id)]))[0]!
}

/** A decision that binds departments until its due day. */
export async function makeDecision(
  call: Call,
  number: number,
  input: { text: string; basis: string; departments: string[]; dueDay: string },
): Promise<Decision> {
  getTask(call, number)
  const departments = [...new Set(input.departments)]
  for (const [index, one] of departments.entries())
    checkDepartment(call, one, `departments.${index}`)
  const today = dayInShanghai(call.now)
  if (input.dueDay < today) {
    throw new Problem('plan/day-in-past', {}, [{ path: 'dueDay', code: 'plan/day-in-past' }])
  }
  const id = newId(call.now)
  await insertDecisions(call.tx, [
    {
      id,
      task: number,
      text: input.text,
      basis: input.basis,
      departments,
      decided_on: today,
      due_day: input.dueDay,
      stage: 'open',
      by_person: call.actor.personId ?? null,
      by_department: call.actor.organisationId ?? null,
      decided_at: call.now,
    },
  ])
  await note(call, { kind: 'decision', id, task: number }, 'make', { departments })
  await tell(call, {
    to: departments.flatMap((department) => [
      { department, role: 'department-head' } as const,
      { department, role: 'department-officer' } as const,
    ]),
    kind: 'plan.decision-made',
    values: {
      task: taskName(call, number),
      decision: input.text.slice(0, 400),
      department: departmentName(call, departments[0]!),
    },
    link: taskLink(number),
  })
  return decisionBack(call, id)
}

type FollowUp = 'follow-up' | 'done' | 'confirm' | 'reopen'

/** From which stage an act leads where, and whose act it is. */
const moves: Readonly<
  Record<
    FollowUp,
    { from: readonly DecisionStage[]; to?: DecisionStage; by: 'bound' | 'maker' | 'either' }
  >
> = {
  'follow-up': { from: ['open', 'done'], by: 'either' },
  done: { from: ['open'], to: 'done', by: 'bound' },
  confirm: { from: ['open', 'done'], to: 'confirmed', by: 'maker' },
  reopen: { from: ['done'], to: 'open', by: 'maker' },
}

/** Follows a decision up: bound departments report and call it done, deciders confirm or reopen. */
export async function followDecision(
  call: Call,
  id: string,
  input: { revision: number; act: FollowUp; text: string },
): Promise<Decision> {
  const row = await loadDecision(call, id)
  const { actor } = call
  const move = moves[input.act]
  const bound = actor.organisationId !== undefined && row.departments.includes(actor.organisationId)
  const maker = actor.permissions.has('plan.decision.make')
  if (move.by === 'maker' && !maker) throw new Problem('request/forbidden')
  if (!bound && !(maker && move.by !== 'bound')) throw new Problem('plan/decision-not-bound')
  if (!move.from.includes(row.stage)) {
    throw new Problem('plan/not-at-this-stage', { stage: decisionStageTexts[row.stage] })
  }
  const values = { stage: move.to ?? row.stage }
  if (!(await updateTopic(call.tx, 'plan_decision', id, input.revision, values))) {
    throw conflict('decision')
  }
  await remark(call, {
    subject: { kind: 'decision', id, task: row.task },
    act: input.act,
    text: input.text,
  })
  return decisionBack(call, id)
}
