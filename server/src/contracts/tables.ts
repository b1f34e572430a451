import type {
  BankReceipt,
  Category,
  ContractAct,
  ContractExplanation,
  ContractFinding,
  ContractKind,
  ContractState,
  ContractTerms,
  ExecutionAct,
  ExecutionState,
  FieldComment,
  Verdict,
} from '@wstc/domain/contracts/model'
import type { Contributions } from '@wstc/domain/contracts/rules/dominance'
import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>

interface Said {
  explanations: Json<ContractExplanation[]>
  findings: Json<ContractFinding[]>
  reason: string
  content_hash: string
  by_person: string | null
  at: Date
}

export interface ContractsTables {
  contracts_contract: {
    id: string
    enterprise: string
    merged_from: Generated<string | null>
    kind: ContractKind
    number: string | null
    state: ContractState
    act: ContractAct | null
    version: Generated<number>
    accepted_version: number | null
    submitted_at: Date | null
    created_at: Date
    synthetic: Generated<boolean>
    revision: Generated<number>
  }
  contracts_draft: {
    contract: string
    terms: Json<ContractTerms>
    revision: number
    saved_by: string | null
    saved_at: Date
  }
  contracts_version: Said & {
    contract: string
    version: number
    act: ContractAct
    terms: Json<ContractTerms>
    category: Category
    economy: string
    currency: string
    amount: string
    signed_on: string
  }
  contracts_execution: {
    id: string
    contract: string
    enterprise: string
    state: ExecutionState
    act: ExecutionAct
    version: number
    accepted_version: number | null
    entered_at: Date
    submitted_at: Date
    synthetic: Generated<boolean>
    revision: Generated<number>
  }
  contracts_execution_version: Said & {
    execution: string
    version: number
    act: ExecutionAct
    executed_on: string
    currency: string
    amount: string
    note: string
    receipts: Json<BankReceipt[]>
  }
  contracts_receipt: {
    bank: string
    number_key: string
    execution: string
    enterprise: string
    at: Date
  }
  contracts_judgement: {
    id: string
    contract: string
    execution: string | null
    version: number
    verdict: Verdict
    word: string
    comments: Json<FieldComment[]>
    by_person: string | null
    at: Date
  }
  contracts_figure: {
    id: string
    year: string
    version: number
    usd: string
    parts: Json<Contributions>
    by_person: string | null
    at: Date
  }
}
