import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Act, actions, type Trace } from '../model.ts'
import type { Behind, Row } from './database.ts'

/** Rows by a text of theirs, so that each act finds its own at once. */
const grouped = (rows: readonly Row[], of: (row: Row) => string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(of(row), [...(groups.get(of(row)) ?? []), row])
  return groups
}
const first = (text: unknown): string => String(text).split(' ')[0]!
const time = (at: unknown): number => (at instanceof Date ? at.getTime() : Number.NaN)

/** Everything of one kind that some act may have written, by the act's id in its text. */
async function readTables(behind: Behind, run: string) {
  const by = async (sql: string, column: string) =>
    grouped(await behind.rows(sql, [`${run}-%`]), (row) => first(row[column]))
  return {
    keys: grouped(
      await behind.rows('select * from platform_request where key like $1', [`crash-${run}-%`]),
      (row) => String(row.key).slice('crash-'.length),
    ),
    questions: await by('select *, asked_at as at from plan_question where text like $1', 'text'),
    decisions: await by('select *, decided_at as at from plan_decision where text like $1', 'text'),
    evidence: await by(
      'select *, submitted_at as at from plan_evidence where title like $1',
      'title',
    ),
    remarks: await by('select * from plan_remark where text like $1', 'text'),
    corrections: await by(
      'select *, created_at as at from plan_report where reason like $1',
      'reason',
    ),
    files: await by('select * from desk_file where name like $1', 'name'),
    returns: await by(
      `select w.note, r.* from statistics_return r join statistics_return_row w
         on w.obligation = r.obligation and w.version = r.version and w.place = (
           select min(place) from statistics_return_row
           where obligation = r.obligation and version = r.version)
       where w.note like $1`,
      'note',
    ),
    handedIn: grouped(
      await behind.rows(`select * from audit_receipt where subject_kind = 'return'`),
      (row) => String(row.subject_id),
    ),
    messages: grouped(
      await behind.rows(
        `select id, state, coalesce(payload->'values'->>'question', payload->'values'->>'decision')
           as text from platform_job where kind = 'plan.tell'`,
      ),
      (row) => first(row.text),
    ),
    notices: grouped(
      await behind.rows('select id, read_at from notices_notice where read_at is not null'),
      (row) => String(row.id),
    ),
    judged: grouped(
      await behind.rows('select id, stage, judged_at as at from plan_evidence'),
      (row) => String(row.id),
    ),
    links: grouped(
      await behind.rows(`select * from desk_file_link where subject_kind = 'evidence'`),
      (row) => String(row.subject_id),
    ),
    receipts: grouped(
      await behind.rows(`select * from audit_receipt where subject_kind = 'report'`),
      (row) => String(row.subject_id),
    ),
    entries: grouped(
      await behind.rows(
        `select person, action, at, subject_id from audit_entry where kind = 'act'`,
      ),
      (row) => `${row.person} ${row.action} ${time(row.at)}`,
    ),
  }
}
type Tables = Awaited<ReturnType<typeof readTables>>

/** SHA-256 of the bytes that lie on the disk under this name. */
export function hashOnDisk(dataDir: string, hash: string): string | undefined {
  const path = join(dataDir, 'files', hash.slice(0, 2), hash.slice(2, 4), hash)
  if (!existsSync(path)) return undefined
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

const trace = (part: Trace['part'], rows: readonly Row[], says?: unknown): Trace => ({
  part,
  found: rows.length,
  ...(rows.length > 0 && says !== undefined && says !== null ? { says: String(says) } : {}),
})

function filesOf(dataDir: string, rows: readonly Row[]): Trace[] {
  const hash = rows[0]?.hash
  // Bytes without a record are no act: they are written before it.
  const lying = rows.length > 0 ? hashOnDisk(dataDir, String(hash)) : undefined
  const disk: Trace = { part: 'disk', found: lying === undefined ? 0 : 1 }
  return [trace('record', rows, hash), lying === undefined ? disk : { ...disk, says: lying }]
}

/** The traces of what the kind writes besides its key and its audit entry, and when it was written. */
function ownTraces(dataDir: string, tables: Tables, act: Act): { traces: Trace[]; at: unknown } {
  const { id, kind, subject = '' } = act
  const key = tables.keys.get(id)?.[0]
  const find = (table: Map<string, Row[]>, of = id): Row[] => table.get(of) ?? []
  const remarks = find(tables.remarks)
  const says = (rows: readonly Row[], column: string): unknown => rows[0]?.[column]
  const sameTime = (rows: readonly Row[], column: string): Row[] =>
    rows.filter((row) => time(row[column]) === time(remarks[0]?.at ?? key?.at))
  switch (kind) {
    case 'question':
    case 'decision': {
      const rows = find(kind === 'question' ? tables.questions : tables.decisions)
      const message = trace('message', find(tables.messages))
      return { traces: [trace('record', rows, says(rows, 'text')), message], at: says(rows, 'at') }
    }
    case 'evidence': {
      const rows = find(tables.evidence)
      const links = rows.length > 0 ? find(tables.links, String(rows[0]!.id)) : []
      const link = act.says.link === undefined ? [] : [trace('link', links, says(links, 'file_id'))]
      return { traces: [trace('record', rows, says(rows, 'title')), ...link], at: says(rows, 'at') }
    }
    case 'file':
      return {
        traces: filesOf(dataDir, find(tables.files, `${id}.txt`)),
        at: says(find(tables.files, `${id}.txt`), 'at'),
      }
    case 'answer':
      return {
        traces: [trace('remark', remarks, says(remarks, 'text'))],
        at: says(remarks, 'at'),
      }
    case 'judge': {
      const judged = sameTime(find(tables.judged, subject), 'at')
      return {
        traces: [
          trace('remark', remarks, says(remarks, 'text')),
          trace('record', judged, says(judged, 'stage')),
        ],
        at: says(remarks, 'at'),
      }
    }
    case 'correct': {
      const rows = find(tables.corrections)
      return {
        traces: [
          trace('record', rows, says(rows, 'reason')),
          trace('remark', remarks, says(remarks, 'text')),
        ],
        at: says(rows, 'at'),
      }
    }
    case 'sign': {
      const report = subject.split(' ')[1]!
      return {
        traces: [trace('receipt', sameTime(find(tables.receipts, report), 'at'))],
        at: key?.at,
      }
    }
    case 'return': {
      const rows = find(tables.returns)
      const at = says(rows, 'at')
      const receipts = find(tables.handedIn, subject.split(' ')[1]!)
      const own = receipts.filter((row) => time(row.at) === time(at ?? key?.at))
      return { traces: [trace('record', rows, says(rows, 'note')), trace('receipt', own)], at }
    }
    case 'read':
      return {
        traces: [trace('record', sameTime(find(tables.notices, subject), 'read_at'))],
        at: key?.at,
      }
    default:
      return { traces: [], at: key?.at }
  }
}

/** What PostgreSQL and the disk show of each act of a run. */
export async function findTraces(
  behind: Behind,
  dataDir: string,
  run: string,
  acts: readonly Act[],
  people: ReadonlyMap<string, string>,
): Promise<{ traces: Map<string, Trace[]>; strangers: string[] }> {
  const tables = await readTables(behind, run)
  const traces = new Map<string, Trace[]>()
  for (const act of acts) {
    const key = tables.keys.get(act.id) ?? []
    const own = ownTraces(dataDir, tables, act)
    const action = actions[act.kind]
    const moment = `${people.get(act.person)} ${action} ${time(own.at ?? key[0]?.at)}`
    const entries = action === undefined ? [] : [trace('audit', tables.entries.get(moment) ?? [])]
    traces.set(act.id, [trace('key', key, key[0]?.reply), ...entries, ...own.traces])
  }
  const known = new Set(acts.map((act) => act.id))
  const strangers = [...tables.keys.keys()].filter((id) => !known.has(id))
  return { traces, strangers }
}
