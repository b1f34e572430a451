import type { warehouseContract } from '@wstc/domain/desk/warehouse'
import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import { Problem } from '@wstc/domain/kernel/problem'
import { recordAct } from '../../audit/index.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { Call } from '../../platform/serve.ts'
import { rebuildKind } from '../../platform/warehouse/feeder.ts'

type Contract = typeof warehouseContract

export function getWarehouse(call: Pick<Call, 'platform'>): ReplyInput<Contract['getWarehouse']> {
  const { kind, available, asOf, waiting, lagSeconds, rebuilding } = call.platform.warehouse.state()
  return {
    kind,
    available,
    asOf: asOf?.toISOString() ?? null,
    waitingRows: waiting,
    lagSeconds,
    rebuilding,
  }
}

/** Queues the building of the warehouse from the records. @throws `desk/warehouse-away` */
export async function rebuildWarehouse(
  call: Call,
): Promise<ReplyInput<Contract['rebuildWarehouse']>> {
  if (!call.platform.warehouse.state().available) throw new Problem('desk/warehouse-away')
  const owner = call.actor.personId
  const job = await enqueue(call, { kind: rebuildKind, owner })
  await recordAct(call, { action: 'desk.warehouse.rebuild', subject: { kind: 'job', id: job } })
  return { job }
}
