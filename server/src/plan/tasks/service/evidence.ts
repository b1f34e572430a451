import { dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { Evidence, LiveAnswer, NewEvidence } from '@wstc/domain/plan/contract/tasks/evidence'
import type { EvidenceStage, Publicity } from '@wstc/domain/plan/model/progress'
import { evidenceStageTexts } from '@wstc/domain/plan/words/tasks'
import { linkFile, listFileCards, openFile } from '../../../desk/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { Call, FileReply } from '../../../platform/serve.ts'
import { mayJudge, maySubmitEvidence } from '../access.ts'
import { askLive } from '../questions.ts'
import {
  type AnswerRow,
  type EvidenceFilter,
  type EvidenceRow,
  insertAnswers,
  insertEvidence,
  selectAnswers,
  selectEvidence,
  selectMet,
  updateEvidence,
} from '../store/evidence.ts'
import { refreshLights } from './lights.ts'
import { requirementsOf } from './overview.ts'
import {
  byOf,
  conflict,
  getTask,
  note,
  notYourDuty,
  ownDepartment,
  remark,
  remarksOf,
} from './subjects.ts'
import { tellPerson } from './telling.ts'

export function showAnswer(row: AnswerRow, evidence: string | null = null): LiveAnswer {
  return {
    id: row.id,
    requirement: row.requirement,
    question: row.question,
    parameters: row.parameters,
    value: row.value,
    unit: row.unit,
    details: row.details,
    askedAt: row.asked_at.toISOString(),
    evidence,
    synthetic: row.synthetic,
  }
}

/** Evidence with its remarks and answers. */
export async function showEvidence(call: Call, rows: readonly EvidenceRow[]): Promise<Evidence[]> {
  const remarks = await remarksOf(
    call,
    'evidence',
    rows.map((row) => row.id),
  )
  const answers = await selectAnswers(call.tx, {
    ids: rows.flatMap((row) => (row.answer ? [row.answer] : [])),
  })
  const cards = await listFileCards(
    call.tx,
    rows.flatMap((row) => row.file ?? []),
  )
  const answerOf = (row: EvidenceRow): LiveAnswer | null => {
    const answer = answers.find((one) => one.id === row.answer)
    return answer ? showAnswer(answer, row.id) : null
  }
  return rows.map((row) => ({
    id: row.id,
    task: row.task,
    requirement: row.requirement,
    department: row.department,
    kind: row.kind,
    title: row.title,
    file: row.file,
    fileCard: cards.get(row.file ?? '') ?? null,
    link: row.link,
    value: row.value,
    unit: row.unit,
    day: row.day,
    source: row.source,
    answer: answerOf(row),
    publicity: row.publicity,
    stage: row.stage,
    submitted: byOf(row.submitted_by, row.department),
    submittedAt: row.submitted_at.toISOString(),
    judged: row.judged_at ? byOf(row.judged_by, row.judged_department) : null,
    judgedAt: row.judged_at?.toISOString() ?? null,
    revision: row.revision,
    remarks: remarks(row.id),
    synthetic: row.synthetic,
  }))
}

const subjectOf = (row: Pick<EvidenceRow, 'id' | 'task'>) =>
  ({ kind: 'evidence', id: row.id, task: row.task }) as const

async function loadEvidence(call: Call, id: string): Promise<EvidenceRow> {
  const [row] = await selectEvidence(call.tx, { id })
  if (!row) throw absent('evidence')
  return row
}

async function readBack(call: Call, id: string): Promise<Evidence> {
  return (await showEvidence(call, [await loadEvidence(call, id)]))[0]!
}

function checkStage(row: EvidenceRow, stage: EvidenceStage): void {
  if (row.stage === stage) return
  throw new Problem('plan/not-at-this-stage', { stage: evidenceStageTexts[row.stage] })
}

async function change(
  call: Call,
  row: EvidenceRow,
  revision: number,
  values: Parameters<typeof updateEvidence>[3],
): Promise<void> {
  if (!(await updateEvidence(call.tx, row.id, revision, values))) throw conflict('evidence')
}

/** Submits evidence for a requirement; a live question is answered now and the answer kept. */
export async function submitEvidence(
  call: Call,
  number: number,
  input: NewEvidence,
): Promise<Evidence> {
  const task = getTask(call, number)
  const department = ownDepartment(call)
  if (!maySubmitEvidence(call.actor, task)) throw notYourDuty('cooperating')
  const fault = (path: string, code: `${string}/${string}`): Problem =>
    new Problem(code, {}, [{ path, code }])
  const requirement = task.evidence.find((one) => one.id === input.requirement)
  if (!requirement) throw fault('requirement', 'plan/unknown-requirement')
  if (!requirement.accepts.includes(input.kind)) {
    throw fault('kind', 'plan/evidence-kind-not-accepted')
  }
  if (input.kind === 'figure' && input.day > dayInShanghai(call.now)) {
    throw fault('day', 'plan/evidence-day-in-future')
  }
  const id = newId(call.now)
  let answer: string | null = null
  if (input.kind === 'live') {
    const asked = await askLive(call, number, requirement.id, requirement.live!)
    if (asked.value === null) throw fault('kind', 'plan/live-answer-absent')
    await insertAnswers(call.tx, [asked])
    answer = asked.id
  }
  if (input.kind === 'file') {
    await linkFile(call, {
      file: input.file,
      context: 'plan',
      subject: { kind: 'evidence', id },
      permission: 'plan.task.read',
    })
  }
  const figure = input.kind === 'figure' ? input : undefined
  await insertEvidence(call.tx, [
    {
      id,
      task: number,
      requirement: requirement.id,
      department,
      kind: input.kind,
      title: input.title,
      file: input.kind === 'file' ? input.file : null,
      link: input.kind === 'link' ? input.link : null,
      value: figure?.value ?? null,
      unit: figure?.unit ?? null,
      day: figure?.day ?? null,
      source: figure?.source ?? null,
      answer,
      publicity: input.publicity,
      stage: 'submitted',
      submitted_by: call.actor.personId ?? null,
      submitted_at: call.now,
      judged_by: null,
      judged_department: null,
      judged_at: null,
    },
  ])
  await note(call, { kind: 'evidence', id, task: number }, 'submit', {
    requirement: requirement.id,
    kind: input.kind,
  })
  return readBack(call, id)
}

/** Takes evidence back before it is judged; the entry stays. */
export async function withdrawEvidence(
  call: Call,
  id: string,
  input: { revision: number; reason: string },
): Promise<Evidence> {
  const row = await loadEvidence(call, id)
  if (row.department !== ownDepartment(call)) throw notYourDuty('cooperating')
  checkStage(row, 'submitted')
  await change(call, row, input.revision, { stage: 'withdrawn' })
  await remark(call, { subject: subjectOf(row), act: 'withdraw', text: input.reason })
  return readBack(call, id)
}

/** Accepts or refuses; the light follows. @throws Problem `plan/own-evidence` */
export async function judgeEvidence(
  call: Call,
  id: string,
  input: { revision: number; outcome: 'accepted' | 'refused'; reason: string },
): Promise<Evidence> {
  const row = await loadEvidence(call, id)
  if (!mayJudge(call.actor, { submittedBy: row.submitted_by }))
    throw new Problem('plan/own-evidence')
  checkStage(row, 'submitted')
  await change(call, row, input.revision, {
    stage: input.outcome,
    judged_by: call.actor.personId ?? null,
    judged_department: call.actor.organisationId ?? null,
    judged_at: call.now,
  })
  await remark(call, {
    subject: subjectOf(row),
    act: 'judge',
    text: input.reason,
    details: { outcome: input.outcome },
  })
  await refreshLights(call, [row.task])
  await tellPerson(call, row.submitted_by, 'plan.evidence-judged', row, {
    name: row.title.slice(0, 200),
    verdict: evidenceStageTexts[input.outcome],
  })
  return readBack(call, id)
}

export async function setPublicity(
  call: Call,
  id: string,
  input: { revision: number; publicity: Publicity },
): Promise<Evidence> {
  const row = await loadEvidence(call, id)
  await change(call, row, input.revision, { publicity: input.publicity })
  await note(call, subjectOf(row), 'publicity', { publicity: input.publicity })
  return readBack(call, id)
}

export async function listEvidence(call: Call, input: EvidenceFilter & { limit: number }) {
  const rows = await selectEvidence(call.tx, { ...input, limit: input.limit + 1 })
  const page = rows.slice(0, input.limit)
  return {
    items: await showEvidence(call, page),
    next: rows.length > input.limit ? page.at(-1)!.id : null,
  }
}

/** The file of a piece of evidence. */
export async function openEvidenceFile(call: Call, id: string): Promise<FileReply> {
  const row = await loadEvidence(call, id)
  if (row.file === null) throw absent('file')
  return openFile(call, row.file)
}

export async function listLiveAnswers(
  call: Call,
  task: number,
  input: { requirement?: string | undefined; after?: string | undefined; limit: number },
) {
  getTask(call, task)
  const rows = await selectAnswers(call.tx, { ...input, task, limit: input.limit + 1 })
  const page = rows.slice(0, input.limit)
  return {
    items: page.map((row) => showAnswer(row)),
    next: rows.length > input.limit ? page.at(-1)!.id : null,
  }
}

/** Asks the live questions of every requirement that has no accepted evidence yet. */
export async function askOpenQuestions(
  call: Pick<Call, 'tx' | 'now' | 'platform'>,
): Promise<number> {
  const met = await selectMet(call.tx, requirementsOf(call.platform.city))
  const answers = []
  for (const task of call.platform.city.tasks) {
    for (const { id, live } of task.evidence) {
      if (live && !met.has(`${task.number}/${id}`)) {
        answers.push(await askLive(call, task.number, id, live))
      }
    }
  }
  await insertAnswers(call.tx, answers)
  return answers.length
}
