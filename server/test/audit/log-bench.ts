import type { ExportLine, SignedHead } from '@wstc/domain/audit/model/proof'
import { type LogReport, makeLogCheck } from '@wstc/domain/audit/rules/check-log'
import { recordAct } from '../../src/audit/index.ts'
import { auditJobs } from '../../src/audit/jobs.ts'
import { exportLines } from '../../src/audit/service/export.ts'
import { system } from '../../src/platform/actor.ts'
import { verifierOf } from '../../src/platform/crypto/provider.ts'
import { enqueue } from '../../src/platform/jobs.ts'
import { startWorker } from '../../src/platform/worker.ts'
import { type Bench, callIn, personOf } from '../platform/open-bench.ts'

export const officer = personOf('officer-1', 'commerce', 'department-officer')
export const auditor = personOf('auditor', 'platform', 'audit-admin')

export async function runJob(bench: Bench, kind: string, owner?: string): Promise<void> {
  const worker = startWorker(bench.platform, {
    handlers: auditJobs,
    schedules: [],
    subscribers: [],
    idleMs: 60_000,
  })
  const now = bench.platform.clock.now()
  await bench.platform.database.inTransaction(system, (tx) =>
    enqueue({ tx, now }, { kind, ...(owner ? { owner } : {}) }),
  )
  await worker.drain()
  await worker.stop()
}

/** `count` acts of one officer, put in order and signed. */
export async function work(bench: Bench, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await bench.platform.database.inTransaction(officer, (tx) =>
      recordAct(callIn(bench, tx, officer), {
        action: 'plan.report.sign',
        subject: { kind: 'report', id: `r-${n}` },
        details: { period: '2018-Q1', state: n % 2 ? 'on-track' : 'late' },
      }),
    )
  }
  bench.pass(11 * 60_000)
  await runJob(bench, 'audit.sequence')
}

export async function exported(bench: Bench): Promise<ExportLine[]> {
  const lines: ExportLine[] = []
  for await (const line of exportLines(bench.platform)) lines.push(line)
  return lines
}

export function checked(
  bench: Bench,
  lines: readonly ExportLine[],
  old: readonly SignedHead[] = [],
): LogReport {
  const check = makeLogCheck(verifierOf(bench.platform.crypto), old)
  for (const line of lines) check.take(line)
  return check.finish()
}

export const headsOf = (lines: readonly ExportLine[]): SignedHead[] =>
  lines.flatMap((line) => (line.kind === 'head' ? [line.head] : []))

const tables = [
  'audit_entry',
  'audit_pending',
  'audit_leaf',
  'audit_node',
  'audit_key',
  'audit_head',
]

/** Keeps the log as it is; answers how a superuser with every trigger off puts it back. */
export async function keepLog(bench: Bench): Promise<() => Promise<void>> {
  for (const table of tables)
    await bench.owner.query(`create table kept_${table} as table ${table}`)
  return async () => {
    await bench.owner.query('set session_replication_role = replica')
    for (const table of tables) {
      await bench.owner.query(`delete from ${table}`)
      await bench.owner.query(`insert into ${table} select * from kept_${table}`)
    }
    await bench.owner.query('set session_replication_role = origin')
  }
}

/** What a superuser does with every trigger and constraint of the log out of the way. */
export async function asSuperuser(bench: Bench, ...statements: string[]): Promise<void> {
  await bench.owner.query('set session_replication_role = replica')
  try {
    for (const statement of statements) await bench.owner.query(statement)
  } finally {
    await bench.owner.query('set session_replication_role = origin')
  }
}
