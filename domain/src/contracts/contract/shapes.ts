import { z } from 'zod'
import { Day } from '../../kernel/period.ts'
import {
  Category,
  ContractAct,
  ContractExplanation,
  ContractFinding,
  ContractKind,
  ContractState,
  ContractTerms,
  ExecutionAct,
  ExecutionEntry,
  ExecutionState,
  FieldComment,
  Reach,
  Verdict,
} from '../model.ts'

export const ContractParams = z.strictObject({ contract: z.string().max(40) })
export const ExecutionParams = z.strictObject({ execution: z.string().max(40) })

const Who = z.object({ id: z.string(), name: z.string(), uscc: z.string() })

/** A contract in a list, in the words of its newest version or its draft. */
export const ContractLine = z.object({
  id: z.string(),
  kind: ContractKind,
  category: Category.nullable(),
  reach: Reach.nullable(),
  number: z.string(),
  client: z.string(),
  economy: z.string(),
  amount: z.string(),
  currency: z.string(),
  signedOn: z.string(),
  state: ContractState,
  act: ContractAct.nullable(),
  version: z.number(),
  /** What was accepted as executed, by currency. */
  executed: z.array(z.object({ currency: z.string(), amount: z.string() })),
  /** Executions that wait for the office, and that were sent back to the firm. */
  waiting: z.number(),
  returned: z.number(),
  submittedAt: z.iso.datetime().nullable(),
  synthetic: z.boolean(),
  revision: z.number(),
})
export type ContractLine = z.infer<typeof ContractLine>

export const OfficeContractLine = ContractLine.extend({ enterprise: Who })
export type OfficeContractLine = z.infer<typeof OfficeContractLine>

const Saying = {
  version: z.number(),
  explanations: z.array(ContractExplanation),
  findings: z.array(ContractFinding),
  reason: z.string(),
  contentHash: z.string(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
}

export const ContractVersion = z.object({ act: ContractAct, terms: ContractTerms, ...Saying })
export type ContractVersion = z.infer<typeof ContractVersion>

export const ExecutionVersion = z.object({ act: ExecutionAct, entry: ExecutionEntry, ...Saying })
export type ExecutionVersion = z.infer<typeof ExecutionVersion>

export const ContractJudgement = z.object({
  execution: z.string().nullable(),
  version: z.number(),
  verdict: Verdict,
  word: z.string(),
  comments: z.array(FieldComment),
  at: z.iso.datetime(),
})
export type ContractJudgement = z.infer<typeof ContractJudgement>

/** 执行 with its whole history. */
export const Execution = z.object({
  id: z.string(),
  state: ExecutionState,
  act: ExecutionAct,
  acceptedVersion: z.number().nullable(),
  submittedAt: z.iso.datetime(),
  versions: z.array(ExecutionVersion).min(1),
  files: z.array(z.object({ id: z.string(), name: z.string(), href: z.string() })),
  revision: z.number(),
})
export type Execution = z.infer<typeof Execution>

/** One contract with everything that was said of it. */
export const ContractSheet = z.object({
  line: OfficeContractLine,
  versions: z.array(ContractVersion),
  acceptedVersion: z.number().nullable(),
  executions: z.array(Execution),
  judgements: z.array(ContractJudgement),
  /** Which execution dates may be entered today. */
  window: z.object({ from: Day, to: Day }),
})
export type ContractSheet = z.infer<typeof ContractSheet>

/** The same for the firm: with the draft, and the receipts of what it handed in. */
export const OwnContractSheet = ContractSheet.extend({
  draft: z
    .object({ terms: ContractTerms, revision: z.number(), savedAt: z.iso.datetime() })
    .nullable(),
  receipts: z.array(z.object({ id: z.string(), subject: z.string(), version: z.number() })),
})
export type OwnContractSheet = z.infer<typeof OwnContractSheet>

/** A contract or an execution that waits for the statistics office. */
export const WaitingLine = z.object({
  contract: z.string(),
  execution: z.string().nullable(),
  enterprise: Who,
  number: z.string(),
  act: z.union([ContractAct, ExecutionAct]),
  amount: z.string(),
  currency: z.string(),
  /** Day of signing or of execution. */
  day: Day,
  soft: z.number(),
  submittedAt: z.iso.datetime(),
  synthetic: z.boolean(),
})
export type WaitingLine = z.infer<typeof WaitingLine>
