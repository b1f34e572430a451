import type { warehouseContract } from '@wstc/domain/desk/warehouse'
import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import { Problem } from '@wstc/domain/kernel/problem'
import { recordAct } from '../../audit/index.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { Call } from '../../platform/serve.ts'
import { rebuildKind } from '../../platform/warehouse/feeder.ts'
import { findUnderWay, lockKind } from '../store/jobs.ts'

type Contract = typeof warehouseContract

export async function getWarehouse(call: Call): Promise<ReplyInput<Contract['getWarehouse']>> {
  const state = call.platform.warehouse.state()
  const { kind, available, missing, asOf, waiting, lagSeconds, rebuilding } = state
  const job = await findUnderWay(call.tx, rebuildKind)
  return {
    kind,
    available,
    missing,
    asOf: asOf?.toISOString() ?? null,
    waitingRows: waiting,
    lagSeconds,
    rebuilding,
    rebuild: job ? { job: job.id, done: job.done_steps, total: job.total_steps } : null,
  }
}

/**
 * Queues the building of the warehouse from the records, one at a time.
 * @throws `desk/warehouse-away`, `desk/warehouse-rebuild-under-way`
 */
export async function rebuildWarehouse(
  call: Call,
): Promise<ReplyInput<Contract['rebuildWarehouse']>> {
  if (!call.platform.warehouse.state().available) throw new Problem('desk/warehouse-away')
  await lockKind(call.tx, rebuildKind)
  if (await findUnderWay(call.tx, rebuildKind)) {
    throw new Problem('desk/warehouse-rebuild-under-way')
  }
  const owner = call.actor.personId
  const job = await enqueue(call, { kind: rebuildKind, owner })
  await recordAct(call, { action: 'desk.warehouse.rebuild', subject: { kind: 'job', id: job } })
  return { job }
}
