import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { By as ByShape } from '@wstc/domain/plan/contract/tasks/shapes'
import type { RemarkAct, RemarkSubject } from '@wstc/domain/plan/model/progress'
import type { Task } from '@wstc/domain/plan/model/task'
import { dutyTexts } from '@wstc/domain/plan/words/tasks'
import type { z } from 'zod'
import { recordAct } from '../../../audit/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { Call } from '../../../platform/serve.ts'
import { insertRemarks, type RemarkRow, selectRemarks } from '../store/remarks.ts'

type By = z.input<typeof ByShape>

/** @throws Problem `request/not-found` */
export function getTask(call: Pick<Call, 'platform'>, number: number): Task {
  const task = call.platform.city.tasks.find((one) => one.number === number)
  if (!task) throw absent('task')
  return task
}

export const notYourDuty = (duty: keyof typeof dutyTexts): Problem =>
  new Problem('plan/not-your-department', { duty: dutyTexts[duty] })

export const conflict = (what: RemarkSubject): Problem =>
  new Problem('request/changed-meanwhile', { what })

/** @throws Problem `plan/unknown-department` on the field `path` */
export function checkDepartment(call: Call, department: string, path: string): void {
  if (call.platform.city.departments.some((one) => one.id === department)) return
  throw new Problem('plan/unknown-department', { department }, [
    { path, code: 'plan/unknown-department', details: { department } },
  ])
}

/** Own department of the caller. @throws Problem `request/forbidden` for whoever has none. */
export function ownDepartment(call: Call): string {
  if (!call.actor.organisationId) throw new Problem('request/forbidden')
  return call.actor.organisationId
}

export const byOf = (person: string | null, department: string | null): By => ({
  person,
  name: null,
  department,
})

interface NewRemark {
  readonly subject: { readonly kind: RemarkSubject; readonly id: string; readonly task: number }
  readonly act: RemarkAct
  readonly text: string
  readonly details?: Record<string, string>
  /** Departments that may read it; everyone inside where left out. */
  readonly concerns?: readonly string[]
}

/** Keeps a word said about a subject, and the act in the audit. Both or neither. */
export async function remark(call: Call, remark: NewRemark): Promise<void> {
  await insertRemarks(call.tx, [
    {
      id: newId(call.now),
      subject_kind: remark.subject.kind,
      subject_id: remark.subject.id,
      act: remark.act,
      text: remark.text,
      details: JSON.stringify(remark.details ?? {}),
      concerns: remark.concerns ? [...remark.concerns] : null,
      by_person: call.actor.personId ?? null,
      by_department: call.actor.organisationId ?? null,
      at: call.now,
    },
  ])
  await note(call, remark.subject, remark.act, remark.details)
}

/** The audit entry of an act on a subject. */
export async function note(
  call: Call,
  subject: { readonly kind: RemarkSubject; readonly id: string; readonly task: number },
  act: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  await recordAct(call, {
    action: `plan.${subject.kind}.${act}`,
    subject: { kind: subject.kind, id: subject.id },
    details: { task: subject.task, ...details },
  })
}

export const showRemark = (row: RemarkRow) => ({
  id: row.id,
  act: row.act,
  text: row.text,
  details: row.details,
  by: byOf(row.by_person, row.by_department),
  at: row.at.toISOString(),
})

/** Remarks by subject id. */
export async function remarksOf(call: Call, kind: RemarkSubject, ids: readonly string[]) {
  const bySubject = new Map<string, ReturnType<typeof showRemark>[]>(ids.map((id) => [id, []]))
  for (const row of await selectRemarks(call.tx, kind, ids)) {
    bySubject.get(row.subject_id)?.push(showRemark(row))
  }
  return (id: string) => bySubject.get(id) ?? []
}
