import type { JobCard } from '@wstc/domain/desk/model'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import { recordAct } from '../../audit/index.ts'
import type { Call, FileReply } from '../../platform/serve.ts'
import * as store from '../store/jobs.ts'
import { openFile } from './files.ts'

const fileOf = (row: store.JobRow): string | undefined => {
  const file = (row.result as { file?: unknown } | null)?.file
  return typeof file === 'string' ? file : undefined
}

function cardOf(row: store.JobRow): JobCard {
  // Only codes of problems are meant for people; other errors are for the log.
  const told = row.error && /^[a-z-]+\/[a-z-]+$/.test(row.error) ? row.error : 'request/failed'
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    done: row.done_steps,
    total: row.total_steps,
    attempts: row.attempts,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    problem: row.state === 'failed' ? told : null,
    href: row.state === 'done' && fileOf(row) ? `/api/v1/desk/jobs/${row.id}/result` : null,
  }
}

interface PageInput {
  readonly after?: string | undefined
  readonly limit: number
}

const nextOf = (rows: readonly store.JobRow[], limit: number): string | null =>
  rows.length > limit ? rows[limit - 1]!.id : null

export async function listJobs(call: Call, { after, limit }: PageInput) {
  const rows = await store.selectJobs(call.tx, {
    owner: call.actor.personId!,
    after,
    limit: limit + 1,
  })
  return { items: rows.slice(0, limit).map(cardOf), next: nextOf(rows, limit) }
}

export async function getJob(call: Call, id: string): Promise<JobCard> {
  const row = await store.findOwnJob(call.tx, call.actor.personId!, id)
  if (!row) throw absent('job')
  return cardOf(row)
}

export async function openJobResult(call: Call, id: string): Promise<FileReply> {
  const row = await store.findOwnJob(call.tx, call.actor.personId!, id)
  if (!row) throw absent('job')
  const file = row.state === 'done' ? fileOf(row) : undefined
  if (!file) throw new Problem('desk/job-has-no-result')
  await recordAct(call, {
    action: 'desk.job.download',
    subject: { kind: 'job', id },
    details: { kind: row.kind, file },
  })
  return openFile(call, file)
}

export async function listFailedJobs(call: Call, { after, limit }: PageInput) {
  const rows = await store.selectJobs(call.tx, { state: 'failed', after, limit: limit + 1 })
  return {
    items: rows.slice(0, limit).map((row) => ({ ...cardOf(row), error: row.error })),
    next: nextOf(rows, limit),
  }
}

export async function retryJob(call: Call, id: string): Promise<void> {
  if (!(await store.requeueJob(call.tx, id, call.now))) throw new Problem('desk/job-not-failed')
  await recordAct(call, { action: 'desk.job.retry', subject: { kind: 'job', id } })
}
