import {
  both,
  byMyself,
  either,
  nobody,
  type Row,
  type Rule,
  right,
  type Wall,
} from '../row-rules.ts'

const reads = right('contracts.register.read')
const reviews = right('contracts.register.review')
const prepares = right('contracts.own.prepare')
const submits = right('contracts.own.submit')

/** Rows carry the entry of the register that they belong to as `entries`. */
const isOwn: Rule = (row, me) =>
  me.organisation !== null &&
  row.entries.some((entry: Row) => entry.organisation_id === me.organisation)
const seen = either(reads, both(prepares, isOwn))
const says = both(submits, isOwn, byMyself)

/** The walls of contracts, written by hand: a firm's are its own and the statistics office's. */
export const contractsWalls: Readonly<Record<string, Wall>> = {
  contracts_contract: {
    sees: seen,
    adds: both(prepares, isOwn, (row) => row.state === 'draft'),
    changes: either(reviews, both(submits, isOwn)),
  },
  contracts_draft: {
    sees: both(prepares, isOwn),
    adds: both(prepares, isOwn),
    changes: both(prepares, isOwn),
    removes: both(prepares, isOwn),
  },
  contracts_version: { sees: seen, adds: says },
  contracts_execution: {
    sees: seen,
    adds: both(submits, isOwn, (row) => row.state === 'submitted' && row.accepted_version === null),
    changes: either(reviews, both(submits, isOwn)),
  },
  contracts_execution_version: { sees: seen, adds: says },
  contracts_receipt: {
    sees: seen,
    adds: both(submits, isOwn),
    removes: either(reviews, both(submits, isOwn)),
  },
  contracts_judgement: { sees: seen, adds: both(reviews, byMyself) },
  contracts_figure: {
    sees: reads,
    adds: both(right('contracts.figure.publish'), byMyself),
    changes: nobody,
  },
}

/** Rows of contracts with the entry of the register that they belong to. */
export function withFirms(truth: Map<string, Row[]>): void {
  const entries = truth.get('registry_enterprise')!
  const firmsOf = (table: string) =>
    new Map(truth.get(table)!.map((row) => [row.id, row.enterprise as string]))
  const contracts = firmsOf('contracts_contract')
  const executions = firmsOf('contracts_execution')
  for (const table of Object.keys(contractsWalls)) {
    truth.set(
      table,
      truth.get(table)!.map((row) => {
        const unit =
          row.enterprise ??
          contracts.get(row.contract) ??
          executions.get(row.execution) ??
          undefined
        return { ...row, entries: entries.filter((entry) => entry.id === unit) }
      }),
    )
  }
}
