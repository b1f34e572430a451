import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { exportQuery, spreadsheet } from '../../kernel/sheet.ts'
import { Category, FieldComment, Reach, Verdict } from '../model.ts'
import { ContractExport, ContractPage } from './list.ts'
import {
  ContractParams,
  ContractSheet,
  ExecutionParams,
  OfficeContractLine,
  WaitingLine,
} from './shapes.ts'

const read = { access: 'contracts.register.read', audience: ['officer'] } as const
const review = { access: 'contracts.register.review', audience: ['officer'] } as const
const Year = z.string().regex(/^\d{4}$/)
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

const Judged = z
  .strictObject({
    verdict: Verdict,
    word: z.string().trim().max(1000).default(''),
    comments: z.array(FieldComment).max(50).default([]),
  })
  .refine((one) => one.verdict === 'accepted' || one.word !== '', { path: ['word'] })

const Missing = z.object({ currency: z.string(), month: z.string(), amounts: z.number() })
const Tally = z.object({ count: z.number(), usd: z.string() })

export const ContractTables = z.object({
  month: Month,
  lines: z.array(
    z.object({
      category: Category,
      reach: Reach,
      economy: z.string(),
      signed: Tally,
      executed: Tally,
      signedSoFar: Tally,
      executedSoFar: Tally,
    }),
  ),
  /** Rates that nobody has entered: these amounts are counted, but not in the sums. */
  missing: z.array(Missing),
  synthetic: z.boolean(),
})
export type ContractTables = z.infer<typeof ContractTables>

/** 年度离岸执行额 as it stands, and as it was handed to the plan. */
export const OffshoreFigure = z.object({
  year: Year,
  usd: z.string(),
  firms: z.number(),
  /** Holding groups that they belong to; a firm without one is its own. */
  groups: z.number(),
  executions: z.number(),
  /** On the year before, in percent; null where there is nothing to compare with. */
  growth: z.string().nullable(),
  refusal: z
    .enum(['too-few', 'dominated', 'year-not-over', 'rate-missing', 'unchanged', 'revealing'])
    .nullable(),
  missing: z.array(Missing),
  published: z.array(z.object({ version: z.number(), usd: z.string(), at: z.iso.datetime() })),
})
export type OffshoreFigure = z.infer<typeof OffshoreFigure>

/** What the statistics office does with contracts. */
export const officeContractsContract = {
  listContractQueue: endpoint({
    method: 'GET',
    path: '/contracts/queue',
    summary: {
      zh: '待审核的合同与执行，先到先审',
      en: 'Contracts and executions that wait for judgement, the oldest first',
    },
    ...read,
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(100) }),
    reply: z.object({ items: z.array(WaitingLine), waiting: z.number() }),
  }),
  listContracts: endpoint({
    method: 'GET',
    path: '/contracts/register',
    summary: { zh: '合同登记簿', en: 'The register of contracts' },
    ...read,
    query: ContractPage,
    reply: z.object({ items: z.array(OfficeContractLine), next: z.string().nullable() }),
  }),
  exportContracts: endpoint({
    method: 'GET',
    path: '/exports/contracts',
    summary: { zh: '导出合同登记簿', en: 'Export the register of contracts' },
    ...read,
    query: ContractExport,
    file: spreadsheet,
  }),
  openContract: endpoint({
    method: 'GET',
    path: '/contracts/register/:contract',
    summary: { zh: '打开一份合同', en: 'Open a contract' },
    ...read,
    params: ContractParams,
    reply: ContractSheet,
  }),
  judgeContract: endpoint({
    method: 'POST',
    path: '/contracts/register/:contract/judgements',
    summary: { zh: '采用或退回一份合同', en: 'Accept a contract or send it back' },
    ...review,
    ifMatch: true,
    params: ContractParams,
    body: Judged,
    reply: ContractSheet,
  }),
  judgeExecution: endpoint({
    method: 'POST',
    path: '/contracts/executions/:execution/judgements',
    summary: { zh: '采用或退回一笔执行', en: 'Accept an execution or send it back' },
    ...review,
    ifMatch: true,
    params: ExecutionParams,
    body: Judged,
    reply: ContractSheet,
  }),
  getContractTables: endpoint({
    method: 'GET',
    path: '/contracts/tables',
    summary: {
      zh: '合同月度统计表：签约额与执行额，折美元',
      en: 'Monthly tables: values signed and executed, in US dollars',
    },
    ...read,
    query: z.strictObject({ month: Month.optional() }),
    reply: ContractTables,
  }),
  exportContractTables: endpoint({
    method: 'GET',
    path: '/exports/contract-tables',
    summary: { zh: '导出合同月度统计表', en: 'Export the monthly tables' },
    ...read,
    query: z.strictObject({ month: Month.optional(), ...exportQuery }),
    file: spreadsheet,
  }),
  listOffshoreFigures: endpoint({
    method: 'GET',
    path: '/contracts/offshore-figures',
    summary: {
      zh: '各年离岸执行额及能否提供给规划指标',
      en: 'Offshore value executed by year, and whether the plan may be told',
    },
    ...read,
    reply: z.object({
      items: z.array(OffshoreFigure),
      rule: z.object({ contributors: z.number(), sharePercent: z.number() }),
    }),
  }),
  publishOffshoreFigure: endpoint({
    method: 'POST',
    path: '/contracts/offshore-figures',
    summary: {
      zh: '把一年的离岸执行额提供给规划指标',
      en: 'Hand the offshore value of a year to the indicators of the plan',
    },
    access: 'contracts.figure.publish',
    audience: ['officer'],
    body: z.strictObject({ year: Year }),
    reply: OffshoreFigure,
  }),
}
