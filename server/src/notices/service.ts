import type { Language } from '@wstc/domain/kernel/bilingual'
import type { QueryOf } from '@wstc/domain/kernel/endpoint'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { noticesContract } from '@wstc/domain/notices/contract'
import { type NoticeKindName, noticeKinds } from '@wstc/domain/notices/kinds'
import {
  type Notice,
  NoticeLink,
  type NoticeValues,
  type Preferences,
} from '@wstc/domain/notices/model'
import { kindsOff, noticeText } from '@wstc/domain/notices/rules'
import { recordAct } from '../audit/index.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { enqueue } from '../platform/jobs.ts'
import { headerText, isMailAddress } from '../platform/mail.ts'
import type { Call } from '../platform/serve.ts'
import { insertMail } from './store/mail.ts'
import { countUnread, insertNotice, markAllRead, markRead, selectNotices } from './store/notices.ts'
import { loadPreferences, savePreferences } from './store/preferences.ts'

type TellCall = { readonly tx: Tx; readonly now: Date }

export interface NewNotice {
  /** Id of the reader. */
  readonly person: string
  readonly kind: NoticeKindName
  /** Fill the blanks of the kind's texts; bilingual values are read in the reader's language. */
  readonly values?: NoticeValues
  /** Path of the page it leads to, such as `/plan/tasks/7`. */
  readonly link?: string
  /** At most one notice per reader and key, ever. */
  readonly key?: string
  /** Unread notices of one bundle are shown as one with a count. */
  readonly bundle?: string
}

/** Tells a person something, in the transaction of the act that it is about. */
export async function notify(call: TellCall, notice: NewNotice): Promise<void> {
  await insertNotice(call.tx, {
    id: newId(call.now),
    person: notice.person,
    kind: notice.kind,
    values: JSON.stringify(notice.values ?? {}),
    link: notice.link === undefined ? null : NoticeLink.parse(notice.link),
    bundle: notice.bundle ?? null,
    key: notice.key ?? null,
    at: call.now,
    read_at: null,
    mailed_at: null,
  })
}

export const sendMailKind = 'notices.send-mail'

export interface NewMail {
  readonly to: string
  readonly language: Language
  readonly subject: string
  readonly text: string
}

/** Queues a mail in the caller's transaction; it leaves once that has committed. Answers its id. */
export async function queueMail(call: TellCall, mail: NewMail): Promise<string> {
  if (!isMailAddress(mail.to)) throw new Problem('notices/not-an-address')
  const id = newId(call.now)
  await insertMail(call.tx, {
    id,
    recipient: mail.to,
    language: mail.language,
    subject: headerText(mail.subject),
    body: mail.text,
    state: 'queued',
    error: null,
    created_at: call.now,
    sent_at: null,
  })
  await enqueue(call, {
    kind: sendMailKind,
    payload: { mail: id },
    key: `mail:${id}`,
    maxAttempts: 8,
  })
  return id
}

type ReadCall = Pick<Call, 'tx' | 'actor' | 'now' | 'language'>
const self = (call: ReadCall): string => call.actor.personId!

export async function listNotices(
  call: ReadCall,
  input: QueryOf<typeof noticesContract.listNotices>,
): Promise<{ items: Notice[]; next: string | null }> {
  const preferences = await loadPreferences(call.tx, self(call))
  const [state, id] = input.after?.split('.') ?? []
  const rows = await selectNotices(call.tx, {
    person: self(call),
    unreadOnly: input.state === 'unread',
    kindsOff: kindsOff(preferences),
    after: id ? { read: state === 'read', id } : undefined,
    limit: input.limit + 1,
  })
  const last = rows.length > input.limit ? rows[input.limit - 1] : undefined
  return {
    items: rows.slice(0, input.limit).map((row) => ({
      id: row.id,
      kind: row.kind,
      ...noticeText(row.kind, row.values, call.language),
      link: row.link,
      at: row.at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
      count: Number(row.count),
    })),
    next: last ? `${last.read_at ? 'read' : 'unread'}.${last.id}` : null,
  }
}

export async function countNotices(call: ReadCall): Promise<{ unread: number }> {
  const preferences = await loadPreferences(call.tx, self(call))
  return { unread: await countUnread(call.tx, self(call), kindsOff(preferences)) }
}

export async function markNoticeRead(call: ReadCall, id: string): Promise<void> {
  if (!(await markRead(call.tx, self(call), id, call.now))) throw absent('notice')
}

export async function markAllNoticesRead(call: ReadCall): Promise<{ marked: number }> {
  return { marked: await markAllRead(call.tx, self(call), call.now) }
}

export const getPreferences = (call: ReadCall): Promise<Preferences> =>
  loadPreferences(call.tx, self(call))

export async function putPreferences(call: Call, wanted: Preferences): Promise<Preferences> {
  wanted.quiet.forEach(({ from, to }, n) => {
    if (to < from) {
      const code = 'notices/quiet-span-reversed'
      throw new Problem(code, {}, [{ path: `quiet.${n}.to`, code }])
    }
  })
  for (const [kind, delivery] of Object.entries(wanted.kinds)) {
    if (delivery === 'off' && noticeKinds[kind as NoticeKindName].binding) {
      const code = 'notices/kind-is-binding'
      throw new Problem(code, {}, [{ path: `kinds.${kind}`, code }])
    }
  }
  await savePreferences(call.tx, self(call), wanted)
  await recordAct(call, {
    action: 'notices.preferences.change',
    subject: { kind: 'person', id: self(call) },
    details: wanted,
  })
  return wanted
}
