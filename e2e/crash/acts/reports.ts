import type { Report } from '@wstc/domain/plan/contract/tasks/progress'
import { between, pick } from '../chance.ts'
import type { Client } from '../client.ts'
import type { Voice } from '../voice.ts'

/** What a record of a report says: its stage, and the text that names the act that wrote it. */
export const reportState = (stage: string, done: string): string => `${stage} ${done}`

const subjectOf = (report: Report): string => `report ${report.id}`

async function saveReport(
  client: Client,
  voice: Voice,
  { id: report, revision, stage, content }: Report,
): Promise<Report | undefined> {
  const id = client.nextId()
  const done = `${id} ${'本期完成 '.repeat(between(client.chance, 1, 100)).trim()}`
  const state = reportState(stage, done)
  return client.act(
    voice,
    { id, kind: 'save', says: {}, subject: `report ${report}`, revision, state },
    (options) =>
      voice.tasks.saveReport(
        {
          params: { report },
          revision,
          body: { content: { ...content, reported: 'in-progress', done } },
        },
        options,
      ),
  )
}

const submitReport = (client: Client, voice: Voice, report: Report): Promise<Report | undefined> =>
  client.act(
    voice,
    {
      id: client.nextId(),
      kind: 'submit',
      says: {},
      subject: subjectOf(report),
      revision: report.revision,
      state: reportState('submitted', report.content.done),
    },
    (options) =>
      voice.tasks.submitReport(
        { params: { report: report.id }, revision: report.revision },
        options,
      ),
  )

const signReport = (client: Client, head: Voice, report: Report): Promise<Report | undefined> =>
  client.act(
    head,
    {
      id: client.nextId(),
      kind: 'sign',
      says: {},
      subject: subjectOf(report),
      revision: report.revision,
      state: reportState('signed', report.content.done),
    },
    (options) =>
      head.tasks.signReport({ params: { report: report.id }, revision: report.revision }, options),
  )

async function correctReport(client: Client, officer: Voice, report: Report): Promise<void> {
  const id = client.nextId()
  const reason = `${id} 更正笔误`
  await client.act(
    officer,
    { id, kind: 'correct', says: { record: reason, remark: reason }, subject: report.id },
    (options) =>
      officer.tasks.correctReport({ params: { report: report.id }, body: { reason } }, options),
  )
}

/**
 * The next step of the newest report of a task that the department leads: written, handed to the
 * head, signed, and once signed corrected, which opens the next version.
 */
export async function workOnReport(
  client: Client,
  officer: Voice,
  head: Voice,
  tasks: readonly number[],
): Promise<void> {
  const task = pick(client.chance, tasks)
  if (task === undefined) return
  const params = { task }
  const page = await client.look((options) => officer.tasks.getWorkTask({ params }, options))
  if (!page) return
  const own = page.reports.filter((one) => one.department === officer.organisation)
  const newest = own
    .filter((one) => one.period === page.currentPeriod)
    .sort((a, b) => b.version - a.version)[0]
  const owed = page.obligations.some(
    (one) => one.period === page.currentPeriod && one.department === officer.organisation,
  )
  if (!newest) {
    const period = page.currentPeriod
    // Opening adds what became known meanwhile, and is no act of the journal.
    if (owed) {
      await client.look((options) =>
        officer.tasks.openReport({ params, body: { period } }, options),
      )
    }
    return
  }
  if (newest.stage === 'signed') return correctReport(client, officer, newest)
  if (newest.stage === 'submitted') return void (await signReport(client, head, newest))
  const written = newest.content.done.includes('本期完成')
  if (!written || newest.stage === 'returned' || client.chance() < 0.4) {
    await saveReport(client, officer, newest)
    return
  }
  await submitReport(client, officer, newest)
}
