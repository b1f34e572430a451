import { dayInShanghai, lastDayOf } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type {
  ProjectDetail,
  ProjectReportContent,
} from '@wstc/domain/plan/contract/projects/shapes'
import { periodOf } from '@wstc/domain/plan/rules/timeliness'
import { reportStageTexts } from '@wstc/domain/plan/words/tasks'
import { newId } from '../../../platform/ids.ts'
import type { Call } from '../../../platform/serve.ts'
import { mayReport, maySign } from '../access.ts'
import { insertReports, selectReports, updateReport } from '../store/proofs.ts'
import { getProjectDetail } from './detail.ts'
import { publishProjects } from './publish.ts'
import { conflict, fieldFault, getProjectRow, getRegistered, note } from './subjects.ts'
import { tellHeads } from './telling.ts'

interface Draft {
  readonly revision: number
  readonly content: ProjectReportContent
  readonly submit: boolean
  readonly reason: string
}

function checkComplete({ content, submit }: Draft): void {
  if (!submit) return
  const missing = [
    ...(content.state === null ? ['content.state'] : []),
    ...(content.done.trim() === '' ? ['content.done'] : []),
  ]
  if (missing.length === 0) return
  const faults = missing.map((path) => ({ path, code: 'field/required' }))
  throw new Problem('plan/report-incomplete', {}, faults)
}

/** Saves the version in work, opening one where there is none; a signed one is corrected by a new. */
export async function saveReport(
  call: Call,
  id: string,
  period: string,
  draft: Draft,
): Promise<ProjectDetail> {
  const row = await getRegistered(call, id)
  if (!mayReport(call.actor, row)) throw new Problem('plan/not-your-project')
  const { frequency } = call.platform.city.city.reporting
  const ended = lastDayOf(period) < dayInShanghai(call.now)
  const asked = lastDayOf(period) >= dayInShanghai(row.decided_at!)
  if (!ended || !asked || periodOf(lastDayOf(period), frequency) !== period) {
    throw new Problem('plan/period-not-open', { period })
  }
  checkComplete(draft)
  const [latest] = await selectReports(call.tx, { project: id, period })
  const stage = draft.submit ? 'submitted' : 'draft'
  const values = {
    stage,
    content: JSON.stringify(draft.content),
    drafted_by: call.actor.personId ?? null,
    updated_at: call.now,
  } as const
  if (latest && latest.stage !== 'signed') {
    if (latest.stage === 'submitted') {
      throw new Problem('plan/not-at-this-stage', { stage: reportStageTexts.submitted })
    }
    if (!(await updateReport(call.tx, latest.id, draft.revision, values))) throw conflict('report')
  } else {
    if (draft.revision !== 0) throw conflict('report')
    if (latest && draft.reason === '') throw fieldFault('reason', 'plan/reason-missing')
    await insertReports(call.tx, [
      {
        ...values,
        id: newId(call.now),
        project: id,
        period,
        department: row.lead,
        version: (latest?.version ?? 0) + 1,
        reason: latest ? draft.reason : '',
        signed_by: null,
        signed_at: null,
      },
    ])
  }
  await note(call, 'project.report', id, { period, stage })
  if (draft.submit) await tellHeads(call, row, period)
  return getProjectDetail(call, id)
}

/** Makes the report the department's word, or sends it back with a comment. */
export async function settleReport(
  call: Call,
  id: string,
  input: { revision: number; outcome: 'signed' | 'returned'; comment: string },
): Promise<ProjectDetail> {
  const [report] = await selectReports(call.tx, { id })
  if (!report) throw absent('report')
  const row = await getProjectRow(call, report.project)
  if (!maySign(call.actor, row)) throw new Problem('plan/not-your-project')
  if (report.stage !== 'submitted') {
    throw new Problem('plan/not-at-this-stage', { stage: reportStageTexts[report.stage] })
  }
  const signed = input.outcome === 'signed'
  if (!signed && input.comment === '') throw fieldFault('comment', 'plan/reason-missing')
  const changed = await updateReport(call.tx, id, input.revision, {
    stage: input.outcome,
    comment: input.comment,
    updated_at: call.now,
    ...(signed ? { signed_by: call.actor.personId ?? null, signed_at: call.now } : {}),
  })
  if (!changed) throw conflict('report')
  await note(call, 'project.report', row.id, { period: report.period, stage: input.outcome })
  await publishProjects(call, row.id)
  return getProjectDetail(call, row.id)
}
