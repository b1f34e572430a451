import { createHash } from 'node:crypto'
import { verifyConsistency, verifyInclusion } from '@wstc/domain/audit/rules/merkle'
import { bytesOfHex } from '@wstc/domain/kernel/hex'
import { findProof, proveConsistency } from '../../server/src/audit/service/proofs.ts'
import { anonymous } from '../../server/src/platform/actor.ts'
import { inTurns } from '../ask.ts'
import type { Figure } from '../figure.ts'
import type { Ground } from '../ground.ts'
import { ms, times } from '../statistics.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

interface Head {
  readonly size: string
  readonly root: string
}

async function checkInclusion({ desk }: Ground, entry: string): Promise<void> {
  const proof = await findProof(desk, entry)
  if (!proof) throw new Error(`No proof of ${entry}`)
  const { head, index, path } = proof
  const claim = {
    leaf: bytesOfHex(proof.leaf),
    index,
    size: head.size,
    root: bytesOfHex(head.root),
  }
  if (!verifyInclusion(claim, path.map(bytesOfHex), sha256)) {
    throw new Error(`The proof of entry ${index} does not hold`)
  }
}

async function checkConsistency({ desk }: Ground, older: Head, newer: Head): Promise<void> {
  const [from, to] = [Number(older.size), Number(newer.size)]
  const call = { platform: desk, actor: anonymous } as unknown as Parameters<
    typeof proveConsistency
  >[0]
  const { path } = await proveConsistency(call, { from, to })
  const end = ({ size, root }: Head) => ({ size: Number(size), root: bytesOfHex(root) })
  if (!verifyConsistency(end(older), end(newer), path.map(bytesOfHex), sha256)) {
    throw new Error(`The proof from ${from} to ${to} does not hold`)
  }
}

/** Proofs from stored nodes; each is checked as a stranger would check it. */
export const auditProofs: Figure = {
  name: 'audit-proofs',
  run: async (open, { times: rounds }) => {
    const ground = await open()
    const entries = await ground.sql.query<{ entry_id: string }>(
      'select entry_id from audit_leaf order by md5(entry_id) limit 100',
    )
    const heads = await ground.sql.query<Head>('select size, root from audit_head order by number')
    let turn = 0
    const next = (): string => {
      turn += 1
      return entries[turn % entries.length]!.entry_id
    }
    const [inclusion, consistency, leaf] = await inTurns(
      [
        () => checkInclusion(ground, next()),
        () => checkConsistency(ground, heads[turn % (heads.length - 1)]!, heads.at(-1)!),
        () => ground.sql.query('select hash from audit_leaf where entry_id = $1', [next()]),
      ],
      rounds,
    )
    const size = Number(heads.at(-1)!.size).toLocaleString('en')
    const line = (what: string, took: { p50: number; p95: number }) => ({
      what: `${what}, made and checked, ${size} entries`,
      bar: '—',
      measured: `p50 ${ms(took.p50)}, p95 ${ms(took.p95)}`,
      ratio: times(took.p50 / leaf!.p50),
      baseline: `bare SELECT of one leaf: p50 ${ms(leaf!.p50)}`,
      met: undefined,
    })
    return [line('Inclusion proof', inclusion!), line('Consistency proof', consistency!)]
  },
}
