import type { ContractLine, OfficeContractLine } from '@wstc/domain/contracts/contract/shapes'
import { reachOf } from '@wstc/domain/contracts/rules/terms'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import { isDatabaseError, type Tx } from '../../platform/database.ts'
import type { Call } from '../../platform/serve.ts'
import { findUnitOf, type Unit } from '../../registry/index.ts'
import {
  type ContractLineRow,
  type ContractRow,
  findContract,
  lockContract,
} from '../store/contracts.ts'
import { type ExecutionRow, lockExecution } from '../store/executions.ts'

export const conflict = (what: string): Problem =>
  new Problem('request/changed-meanwhile', { what })

/** Row-level security hides what is not the caller's; hidden and absent look the same. */
export async function getContract(tx: Tx, id: string): Promise<ContractRow> {
  const row = await findContract(tx, id)
  if (!row) throw absent('contract')
  return row
}

export async function getLockedContract(
  tx: Tx,
  id: string,
  revision?: number,
): Promise<ContractRow> {
  const row = await lockContract(tx, id)
  if (!row) throw absent('contract')
  if (revision !== undefined && row.revision !== revision) throw conflict('contract')
  return row
}

export async function getLockedExecution(
  tx: Tx,
  id: string,
  revision: number,
): Promise<ExecutionRow> {
  const row = await lockExecution(tx, id)
  if (!row) throw absent('execution')
  if (row.revision !== revision) throw conflict('execution')
  return row
}

/** The entry of the register that the caller's organisation has. */
export async function findOwnUnit({ tx, actor }: Call): Promise<Unit | undefined> {
  return actor.organisationId === undefined ? undefined : findUnitOf(tx, actor.organisationId)
}

export async function getOwnUnit(call: Call): Promise<Unit> {
  const unit = await findOwnUnit(call)
  if (!unit) throw new Problem('contracts/no-enterprise')
  return unit
}

/** Runs a write whose key another record may hold already. */
export async function refusing<T>(
  code: `contracts/${string}`,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (isDatabaseError(error, '23505')) throw new Problem(code)
    throw error
  }
}

export function lineOf(row: ContractLineRow): ContractLine {
  const { terms } = row
  return {
    id: row.id,
    kind: row.kind,
    category: row.category,
    reach: terms.economy === '' ? null : reachOf(terms.economy),
    number: terms.number,
    client: terms.client,
    economy: terms.economy,
    amount: terms.amount,
    currency: terms.currency,
    signedOn: terms.signedOn,
    state: row.state,
    act: row.act,
    version: row.version,
    executed: row.executed,
    waiting: row.waiting,
    returned: row.returned,
    submittedAt: row.submitted_at?.toISOString() ?? null,
    synthetic: row.synthetic,
    revision: row.revision,
  }
}

export const officeLineOf = (row: ContractLineRow): OfficeContractLine => ({
  ...lineOf(row),
  enterprise: { id: row.enterprise, name: row.name, uscc: row.uscc },
})
