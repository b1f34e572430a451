import { Problem } from '@wstc/domain/kernel/problem'
import { planTargetsContract } from '@wstc/domain/plan/contract/targets'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actOnce } from '../../platform/idempotency.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Handlers, ownTransaction, serve } from '../../platform/serve.ts'
import { takeFile } from '../../platform/take-file.ts'
import { judgeQualitativeTarget, listFindings } from './findings.ts'
import { getImportTemplate, importObservations, type SheetFile } from './import.ts'
import { dayOf, judgementsOn } from './judge.ts'
import { getSeries, listUnverified, recordObservation, verifyObservation } from './service.ts'
import { findJudged, getTarget, listTargets } from './show.ts'

async function readFile(request: FastifyRequest): Promise<SheetFile> {
  const part = await takeFile(request)
  if (!part) throw new Problem('request/invalid', {}, [{ path: 'file', code: 'field/required' }])
  return { bytes: await part.toBuffer(), name: part.filename }
}

const handlers: Handlers<typeof planTargetsContract> = {
  listJudgedTargets: (call, { query }) =>
    listTargets(call, dayOf(call, query.asOf), 'internal', query),
  getJudgedTarget: async (call, { params, query }) => {
    const day = dayOf(call, query.asOf)
    const detail = await getTarget(call, params.id, day, 'internal')
    const { findings } = await listFindings(call, params.id)
    const open = findJudged(await judgementsOn(call, day, 'public'), params.id)
    return { ...detail, findings, publicVerdict: open.judgement.verdict }
  },
  getSeries: (call, { params, query }) => getSeries(call, params.id, query.asOf),
  recordObservation: (call, { body }) => recordObservation(call, body),
  verifyObservation: (call, { params, body }) => verifyObservation(call, params.id, body),
  listUnverified: (call) => listUnverified(call),
  // First the whole file: a slow sender must not keep a transaction open.
  importObservations: ownTransaction(async (call, { query, request }) => {
    const file = await readFile(request)
    return actOnce(call, call.actor, (tx) =>
      importObservations({ ...call, tx }, file, query.dryRun === 'true'),
    )
  }),
  getImportTemplate: async (call, { query }) => getImportTemplate(call, query.language),
  judgeTarget: (call, { params, body }) => judgeQualitativeTarget(call, params.id, body),
  listFindings: (call, { params }) => listFindings(call, params.id),
}

/** Registers the endpoints of this room. */
export function servePlanTargets(server: FastifyInstance, platform: Platform): void {
  serve(server, platform, 'plan', planTargetsContract, handlers)
}
