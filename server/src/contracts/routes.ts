import { contractsContract } from '@wstc/domain/contracts/contract'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../platform/platform.ts'
import { type Handlers, ownTransaction, serve } from '../platform/serve.ts'
import { correctExecution, enterExecution, withdrawExecution } from './service/executions.ts'
import { listOffshoreFigures, publishOffshoreFigure } from './service/figures.ts'
import {
  exportContracts,
  exportOwnContracts,
  listContracts,
  listOwnContracts,
} from './service/list.ts'
import { exportContractTables, getContractTables, type ReadRates } from './service/monthly.ts'
import { beginContract, openOwnContract, saveContractDraft } from './service/own.ts'
import { judgeContract, judgeExecution, listContractQueue, openContract } from './service/review.ts'
import { cancelContract, submitContract } from './service/submit.ts'

const handlersWith = (readRates: ReadRates): Handlers<typeof contractsContract> => ({
  listOwnContracts: (call, { query }) => listOwnContracts(call, query),
  exportOwnContracts: ownTransaction((call, { query }) => exportOwnContracts(call, query)),
  beginContract: (call, { body }) => beginContract(call, body.kind),
  openOwnContract: (call, { params }) => openOwnContract(call, params.contract),
  saveContractDraft: (call, { params, body, revision }) =>
    saveContractDraft(call, params.contract, { ...body, revision }),
  submitContract: (call, { params, body, revision }) =>
    submitContract(call, params.contract, { ...body, revision }),
  cancelContract: (call, { params, body, revision }) =>
    cancelContract(call, params.contract, { ...body, revision }),
  enterExecution: (call, { params, body }) => enterExecution(call, params.contract, body),
  correctExecution: (call, { params, body, revision }) =>
    correctExecution(call, params.execution, { ...body, revision }),
  withdrawExecution: (call, { params, body, revision }) =>
    withdrawExecution(call, params.execution, { ...body, revision }),

  listContractQueue: (call, { query }) => listContractQueue(call, query.limit),
  listContracts: (call, { query }) => listContracts(call, query),
  exportContracts: ownTransaction((call, { query }) => exportContracts(call, query)),
  openContract: (call, { params }) => openContract(call, params.contract),
  judgeContract: (call, { params, body, revision }) =>
    judgeContract(call, params.contract, { ...body, revision }),
  judgeExecution: (call, { params, body, revision }) =>
    judgeExecution(call, params.execution, { ...body, revision }),
  getContractTables: (call, { query }) => getContractTables(call, readRates, query.month),
  exportContractTables: (call, { query }) => exportContractTables(call, readRates, query),
  listOffshoreFigures: (call) => listOffshoreFigures(call, readRates),
  publishOffshoreFigure: (call, { body }) => publishOffshoreFigure(call, readRates, body.year),
})

/** Registers the endpoints of this room; rates are kept by statistics and read through `readRates`. */
export function serveContracts(
  server: FastifyInstance,
  platform: Platform,
  readRates: ReadRates,
): void {
  serve(server, platform, 'contracts', contractsContract, handlersWith(readRates))
}
