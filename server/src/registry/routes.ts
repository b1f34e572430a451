import { Problem } from '@wstc/domain/kernel/problem'
import { registryContract } from '@wstc/domain/registry/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actOnce } from '../platform/idempotency.ts'
import type { Platform } from '../platform/platform.ts'
import { type Handlers, ownTransaction, serve } from '../platform/serve.ts'
import { takeFile } from '../platform/take-file.ts'
import { changeMany, previewBulk } from './service/bulk.ts'
import {
  decideChange,
  getOwn,
  listChanges,
  proposeChange,
  withdrawChange,
} from './service/changes.ts'
import { addEnterprise, addHolding, changeEnterprise, endHolding, stated } from './service/edit.ts'
import {
  confirmImport,
  discardImport,
  exportFaults,
  getImport,
  listImports,
  listRows,
  previewImport,
} from './service/imports.ts'
import { linkOrganisation, listLinkable } from './service/linking.ts'
import { exportEnterprises, getTemplate, listEnterprises } from './service/list.ts'
import { listDuplicates, mergeEnterprises, tellApart } from './service/merging.ts'
import { getEnterprise, listVersions } from './service/show.ts'
import { sheetWords } from './service/words.ts'

async function readFile(request: FastifyRequest): Promise<{ bytes: Buffer; name: string }> {
  const part = await takeFile(request)
  if (!part) throw new Problem('request/invalid', {}, [{ path: 'file', code: 'field/required' }])
  return { bytes: await part.toBuffer(), name: part.filename }
}

const handlers: Handlers<typeof registryContract> = {
  getRegisterWords: async (call) => {
    const { districts, parks, sectors } = sheetWords(call.platform.city)
    return { districts: [...districts], parks: [...parks], sectors: [...sectors] }
  },
  listEnterprises: (call, { query }) => listEnterprises(call, query),
  exportEnterprises: ownTransaction((call, { query }) => exportEnterprises(call, query)),
  getEnterprise: (call, { params }) => getEnterprise(call, params.enterprise),
  listEnterpriseVersions: (call, { params }) => listVersions(call, params.enterprise),
  addEnterprise: (call, { body }) => addEnterprise(call, body),
  changeEnterprise: (call, { params, body, revision }) =>
    changeEnterprise(call, params.enterprise, revision, {
      facts: stated(body.facts),
      reason: body.reason,
    }),
  linkOrganisation: (call, { params, body, revision }) =>
    linkOrganisation(call, params.enterprise, revision, body),
  listLinkable: (call, { params, query }) => listLinkable(call, params.enterprise, query),
  previewBulk: (call, { body }) => previewBulk(call, body),
  changeMany: (call, { body }) => changeMany(call, body),
  addHolding: (call, { params, body }) => addHolding(call, params.enterprise, body),
  endHolding: (call, { params, body, revision }) =>
    endHolding(call, params.holding, revision, body.until),
  listDuplicates: (call, { query }) => listDuplicates(call, query.apart === 'yes'),
  tellApart: (call, { params, body }) => tellApart(call, params.enterprise, body),
  mergeEnterprises: (call, { params, body, revision }) =>
    mergeEnterprises(call, params.enterprise, revision, body),

  getRegisterTemplate: async (call) => getTemplate(call),
  // First the whole file: a slow sender must not keep a transaction open.
  previewImport: ownTransaction(async (call, { request }) => {
    const file = await readFile(request)
    return actOnce(call, call.actor, (tx) => previewImport({ ...call, tx }, file))
  }),
  listImports: (call) => listImports(call),
  getImport: (call, { params }) => getImport(call, params.import),
  listImportRows: (call, { params, query }) => listRows(call, params.import, query),
  exportImportFaults: ownTransaction((call, { params, query }) =>
    exportFaults(call, params.import, query.format),
  ),
  confirmImport: (call, { params }) => confirmImport(call, params.import),
  discardImport: (call, { params }) => discardImport(call, params.import),

  getOwnEnterprise: (call) => getOwn(call),
  proposeChange: (call, { body }) => proposeChange(call, stated(body.facts), body.reason),
  withdrawChange: (call, { params }) => withdrawChange(call, params.change),
  listChanges: (call, { query }) => listChanges(call, query.state),
  decideChange: (call, { params, body, revision }) =>
    decideChange(call, params.change, revision, body),
}

/** Registers the endpoints of the register of enterprises. */
export function serveRegistry(server: FastifyInstance, platform: Platform): void {
  serve(server, platform, 'registry', registryContract, handlers)
}
