import { dayInShanghai, type Period } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { Report, ReportContent } from '@wstc/domain/plan/contract/tasks/progress'
import { countFields } from '@wstc/domain/plan/rules/burden'
import { reportStageTexts } from '@wstc/domain/plan/words/tasks'
import { acknowledge } from '../../../audit/index.ts'
import type { Actor } from '../../../platform/actor.ts'
import { newId } from '../../../platform/ids.ts'
import type { Call } from '../../../platform/serve.ts'
import { mayReadReport, mayReport, maySign } from '../access.ts'
import { insertBurden } from '../store/burden.ts'
import { markArrived, selectObligations } from '../store/obligations.ts'
import { insertReports, type ReportRow, selectReports, updateReport } from '../store/reports.ts'
import { refreshLights } from './lights.ts'
import { emptyContent, fieldsOf, prefillReport } from './prefill.ts'
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
import { tellHeads, tellPerson } from './telling.ts'

/**
 * A report as `reader` may see it. What was offered quotes contributions, which stay between the
 * two departments: only the own department sees the offer, everyone else what was signed.
 */
export function showReport(row: ReportRow, remarks: Report['remarks'], reader: Actor): Report {
  const by = (person: string | null, at: Date | null) => (at ? byOf(person, row.department) : null)
  return {
    id: row.id,
    task: row.task,
    period: row.period,
    department: row.department,
    version: row.version,
    reason: row.reason,
    stage: row.stage,
    content: row.content,
    prefill: row.department === reader.organisationId ? row.prefill : emptyContent,
    typed: row.typed,
    prefilled: row.prefilled,
    dueDay: row.due_day,
    revision: row.revision,
    drafted: byOf(row.drafted_by, row.department),
    submitted: by(row.submitted_by, row.submitted_at),
    signed: by(row.signed_by, row.signed_at),
    updatedAt: row.updated_at.toISOString(),
    submittedAt: row.submitted_at?.toISOString() ?? null,
    signedAt: row.signed_at?.toISOString() ?? null,
    remarks,
    synthetic: row.synthetic,
  }
}

const subjectOf = (row: Pick<ReportRow, 'id' | 'task'>) =>
  ({ kind: 'report', id: row.id, task: row.task }) as const

async function loadReport(call: Call, id: string): Promise<ReportRow> {
  const [row] = await selectReports(call.tx, { id })
  if (!row || !mayReadReport(call.actor, row)) throw absent('report')
  return row
}

async function readBack(call: Call, id: string): Promise<Report> {
  const row = await loadReport(call, id)
  return showReport(row, (await remarksOf(call, 'report', [id]))(id), call.actor)
}

/** @throws Problem `request/not-found` also for another department's unsigned report. */
export const getReport = readBack

function checkStage(row: ReportRow, ...stages: ReportRow['stage'][]): void {
  if (stages.includes(row.stage)) return
  throw new Problem('plan/not-at-this-stage', { stage: reportStageTexts[row.stage] })
}

async function change(
  call: Call,
  row: ReportRow,
  revision: number,
  values: Parameters<typeof updateReport>[3],
): Promise<void> {
  const changed = await updateReport(call.tx, row.id, revision, { ...values, updated_at: call.now })
  if (!changed) throw conflict('report')
}

/**
 * The own department's report of `period`. Without a version in work one is opened, pre-filled;
 * one in work is offered what has become known since, and takes it where it was left untouched.
 */
export async function openReport(call: Call, number: number, period: Period): Promise<Report> {
  const task = getTask(call, number)
  const department = ownDepartment(call)
  if (!mayReport(call.actor, task)) throw notYourDuty('lead')
  const [obligation] = await selectObligations(call.tx, {
    task: number,
    period,
    department,
    kind: 'report',
  })
  if (!obligation) throw new Problem('plan/no-such-obligation', { period })
  const [latest] = await selectReports(call.tx, { task: number, period, department })
  if (latest && latest.stage !== 'draft') return readBack(call, latest.id)
  const prefill = await prefillReport(call, task, period, department)
  if (latest) {
    const offered = JSON.stringify(prefill)
    const untouched = JSON.stringify(latest.content) === JSON.stringify(latest.prefill)
    if (JSON.stringify(latest.prefill) !== offered) {
      await change(call, latest, latest.revision, {
        prefill: offered,
        ...(untouched ? { content: offered } : {}),
      })
    }
    return readBack(call, latest.id)
  }
  const id = newId(call.now)
  await insertVersion(
    call,
    { id, task: number, period, department, obligation: obligation.id },
    prefill,
  )
  await note(call, { kind: 'report', id, task: number }, 'open', { period })
  return readBack(call, id)
}

async function insertVersion(
  call: Call,
  of: Pick<ReportRow, 'id' | 'task' | 'period' | 'department' | 'obligation'>,
  prefill: ReportContent,
  later: { version: number; reason: string; content: ReportContent } | undefined = undefined,
): Promise<void> {
  await insertReports(call.tx, [
    {
      ...of,
      version: later?.version ?? 1,
      reason: later?.reason ?? null,
      stage: 'draft',
      content: JSON.stringify(later?.content ?? prefill),
      prefill: JSON.stringify(prefill),
      typed: null,
      prefilled: null,
      drafted_by: call.actor.personId ?? null,
      submitted_by: null,
      signed_by: null,
      created_at: call.now,
      updated_at: call.now,
      submitted_at: null,
      signed_at: null,
    },
  ])
}

/** Saves a draft. @throws Problem `request/changed-meanwhile` where someone saved it since. */
export async function saveReport(
  call: Call,
  id: string,
  input: { revision: number; content: ReportContent },
): Promise<Report> {
  const row = await loadReport(call, id)
  if (!mayReport(call.actor, getTask(call, row.task)) || row.department !== ownDepartment(call)) {
    throw notYourDuty('lead')
  }
  checkStage(row, 'draft', 'returned')
  await change(call, row, input.revision, {
    content: JSON.stringify(input.content),
    drafted_by: call.actor.personId ?? null,
  })
  await note(call, subjectOf(row), 'save', { revision: input.revision + 1 })
  return readBack(call, id)
}

/** Sends a report to the head and counts what it cost to fill in. */
export async function submitReport(call: Call, id: string, revision: number): Promise<Report> {
  const row = await loadReport(call, id)
  if (!mayReport(call.actor, getTask(call, row.task)) || row.department !== ownDepartment(call)) {
    throw notYourDuty('lead')
  }
  checkStage(row, 'draft', 'returned')
  const missing = [
    ...(row.content.reported === null ? ['content.reported'] : []),
    ...(row.content.done.trim() === '' ? ['content.done'] : []),
  ]
  if (missing.length > 0) {
    const faults = missing.map((path) => ({ path, code: 'field/required' }))
    throw new Problem('plan/report-incomplete', {}, faults)
  }
  const { typed, prefilled } = countFields(fieldsOf(row.prefill), fieldsOf(row.content))
  await change(call, row, revision, {
    stage: 'submitted',
    typed,
    prefilled,
    submitted_by: call.actor.personId ?? null,
    submitted_at: call.now,
  })
  // A report that came back is counted once.
  if (row.typed === null) {
    await insertBurden(call.tx, [
      {
        id: newId(call.now),
        kind: 'report',
        subject_id: id,
        department: row.department,
        on_day: dayInShanghai(call.now),
        typed,
        prefilled,
      },
    ])
  }
  await note(call, subjectOf(row), 'submit', { period: row.period, typed, prefilled })
  await tellHeads(call, row.department, 'plan.progress-submitted', row)
  return readBack(call, id)
}

/** The entry of the signature, and the receipt by which the department can show what it handed in. */
function acknowledgeReport(call: Call, row: ReportRow): Promise<string> {
  const { id, task, period, department, version, reason, content } = row
  return acknowledge(
    call,
    {
      action: 'plan.report.sign',
      subject: { kind: 'report', id },
      details: { task, period, version, state: content.reported },
    },
    {
      facts: { task, period, version, department },
      content: { id, task, period, department, version, reason, content },
    },
  )
}

/** Makes the report the department's word; the light follows in the same transaction. */
export async function signReport(call: Call, id: string, revision: number): Promise<Report> {
  const row = await loadReport(call, id)
  if (!maySign(call.actor, row.department)) throw notYourDuty('lead')
  checkStage(row, 'submitted')
  await change(call, row, revision, {
    stage: 'signed',
    signed_by: call.actor.personId ?? null,
    signed_at: call.now,
  })
  const [obligation] = await selectObligations(call.tx, { id: row.obligation })
  if (obligation && obligation.arrived_on === null) {
    await markArrived(call.tx, obligation.id, dayInShanghai(call.now))
  }
  await acknowledgeReport(call, row)
  await refreshLights(call, [row.task])
  return readBack(call, id)
}

/** Sends a report back to the officer; the comment is kept for good. */
export async function returnReport(
  call: Call,
  id: string,
  input: { revision: number; comment: string },
): Promise<Report> {
  const row = await loadReport(call, id)
  if (!maySign(call.actor, row.department)) throw notYourDuty('lead')
  checkStage(row, 'submitted')
  await change(call, row, input.revision, { stage: 'returned' })
  await remark(call, {
    subject: subjectOf(row),
    act: 'return',
    text: input.comment,
    concerns: [row.department],
  })
  await tellPerson(call, row.submitted_by, 'plan.progress-returned', row, { reason: input.comment })
  return readBack(call, id)
}

/** Opens a new version of a signed report; the signed one stays as it was. */
export async function correctReport(call: Call, id: string, reason: string): Promise<Report> {
  const row = await loadReport(call, id)
  const task = getTask(call, row.task)
  if (!mayReport(call.actor, task) || row.department !== ownDepartment(call)) {
    throw notYourDuty('lead')
  }
  checkStage(row, 'signed')
  const { task: number, period, department, obligation } = row
  const [latest] = await selectReports(call.tx, { task: number, period, department })
  if (latest && latest.stage !== 'signed') throw new Problem('plan/report-in-work')
  const newest = latest ?? row
  const correction = newId(call.now)
  await insertVersion(
    call,
    { id: correction, task: number, period, department, obligation },
    newest.content,
    { version: newest.version + 1, reason, content: newest.content },
  )
  await remark(call, {
    subject: { kind: 'report', id: correction, task: number },
    act: 'correct',
    text: reason,
    concerns: [department],
  })
  return readBack(call, correction)
}
