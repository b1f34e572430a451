import { Problem } from '@wstc/domain/kernel/problem'
import { statisticsSourcesContract } from '@wstc/domain/statistics/sources/contract'
import { deliveryLimits } from '@wstc/domain/statistics/sources/contract/deliveries'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { withReceived } from '../../platform/files.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Handlers, ownTransaction, serve } from '../../platform/serve.ts'
import { takeFile } from '../../platform/take-file.ts'
import { takeInAs } from './service/by-key.ts'
import {
  getDelivery,
  type HandedFile,
  listDeliveries,
  listFaults,
  sendDelivery,
  uploadDelivery,
  withdrawDelivery,
} from './service/deliveries.ts'
import { exportDelivery, exportFaults } from './service/exports.ts'
import { inTurn, isLarge } from './service/in-turn.ts'
import {
  confirmParties,
  confirmParty,
  listParties,
  matchParties,
  refuseParty,
  releaseParty,
} from './service/match.ts'
import {
  explainGap,
  exportReconciliation,
  getReconciliation,
  listReconciliation,
  openUnit,
} from './service/reconcile.ts'
import { listSources } from './service/sources.ts'

/** Milliseconds for which a connection may be silent while a large file is taken in. */
const largeSilence = 5 * 60_000

/** Runs `work` on the file of the request, which lies on the disk until then. */
async function withUpload<T>(
  { dataDir }: Platform['config'],
  request: FastifyRequest,
  work: (file: HandedFile) => Promise<T>,
): Promise<T> {
  const part = await takeFile(request, deliveryLimits.bytes)
  if (!part) throw new Problem('request/invalid', {}, [{ path: 'file', code: 'field/required' }])
  return withReceived(dataDir, part.file, deliveryLimits.bytes, (path, receipt) => {
    // A request that is made inside the process has no connection.
    if (isLarge(receipt.bytes)) request.raw.socket.setTimeout?.(largeSilence)
    return inTurn(receipt.bytes, () => work({ ...receipt, path, name: part.filename }))
  })
}

const handlers: Handlers<typeof statisticsSourcesContract> = {
  listSources: (call) => listSources(call),
  // First the whole file: a slow sender must not keep a transaction open.
  uploadDelivery: ownTransaction((call, { query, request }) =>
    withUpload(call.platform.config, request, (file) =>
      takeInAs(call, (own) => uploadDelivery(own, query, file)),
    ),
  ),
  sendDelivery: ownTransaction((call, { body }) =>
    takeInAs(call, (own) => sendDelivery(own, body)),
  ),
  listDeliveries: (call, { query }) => listDeliveries(call, query),
  getDelivery: (call, { params }) => getDelivery(call, params.delivery),
  listDeliveryFaults: (call, { params, query }) => listFaults(call, params.delivery, query),
  exportDeliveryFaults: ownTransaction((call, { params, query }) =>
    exportFaults(call, params.delivery, query.format),
  ),
  exportDelivery: ownTransaction((call, { params, query }) =>
    exportDelivery(call, params.delivery, query.format),
  ),
  withdrawDelivery: (call, { params }) => withdrawDelivery(call, params.delivery),

  listParties: (call, { query }) => listParties(call, query),
  confirmParty: (call, { params, body, revision }) =>
    confirmParty(call, params.party, { ...body, revision }),
  confirmParties: (call, { body }) => confirmParties(call, body),
  refuseParty: (call, { params, body, revision }) =>
    refuseParty(call, params.party, { ...body, revision }),
  releaseParty: (call, { params, body, revision }) =>
    releaseParty(call, params.party, { ...body, revision }),
  matchParties: (call) => matchParties(call),

  listReconciliation: (call, { query }) => listReconciliation(call, query),
  exportReconciliation: ownTransaction((call, { query }) => exportReconciliation(call, query)),
  getReconciliation: (call, { query }) => getReconciliation(call, query),
  openUnitReconciliation: (call, { params }) => openUnit(call, params.enterprise),
  explainGap: (call, { params, body }) => explainGap(call, params.enterprise, body),
}

/** Registers the endpoints of this room. */
export function serveStatisticsSources(server: FastifyInstance, platform: Platform): void {
  serve(server, platform, 'statistics', statisticsSourcesContract, handlers)
}
