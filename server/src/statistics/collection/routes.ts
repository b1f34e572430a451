import { Problem } from '@wstc/domain/kernel/problem'
import { statisticsCollectionContract } from '@wstc/domain/statistics/collection/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Platform } from '../../platform/platform.ts'
import { type Handlers, ownTransaction, serve } from '../../platform/serve.ts'
import { takeFile } from '../../platform/take-file.ts'
import { downloadReturnFile, importReturnFile, submitReturnFile } from './service/by-file.ts'
import { checkOwnReturn, listReturnCodes } from './service/check.ts'
import { discardReturnDraft, saveReturnDraft } from './service/draft.ts'
import { listObligations, relieveObligation } from './service/obligations.ts'
import { getReturnVersion, listOwnReturns, openOwnReturn } from './service/open.ts'
import { enterRates, listRates } from './service/rates.ts'
import { listRounds, openRound } from './service/rounds.ts'
import { readReturnSheet } from './service/sheet.ts'
import { submitReturn } from './service/submit.ts'
import { makeTemplate } from './service/template.ts'

async function takeUpload(request: FastifyRequest): Promise<{ name: string; bytes: Buffer }> {
  const part = await takeFile(request)
  if (!part) throw new Problem('request/invalid', {}, [{ path: 'file', code: 'field/required' }])
  return { name: part.filename, bytes: await part.toBuffer() }
}

const handlers: Handlers<typeof statisticsCollectionContract> = {
  listOwnReturns: (call, { query }) => listOwnReturns(call, query),
  openOwnReturn: (call, { params }) => openOwnReturn(call, params.obligation),
  saveReturnDraft: (call, { params, body, revision }) =>
    saveReturnDraft(call, params.obligation, { ...body, revision }),
  discardReturnDraft: (call, { params, revision }) =>
    discardReturnDraft(call, params.obligation, revision),
  submitReturn: (call, { params, body, revision }) =>
    submitReturn(call, params.obligation, { ...body, revision }),
  checkOwnReturn: (call, { params, body }) => checkOwnReturn(call, params.obligation, body.content),
  listReturnCodes: (call, { params }) => listReturnCodes(call, params.obligation),
  downloadReturnTemplate: (call, { params, query }) =>
    makeTemplate(call, params.obligation, query.language),
  readReturnSheet: ownTransaction((call, { params, request }) =>
    readReturnSheet(call, params.obligation, () => takeUpload(request)),
  ),
  importReturnFile: ownTransaction((call, { params, query, request }) =>
    importReturnFile(call, params.obligation, query.draft, () => takeUpload(request)),
  ),
  downloadReturnFile: (call, { params }) => downloadReturnFile(call, params.obligation),
  submitReturnFile: (call, { params, body, revision }) =>
    submitReturnFile(call, params.obligation, { ...body, revision }),
  getReturnVersion: (call, { params }) => getReturnVersion(call, params.obligation, params.version),

  listSurveys: async ({ platform }) => ({ items: [...platform.surveys] }),
  listRounds: (call, { query }) => listRounds(call, query),
  openRound: (call, { body }) => openRound(call, body),
  listObligations: (call, { query }) => listObligations(call, query),
  relieveObligation: (call, { params, body, revision }) =>
    relieveObligation(call, params.obligation, { ...body, revision }),
  listRates: (call, { query }) => listRates(call, query),
  enterRates: (call, { body }) => enterRates(call, body),
}

/** Registers the endpoints of this room. */
export function serveStatisticsCollection(server: FastifyInstance, platform: Platform): void {
  serve(server, platform, 'statistics', statisticsCollectionContract, handlers)
}
