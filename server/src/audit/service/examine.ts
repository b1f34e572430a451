import type { SignedHead } from '@wstc/domain/audit/model/proof'
import { type LogReport, makeLogCheck } from '@wstc/domain/audit/rules/check-log'
import { system } from '../../platform/actor.ts'
import { verifierOf } from '../../platform/crypto/provider.ts'
import type { Platform } from '../../platform/platform.ts'
import { findLatestHead } from '../store/proof.ts'
import { exportLines } from './export.ts'

/** Reads the whole log through, and answers what the check found and the newest head. */
export async function examineLog(
  platform: Pick<Platform, 'database' | 'clock' | 'crypto'>,
): Promise<{ readonly report: LogReport; readonly head: SignedHead | undefined }> {
  const check = makeLogCheck(verifierOf(platform.crypto))
  for await (const line of exportLines(platform)) check.take(line)
  const head = await platform.database.inTransaction(system, findLatestHead, 'read')
  return { report: check.finish(), head }
}
