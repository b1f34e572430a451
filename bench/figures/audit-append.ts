import { createHash } from 'node:crypto'
import { recordAct } from '../../server/src/audit/index.ts'
import { system } from '../../server/src/platform/actor.ts'
import { inTurns } from '../ask.ts'
import type { Figure } from '../figure.ts'
import { ms, perSecond, seconds, timed, times } from '../statistics.ts'

/** An entry as the audit keeps it, in a table with a key and nothing else. */
const bareTable = `create table if not exists bare_entry
  (id text primary key, at timestamptz, details jsonb, address text, leaf bytea)`
const bareInsert = `insert into bare_entry values (gen_random_uuid(), now(), '{"task": 1}', '-', decode(repeat('00', 32), 'hex'))`

/** A node is SHA-256 of a mark and two hashes: as many as the tree over the entries has. */
function hashLoop(count: number): number {
  const input = Buffer.alloc(65)
  let sum = 0
  for (let n = 0; n < count; n += 1) {
    input.writeUInt32LE(n, 1)
    sum += createHash('sha256').update(input).digest()[0]!
  }
  return sum
}

export const auditAppend: Figure = {
  name: 'audit-append',
  run: async (open, { rows, times: rounds }) => {
    const { desk, sql, sequenced } = await open()
    await sql.query(bareTable)
    const act = { action: 'plan.report.save', subject: { kind: 'plan-report', id: 'bench' } }
    const call = { actor: system, requestId: 'bench', address: '-' }
    const append = () =>
      desk.database.inTransaction(system, (tx) =>
        recordAct({ ...call, tx, now: desk.clock.now() }, { ...act, details: { task: 1 } }),
      )
    const [own, bare] = await inTurns([append, () => sql.query(bareInsert)], rounds * 2)
    const hashed = await timed(async () => hashLoop(rows))
    return [
      {
        what: 'An act’s entry in a transaction of its own, the log already that long',
        bar: '—',
        measured: `p50 ${ms(own!.p50)}, p95 ${ms(own!.p95)}`,
        ratio: times(own!.p50 / bare!.p50),
        baseline: `bare INSERT and commit of such a row: p50 ${ms(bare!.p50)}`,
        met: undefined,
      },
      {
        what: `Places, tree nodes and heads for ${rows.toLocaleString('en')} entries`,
        bar: '—',
        measured: `${seconds(sequenced)}, ${perSecond(rows, sequenced)}`,
        ratio: times(sequenced / hashed.took),
        baseline: `bare SHA-256 loop over as many nodes: ${seconds(hashed.took)}`,
        met: undefined,
      },
    ]
  },
}
