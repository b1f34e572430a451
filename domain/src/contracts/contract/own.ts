import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { spreadsheet } from '../../kernel/sheet.ts'
import { ContractExplanation, ContractKind, ContractTerms, ExecutionEntry } from '../model.ts'
import { ContractExport, ContractPage } from './list.ts'
import { ContractLine, ContractParams, ExecutionParams, OwnContractSheet } from './shapes.ts'

const prepare = { access: 'contracts.own.prepare', audience: ['enterprise'] } as const
const submit = { access: 'contracts.own.submit', audience: ['enterprise'] } as const

const explanations = z.array(ContractExplanation).max(20).default([])
const reason = z.string().trim().max(1000).default('')
const Taken = z.object({
  id: z.string(),
  version: z.number(),
  receipt: z.string(),
  contentHash: z.string(),
  at: z.iso.datetime(),
  revision: z.number(),
})
export type Taken = z.infer<typeof Taken>

/** What a firm does with its own contracts. */
export const ownContractsContract = {
  listOwnContracts: endpoint({
    method: 'GET',
    path: '/contracts/own',
    summary: { zh: '本企业的合同', en: 'Contracts of the own enterprise' },
    ...prepare,
    query: ContractPage,
    reply: z.object({
      items: z.array(ContractLine),
      enterprise: z.string().nullable(),
      next: z.string().nullable(),
    }),
  }),
  exportOwnContracts: endpoint({
    method: 'GET',
    path: '/exports/own-contracts',
    summary: { zh: '导出本企业的合同', en: 'Export contracts of the own enterprise' },
    ...prepare,
    query: ContractExport,
    file: spreadsheet,
  }),
  beginContract: endpoint({
    method: 'POST',
    path: '/contracts/own',
    summary: { zh: '新建一份合同草稿', en: 'Begin the draft of a contract' },
    ...prepare,
    body: z.strictObject({ kind: ContractKind }),
    reply: z.object({ id: z.string(), revision: z.number() }),
  }),
  openOwnContract: endpoint({
    method: 'GET',
    path: '/contracts/own/:contract',
    summary: { zh: '打开本企业的一份合同', en: 'Open a contract of the own enterprise' },
    ...prepare,
    params: ContractParams,
    reply: OwnContractSheet,
  }),
  saveContractDraft: endpoint({
    method: 'PUT',
    path: '/contracts/own/:contract/draft',
    summary: { zh: '保存合同草稿', en: 'Save the draft of a contract' },
    ...prepare,
    ifMatch: true,
    params: ContractParams,
    body: z.strictObject({ terms: ContractTerms }),
    reply: z.object({ revision: z.number(), savedAt: z.iso.datetime() }),
  }),
  submitContract: endpoint({
    method: 'POST',
    path: '/contracts/own/:contract/submissions',
    summary: {
      zh: '提交合同登记、更正或变更；回执随之签发',
      en: 'Hand in the registration, correction or change of a contract; a receipt is signed',
    },
    ...submit,
    ifMatch: true,
    params: ContractParams,
    body: z.strictObject({ terms: ContractTerms, reason, explanations }),
    reply: Taken,
  }),
  cancelContract: endpoint({
    method: 'POST',
    path: '/contracts/own/:contract/cancellation',
    summary: {
      zh: '作废合同；已采用的须经统计部门审核',
      en: 'Cancel a contract; one that was accepted goes to the statistics office',
    },
    ...submit,
    ifMatch: true,
    params: ContractParams,
    body: z.strictObject({ reason: z.string().trim().min(1).max(1000) }),
    reply: z.object({ state: z.enum(['cancelled', 'submitted']), revision: z.number() }),
  }),
  enterExecution: endpoint({
    method: 'POST',
    path: '/contracts/own/:contract/executions',
    summary: { zh: '登记合同执行及凭证', en: 'Enter an execution with its bank receipts' },
    ...submit,
    params: ContractParams,
    body: z.strictObject({ entry: ExecutionEntry, explanations }),
    reply: Taken,
  }),
  correctExecution: endpoint({
    method: 'POST',
    path: '/contracts/executions/:execution/versions',
    summary: { zh: '以新版本更正一笔执行', en: 'Correct an execution by a new version' },
    ...submit,
    ifMatch: true,
    params: ExecutionParams,
    body: z.strictObject({
      entry: ExecutionEntry,
      reason: z.string().trim().min(1).max(1000),
      explanations,
    }),
    reply: Taken,
  }),
  withdrawExecution: endpoint({
    method: 'POST',
    path: '/contracts/executions/:execution/withdrawal',
    summary: {
      zh: '撤销一笔执行；已采用的须经统计部门审核',
      en: 'Withdraw an execution; one that was accepted goes to the statistics office',
    },
    ...submit,
    ifMatch: true,
    params: ExecutionParams,
    body: z.strictObject({ reason: z.string().trim().min(1).max(1000) }),
    reply: z.object({ state: z.enum(['withdrawn', 'submitted']), revision: z.number() }),
  }),
}
