import { listMailStates } from '../../notices/index.ts'
import { system } from '../../platform/actor.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { Call } from '../../platform/serve.ts'
import { countLeaves, countPending } from '../store/log.ts'
import {
  type CheckRow,
  findLatestHead,
  selectChecks,
  selectHeadMails,
  selectKeys,
} from '../store/proof.ts'
import { recordAct } from './entries.ts'

const shownFindings = 50

const checkOf = (row: CheckRow) => ({
  id: row.id,
  at: row.at.toISOString(),
  by: row.by_person,
  ok: row.ok,
  size: Number(row.size),
  covered: row.report.covered,
  found: row.found,
  findings: row.report.findings.slice(0, shownFindings),
})

/** The state of the log. What waits and what became of mails only the platform may count. */
export async function getLogState(call: Omit<Call, 'tx'>) {
  const { database, config, crypto } = call.platform
  return database.inTransaction(
    system,
    async (tx) => {
      const mails = await selectHeadMails(tx, 50)
      const states = await listMailStates(
        tx,
        mails.map((one) => one.mail),
      )
      const keys = await selectKeys(tx)
      return {
        log: keys[0]?.id ?? null,
        size: await countLeaves(tx),
        waiting: await countPending(tx),
        head: (await findLatestHead(tx)) ?? null,
        headMinutes: config.auditHeadMinutes,
        keys,
        suite: crypto.suite,
        checks: (await selectChecks(tx, 20)).map(checkOf),
        mails: mails.map((one) => ({
          head: Number(one.head),
          keeper: one.keeper,
          address: one.address,
          at: one.at.toISOString(),
          state: states.get(one.mail) ?? ('gone' as const),
        })),
      }
    },
    'read',
  )
}

async function ask(call: Call, kind: string, action: string): Promise<{ job: string }> {
  const job = await enqueue(call, { kind, owner: call.actor.personId })
  await recordAct(call, { action, subject: { kind: 'audit-log', id: 'log' }, details: { job } })
  return { job }
}

export const askForCheck = (call: Call) => ask(call, 'audit.check-log', 'audit.log.check')
export const askForMails = (call: Call) => ask(call, 'audit.mail-heads', 'audit.heads.mail')
