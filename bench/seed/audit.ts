import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Entry } from '@wstc/domain/audit/model'
import { leafHash } from '@wstc/domain/audit/rules'
import { growTree, signHead } from '../../server/src/audit/service/heads.ts'
import { appendLeaves, lockLog } from '../../server/src/audit/store/log.ts'
import { system } from '../../server/src/platform/actor.ts'
import type { Desk } from '../desk.ts'
import type { Sql } from '../sql.ts'
import { timed } from '../statistics.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

/** Acts and reads as the product names them, with what they are about. */
const acts = [
  ['plan.report.save', 'plan-report', 'act'],
  ['plan.report.submit', 'plan-report', 'act'],
  ['plan.evidence.submit', 'plan-evidence', 'act'],
  ['plan.report.sign', 'plan-report', 'act'],
  ['identity.session.begin', 'person', 'act'],
  ['identity.people.read', 'organisation', 'read'],
] as const

interface Person {
  readonly id: string
  readonly organisation_id: string
}

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0')

/** Entry `n` of the past: one every four seconds, in the order of their ids. */
function entryOf(n: number, begin: number, people: readonly Person[]): Entry {
  const at = begin + n * 4000
  const time = hex(at, 12)
  const id = `${time.slice(0, 8)}-${time.slice(8)}-7${hex(n % 4096, 3)}-8000-${hex(n, 12)}`
  const [action, kind, sort] = acts[n % acts.length]!
  const person = people[(n * 7) % people.length]!
  const subject =
    kind === 'person' ? person.id : kind === 'organisation' ? person.organisation_id : id
  return {
    id,
    at: new Date(at).toISOString(),
    kind: sort,
    actor: {
      kind: 'person',
      person: person.id,
      organisation: person.organisation_id,
      onBehalfOf: null,
    },
    action,
    subject: { kind, id: subject },
    details: { task: (n % 40) + 1, period: '2017-Q4' },
    requestId: id,
    address: '192.0.2.7',
  }
}

const csvText = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** The line of an entry for COPY: with its genuine leaf, as the product would have written it. */
function lineOf(entry: Entry): string {
  const { actor, subject } = entry
  const leaf = `\\x${Buffer.from(leafHash(entry, sha256)).toString('hex')}`
  return `${entry.id},${entry.at},${entry.kind},${actor.kind},${actor.person},${actor.organisation},,${entry.action},${subject.kind},${subject.id},${csvText(JSON.stringify(entry.details))},${entry.requestId},${entry.address},${leaf}\n`
}

function* lines(rows: number, begin: number, people: readonly Person[]): Generator<string> {
  let part = ''
  for (let n = 0; n < rows; n += 1) {
    part += lineOf(entryOf(n, begin, people))
    if (part.length < 64 * 1024) continue
    yield part
    part = ''
  }
  yield part
}

const columns =
  'id, at, kind, actor_kind, person, organisation, on_behalf_of, action, subject_kind, subject_id, details, request_id, address, leaf'

/** As many as the server's job takes at once; fewer where there are few, so that heads follow. */
const batchOf = (rows: number): number => Math.min(10_000, Math.ceil(rows / 4))

/** Gives every waiting entry its place and signs a head now and then, as the server's job does. */
async function sequence(desk: Desk, batch: number): Promise<void> {
  for (let step = 0; ; step += 1) {
    const now = desk.clock.now()
    const added = await desk.database.inTransaction(system, async (tx) => {
      await lockLog(tx)
      const count = await appendLeaves(tx, batch)
      await growTree(tx)
      if (count < batch || step % 10 === 0) await signHead({ tx, now, platform: desk })
      return count
    })
    if (added < batch) return
  }
}

/** Writes `rows` entries of the past with their hashes, and lets the product place and sign them. */
export async function seedAudit(
  desk: Desk,
  sql: Sql,
  rows: number,
): Promise<{ written: number; sequenced: number }> {
  const people = await sql.query<Person>(
    'select id, organisation_id from identity_person order by login',
  )
  const begin = desk.clock.now().getTime() - (rows + 10) * 4000
  const file = join(desk.config.dataDir, '..', 'entries.csv')
  const writing = await timed(async () => {
    await pipeline(Readable.from(lines(rows, begin, people)), createWriteStream(file))
    await chmod(file, 0o644)
    await chmod(join(desk.config.dataDir, '..'), 0o755)
    await sql.query(`begin; set local session_replication_role = replica;
      copy audit_entry (${columns}) from '${file}' (format csv);
      insert into audit_pending select id from audit_entry on conflict do nothing; commit`)
  })
  await rm(file)
  await sql.query('analyze audit_entry; analyze audit_pending')
  const placing = await timed(() => sequence(desk, batchOf(rows)))
  return { written: writing.took + placing.took, sequenced: placing.took }
}
