import type { Role } from '@wstc/domain/identity/roles'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import type { NoticeKindName } from '@wstc/domain/notices/kinds'
import type { NoticeValues } from '@wstc/domain/notices/model'
import { enqueue } from '../../../platform/jobs.ts'
import type { Call } from '../../../platform/serve.ts'

export const tellKind = 'plan.tell'

/** Whom a message is for; who that is today, the job finds out. */
export type Audience =
  | { readonly person: string }
  | { readonly department: string; readonly role: Role }
  | { readonly role: Role }

export interface Message {
  readonly to: readonly Audience[]
  readonly kind: NoticeKindName
  readonly values: NoticeValues
  readonly link: string
  readonly bundle?: string
}

export const taskLink = (task: number): string => `/app/tasks/${task}`

/** What a notice calls a task. */
export function taskName(call: Pick<Call, 'platform'>, number: number): Bilingual {
  const title = call.platform.city.tasks.find((task) => task.number === number)?.title
  return {
    zh: `第 ${number} 项任务${title ? `“${title.zh}”` : ''}`,
    en: `task ${number}${title ? ` “${title.en}”` : ''}`,
  }
}

export function departmentName(call: Pick<Call, 'platform'>, id: string): Bilingual {
  return call.platform.city.departments.find((one) => one.id === id)?.name ?? { zh: id, en: id }
}

/**
 * Queues a message in the act's transaction. Finding the readers needs more reach than the actor
 * has, so a job of the platform does it.
 */
export async function tell(call: Call, message: Message): Promise<void> {
  await enqueue(call, { kind: tellKind, payload: { ...message } })
}

interface About {
  readonly task: number
  readonly period?: string
  readonly department?: string
  readonly due?: string
}

function valuesOf(call: Call, about: About, more: NoticeValues = {}): NoticeValues {
  return {
    task: taskName(call, about.task),
    ...(about.period ? { period: about.period } : {}),
    ...(about.department ? { department: departmentName(call, about.department) } : {}),
    ...(about.due ? { due: about.due } : {}),
    ...more,
  }
}

/** Tells the heads of a department. */
export const tellHeads = (call: Call, department: string, kind: NoticeKindName, about: About) =>
  tell(call, {
    to: [{ department, role: 'department-head' }],
    kind,
    values: valuesOf(call, about),
    link: taskLink(about.task),
  })

/** Tells the officers of a department. */
export const tellOfficers = (
  call: Call,
  department: string,
  kind: NoticeKindName,
  about: About,
  more: NoticeValues = {},
) =>
  tell(call, {
    to: [{ department, role: 'department-officer' }],
    kind,
    values: valuesOf(call, about, more),
    link: taskLink(about.task),
  })

/** Tells one person, where there is one. */
export async function tellPerson(
  call: Call,
  person: string | null,
  kind: NoticeKindName,
  about: About,
  more: NoticeValues = {},
): Promise<void> {
  if (person === null) return
  await tell(call, {
    to: [{ person }],
    kind,
    values: valuesOf(call, about, more),
    link: taskLink(about.task),
  })
}
