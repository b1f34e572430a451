import { type LogReport, makeLogCheck } from '@wstc/domain/audit/rules/check-log'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { listHolders } from '../../identity/index.ts'
import { notify } from '../../notices/index.ts'
import { verifierOf } from '../../platform/crypto/provider.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs.ts'
import { insertCheck } from '../store/proof.ts'
import { exportLines } from './export.ts'

const step = 2000

/** Reads the own log through as a stranger with an export would. */
export async function checkOwnLog(job: Job): Promise<LogReport> {
  const check = makeLogCheck(verifierOf(job.platform.crypto))
  let read = 0
  let size = 0
  for await (const line of exportLines(job.platform)) {
    if (line.kind === 'log') size = line.size
    check.take(line)
    read += 1
    if (read % step !== 0) continue
    job.signal.throwIfAborted()
    await job.report(Math.min(read, size), Math.max(size, 1))
  }
  await job.report(Math.max(size, 1), Math.max(size, 1))
  return check.finish()
}

/** Keeps what a check found, and tells every audit administrator where it found something. */
export async function keepCheck(tx: Tx, job: Job, report: LogReport): Promise<void> {
  const id = newId(job.now)
  await insertCheck(tx, {
    id,
    at: job.now,
    by_person: job.owner ?? null,
    ok: report.ok,
    size: String(report.leaves),
    found: report.found,
    report: JSON.stringify(report),
  })
  if (report.ok) return
  const day = dayInShanghai(job.now)
  const auditors = await listHolders(tx, { roles: ['audit-admin'], day })
  for (const person of new Set(auditors.map((one) => one.id))) {
    await notify(
      { tx, now: job.now },
      {
        person,
        kind: 'audit.log-broken',
        values: { found: report.found },
        link: '/app/admin/audit/proof',
        key: id,
      },
    )
  }
}
