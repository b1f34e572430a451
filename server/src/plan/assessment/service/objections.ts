import type { BodyOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { planAssessmentContract } from '@wstc/domain/plan/contract/assessment'
import type { Objection } from '@wstc/domain/plan/contract/assessment/shapes'
import { itemsOf } from '@wstc/domain/plan/model/assessment/system'
import { objectionStageTexts } from '@wstc/domain/plan/words/assessment'
import { recordAct } from '../../../audit/index.ts'
import { linkFile, openFile } from '../../../desk/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { Call, FileReply } from '../../../platform/serve.ts'
import { withNames } from '../../tasks/service/names.ts'
import { byOf, ownDepartment } from '../../tasks/service/subjects.ts'
import { tell } from '../../tasks/service/telling.ts'
import { mayDecideObjection } from '../access.ts'
import {
  findObjection,
  insertObjection,
  type ObjectionRow,
  selectObjections,
  updateObjection,
} from '../store/objections.ts'
import { type RunRow, selectResults } from '../store/runs.ts'
import { findScore } from '../store/scores.ts'
import { applyCorrection } from './corrections.ts'
import { runLink } from './stages.ts'
import { changed, departmentName, getRun, runAt, systemOf, today } from './subjects.ts'

type Contract = typeof planAssessmentContract

async function mayDecide(call: Call, run: RunRow, row: ObjectionRow): Promise<boolean> {
  const computed = (await selectResults(call.tx, run.id)).find((one) => one.version === row.result)
  return mayDecideObjection(call.actor, {
    openedBy: run.opened_by,
    // What came of a decided objection is nobody's own computation.
    computedBy: computed?.objection === null ? computed.computed_by : null,
  })
}

async function showObjections(
  call: Call,
  run: RunRow,
  rows: readonly ObjectionRow[],
): Promise<Objection[]> {
  const shown: Objection[] = []
  for (const row of rows) {
    shown.push({
      id: row.id,
      run: row.run,
      department: row.department,
      item: row.item,
      result: row.result,
      text: row.text,
      file: row.file,
      stage: row.stage,
      raised: byOf(row.raised_by, row.department),
      raisedAt: row.raised_at.toISOString(),
      decided: row.decided_at ? byOf(row.decided_by, null) : null,
      decidedAt: row.decided_at?.toISOString() ?? null,
      reason: row.reason,
      version: row.version,
      mayDecide: row.stage === 'open' && (await mayDecide(call, run, row)),
    })
  }
  return withNames(call, shown)
}

async function readBack(call: Call, id: string): Promise<Objection> {
  const row = await findObjection(call.tx, id)
  if (!row) throw absent('objection')
  return (await showObjections(call, await getRun(call, row.run), [row]))[0]!
}

export async function listObjections(
  call: Call,
  id: string,
): Promise<ReplyInput<Contract['listAssessmentObjections']>> {
  const run = await getRun(call, id)
  return { objections: await showObjections(call, run, await selectObjections(call.tx, id)) }
}

/** A department objects to one item of its own provisional score, within the days for it. */
export async function raiseObjection(
  call: Call,
  id: string,
  { item, text, file }: BodyOf<Contract['raiseAssessmentObjection']>,
): Promise<Objection> {
  const run = await getRun(call, id)
  const department = ownDepartment(call)
  const score = run.result > 0 && (await findScore(call.tx, id, run.result, department))
  if (!score) throw absent('assessment')
  const until = run.objections_until
  if (run.stage !== 'provisional' || until === null || today(call) > until) {
    throw new Problem('plan/assessment-objections-closed', { until: until ?? run.cut_off })
  }
  const system = await systemOf(call, run.system)
  if (!itemsOf(system).some((one) => one.item.id === item)) {
    throw new Problem('request/invalid', {}, [{ path: 'item', code: 'field/not-an-option' }])
  }
  const objection = newId(call.now)
  if (file !== undefined) {
    await linkFile(call, {
      file,
      context: 'plan',
      subject: { kind: 'objection', id: objection },
      // The right that the office and the leaders share, and no department has.
      permission: 'plan.assessment.approve',
    })
  }
  await insertObjection(call.tx, {
    id: objection,
    run: id,
    department,
    item,
    result: run.result,
    text,
    file: file ?? null,
    stage: 'open',
    raised_by: call.actor.personId ?? null,
    raised_at: call.now,
    decided_by: null,
    decided_at: null,
    reason: null,
  })
  await recordAct(call, {
    action: 'plan.assessment.object',
    subject: { kind: 'objection', id: objection },
    details: { run: id, item, result: run.result },
  })
  await tell(call, {
    to: [{ role: 'plan-office' }],
    kind: 'plan.assessment-objection',
    values: { period: run.period, department: departmentName(call, department) },
    link: runLink(id),
  })
  return readBack(call, objection)
}

/** Opens the file of an objection for those who may read the objection. */
export async function openObjectionFile(call: Call, id: string): Promise<FileReply> {
  const row = await findObjection(call.tx, id)
  if (!row) throw absent('objection')
  if (row.file === null) throw absent('file')
  return openFile(call, row.file)
}

/** Accepting corrects an input and computes again; either way the reason is kept. */
export async function decideObjection(
  call: Call,
  id: string,
  { version, outcome, reason, correction }: BodyOf<Contract['decideAssessmentObjection']>,
): Promise<Objection> {
  const row = await findObjection(call.tx, id)
  if (!row) throw absent('objection')
  const run = await runAt(call, row.run, undefined, ['provisional'])
  if (row.version !== version || row.stage !== 'open') throw changed('objection')
  if (!(await mayDecide(call, run, row))) throw new Problem('plan/assessment-own-computation')
  const decided = await updateObjection(call.tx, id, version, {
    stage: outcome,
    decided_by: call.actor.personId ?? null,
    decided_at: call.now,
    reason,
  })
  if (!decided) throw changed('objection')
  if (outcome === 'accepted') {
    if (!correction) {
      throw new Problem('plan/assessment-correction-missing', {}, [
        { path: 'correction', code: 'plan/assessment-correction-missing' },
      ])
    }
    const { department } = row
    await applyCorrection(call, run, { department, reason, ...correction }, id)
  }
  await recordAct(call, {
    action: 'plan.assessment.decide-objection',
    subject: { kind: 'objection', id },
    details: { run: run.id, outcome },
  })
  await tell(call, {
    to: [
      { department: row.department, role: 'department-head' },
      { department: row.department, role: 'department-officer' },
    ],
    kind: 'plan.assessment-decided',
    values: { period: run.period, outcome: objectionStageTexts[outcome] },
    link: runLink(run.id),
  })
  return readBack(call, id)
}
