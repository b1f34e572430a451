import {
  both,
  either,
  everyone,
  type Me,
  type Row,
  type Rule,
  right,
  type Wall,
} from '../row-rules.ts'

/** An entry as far as its wall asks; rows of other tables carry those they belong to as `entries`. */
const isInReach = (entry: Row, me: Me): boolean =>
  (me.may('registry.enterprise.read-district') &&
    me.organisation === 'east-lake-zone' &&
    entry.district === 'east-lake') ||
  (me.may('registry.own.read') &&
    me.organisation !== null &&
    entry.organisation_id === me.organisation)

const reads = right('registry.enterprise.read')
const edits = right('registry.enterprise.edit')
const imports = right('registry.enterprise.import')
const decides = right('registry.change.decide')
const withEntry: Rule = (row, me) =>
  me.may('registry.enterprise.read') || row.entries.some((one: Row) => isInReach(one, me))
const asks: Rule = (row, me) =>
  me.may('registry.own.change') && row.state === 'open' && row.organisation === me.organisation

/** The walls of the register, written by hand. */
export const registryWalls: Readonly<Record<string, Wall>> = {
  registry_office: { sees: everyone },
  registry_enterprise: {
    sees: either(reads, isInReach),
    adds: either(edits, imports),
    changes: either(edits, imports, decides),
  },
  registry_apart: {
    sees: edits,
    adds: both(edits, (row, me) => row.by_person === me.person),
  },
  registry_contact: {
    sees: withEntry,
    adds: either(edits, imports, decides),
    removes: either(edits, imports, decides),
  },
  registry_version: {
    sees: withEntry,
    adds: both(either(edits, imports, decides), (row, me) => row.by_person === me.person),
  },
  registry_holding: { sees: withEntry, adds: edits, changes: edits },
  registry_import: { sees: imports, adds: imports, changes: imports },
  registry_import_row: { sees: imports, adds: imports, changes: imports, removes: imports },
  registry_change: {
    sees: either(withEntry, decides),
    adds: both(asks, (row, me) => row.by_person === me.person),
    changes: either(decides, asks),
  },
}

/** Rows of the register with the entries that they belong to. */
export function withEntries(truth: Map<string, Row[]>): void {
  const entries = truth.get('registry_enterprise')!
  const attach = (table: string, belongs: (row: Row, entry: Row) => boolean): void => {
    const rows = truth.get(table)!
    truth.set(
      table,
      rows.map((row) => ({ ...row, entries: entries.filter((entry) => belongs(row, entry)) })),
    )
  }
  attach('registry_contact', (row, entry) => row.enterprise === entry.id)
  attach('registry_version', (row, entry) => row.enterprise === entry.id)
  attach('registry_change', (row, entry) => row.enterprise === entry.id)
  attach('registry_holding', (row, entry) => [row.held, row.holder].includes(entry.uscc))
}
