import type { BodyOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { planTargetsContract } from '@wstc/domain/plan/contract/targets'
import type { Target } from '@wstc/domain/plan/model/target'
import { recordAct } from '../../audit/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/serve.ts'
import { withNames } from '../tasks/service/names.ts'
import { type FindingRow, insertFindings, selectFindings } from './store/findings.ts'
import { findingView } from './views.ts'

type Contract = typeof planTargetsContract

function getTargetOf(call: Call, id: string): Target {
  const target = call.platform.city.targets.find((one) => one.id === id)
  if (!target) throw absent('target')
  return target
}

/** What was found on a target that has no figure, newest first. */
export async function listFindings(
  call: Call,
  id: string,
): Promise<ReplyInput<Contract['listFindings']>> {
  const target = getTargetOf(call, id)
  const rows = await selectFindings(call.tx, target.id)
  return withNames(call, { findings: rows.map(findingView).reverse() })
}

/** Judges a target that has no figure. `reached` needs evidence. */
export async function judgeQualitativeTarget(
  call: Call,
  id: string,
  body: BodyOf<Contract['judgeTarget']>,
): Promise<ReplyInput<Contract['judgeTarget']>> {
  const target = getTargetOf(call, id)
  if (target.criterion.kind !== 'qualitative') throw new Problem('plan/target-is-measured')
  if (body.finding === 'reached' && body.evidence.length === 0) {
    throw new Problem('request/invalid', {}, [{ path: 'evidence', code: 'plan/evidence-required' }])
  }
  const row: FindingRow = {
    id: newId(call.now),
    target: target.id,
    finding: body.finding,
    found_on: dayInShanghai(call.now),
    found_at: call.now,
    judged_by: call.actor.personId ?? null,
    organisation: call.actor.organisationId ?? null,
    reason: body.reason,
    evidence: body.evidence,
    synthetic: false,
  }
  await insertFindings(call.tx, [row])
  await recordAct(call, {
    action: 'plan.target.judge',
    subject: { kind: 'target', id: target.id },
    details: { finding: body.finding, evidence: body.evidence, findingId: row.id },
  })
  return withNames(call, findingView(row))
}
