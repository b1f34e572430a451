import { randomUUID } from 'node:crypto'
import { auditContract } from '@wstc/domain/audit/contract'
import { contractsContract } from '@wstc/domain/contracts/contract'
import type { BankReceipt, ContractTerms, ExecutionEntry } from '@wstc/domain/contracts/model'
import type { Role } from '@wstc/domain/identity/roles'
import { noticesContract } from '@wstc/domain/notices/contract'
import type { Client } from '@wstc/sdk/client'
import { termsOf } from '../access/records-contracts.ts'
import type { SignedIn } from '../setup/world.ts'
import { type CollectionWorld, openCollection } from '../statistics/collection-world.ts'

const { verifyReceipt, listReceipts } = auditContract
const contract = { ...contractsContract, ...noticesContract, verifyReceipt, listReceipts }

export interface Clerk extends Client<typeof contract> {
  readonly session: SignedIn
  /** A scanned receipt among the firm's files. */
  scan(): Promise<string>
}

export interface ContractsWorld extends CollectionWorld {
  clerk(role: Role, organisation?: string): Promise<Clerk>
  /** A contract that was accepted, with its revision. */
  accepted(firm: Clerk, officer: Clerk, more?: Partial<ContractTerms>): Promise<string>
}

let numbers = 0
export const receiptOf = (file: string, more: Partial<BankReceipt> = {}): BankReceipt => {
  numbers += 1
  return {
    bank: 'BOC',
    number: `FT${numbers}`,
    receivedOn: '2018-03-01',
    amount: '4000.00',
    currency: 'USD',
    file,
    ...more,
  }
}

export const entryOf = (
  receipt: BankReceipt,
  more: Partial<ExecutionEntry> = {},
): ExecutionEntry => ({
  executedOn: '2018-03-01',
  amount: '4000.00',
  currency: 'USD',
  note: '',
  receipts: [receipt],
  ...more,
})

async function upload(session: SignedIn): Promise<string> {
  const mark = randomUUID()
  const reply = await session.inject({
    method: 'POST',
    url: '/api/v1/desk/files',
    headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
    payload: `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="receipt.txt"\r\ncontent-type: text/plain\r\n\r\n${mark}\r\n--${mark}--\r\n`,
  })
  return reply.json().id
}

export async function openContracts(day = '2018-03-20'): Promise<ContractsWorld> {
  const world = await openCollection(day)
  return {
    ...world,
    clerk: async (role, organisation) => {
      const session = await world.as(role, organisation)
      return { ...session.client(contract), session, scan: () => upload(session) }
    },
    accepted: async (firm, officer, more) => {
      const { id } = await firm.beginContract({ body: { kind: more?.kind ?? 'outsourcing' } })
      const params = { contract: id }
      const { revision } = await firm.submitContract({
        params,
        revision: 1,
        body: { terms: termsOf(more) },
      })
      await officer.judgeContract({ params, revision, body: { verdict: 'accepted' } })
      return id
    },
  }
}
