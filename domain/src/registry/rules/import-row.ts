import { EnterpriseFacts, type FactKey, type FormerName, type Standing } from '../model.ts'
import { isServiceItem } from './ebops.ts'
import { type Dictionary, partsOf, plain, readDated } from './sheet.ts'
import { checkUscc } from './uscc.ts'

export interface RowFault {
  readonly column: FactKey
  /** A problem code, or one of `field/…`. */
  readonly code: string
  readonly details?: Readonly<Record<string, string>>
}

export interface CheckedRow {
  /** The facts that the row states; columns that the sheet lacks are left out. */
  readonly facts: Partial<EnterpriseFacts>
  readonly faults: readonly RowFault[]
  readonly warnings: readonly RowFault[]
}

export type Cells = Partial<Readonly<Record<FactKey, string>>>

const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/

/** `2016/3/1`, `2016.3.1`, `2016年3月1日` as a day; undefined where there is no such day. */
export function readDay(text: string): string | undefined {
  const found = day.exec(text.normalize('NFKC').trim())
  if (!found) return undefined
  const [, year, month, date] = found
  const iso = `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`
  const real = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(iso) ? iso : undefined
}

/** What a sheet puts before text that would run as a formula. */
const withoutMark = (text: string): string => text.replace(/^'(?=[=+\-@])/, '').trim()

const repairsIn = (repairs: readonly string[]): Record<string, string> => ({
  repairs: repairs.length > 0 ? ` (${repairs.slice(0, 3).join(' / ')}?)` : '',
})

const texts = EnterpriseFacts.shape

/** Reads one row; every fault names its column. */
export function checkRow(cells: Cells, dictionary: Dictionary): CheckedRow {
  const facts: Record<string, unknown> = {}
  const faults: RowFault[] = []
  const warnings: RowFault[] = []
  const fault = (column: FactKey, code: string, details?: Record<string, string>): void => {
    faults.push({ column, code, ...(details ? { details } : {}) })
  }

  const code = (column: 'uscc' | 'head', cell: string): void => {
    const verdict = checkUscc(cell)
    if (verdict.fault) fault(column, `registry/uscc-${verdict.fault}`, repairsIn(verdict.repairs))
    else facts[column] = verdict.code
    for (const one of verdict.warnings) warnings.push({ column, code: one })
  }
  const one = (
    column: 'district' | 'park' | 'state' | 'ownership' | 'size',
    cell: string,
  ): void => {
    const found = dictionary[column].get(plain(cell))
    const unknown =
      column === 'district' || column === 'park'
        ? `registry/${column}-unknown`
        : 'registry/value-unknown'
    if (found === undefined) fault(column, unknown, { value: cell })
    else facts[column] = found
  }
  const several = (column: 'exports' | 'imports' | 'sectors', cell: string): void => {
    const found: string[] = []
    for (const part of partsOf(cell)) {
      const id =
        column === 'sectors'
          ? dictionary.sectors.get(plain(part))
          : part.normalize('NFKC').toUpperCase()
      const known = id !== undefined && (column === 'sectors' || isServiceItem(id))
      if (!known)
        fault(column, `registry/${column === 'sectors' ? 'sector' : 'item'}-unknown`, {
          value: part,
        })
      else if (!found.includes(id)) found.push(id)
    }
    facts[column] = found
  }
  const datedList = (column: 'standings' | 'former', cell: string): void => {
    const list: (Standing | FormerName)[] = []
    for (const part of partsOf(cell)) {
      const { text, from, until } = readDated(part)
      const kind = column === 'standings' ? dictionary.standings.get(plain(text)) : undefined
      if (column === 'standings' && kind === undefined) {
        fault(column, 'registry/value-unknown', { value: text })
      } else if ((from && !readDay(from)) || (until && !readDay(until))) {
        fault(column, 'field/not-a-date')
      } else if (from && until && from > until) {
        fault(column, 'registry/days-reversed')
      } else if (kind !== undefined) {
        list.push({ kind: kind as Standing['kind'], from, until })
      } else list.push({ name: text, from, until })
    }
    facts[column] = list
  }

  for (const [key, written] of Object.entries(cells) as [FactKey, string][]) {
    const cell = withoutMark(written)
    switch (key) {
      case 'uscc':
        if (cell === '') fault(key, 'field/required')
        else code(key, cell)
        break
      case 'head':
        if (cell === '') facts.head = null
        else code(key, cell)
        break
      case 'district':
        if (cell === '') fault(key, 'field/required')
        else one(key, cell)
        break
      case 'state':
        // An empty cell says nothing about the state.
        if (cell !== '') one(key, cell)
        break
      case 'park':
      case 'ownership':
      case 'size':
        if (cell === '') facts[key] = null
        else one(key, cell)
        break
      case 'since': {
        const found = readDay(cell)
        if (cell === '') facts.since = null
        else if (found) facts.since = found
        else fault(key, 'field/not-a-date')
        break
      }
      case 'sectors':
      case 'exports':
      case 'imports':
        several(key, cell)
        break
      case 'standings':
      case 'former':
        datedList(key, cell)
        break
      default: {
        const value = key === 'name' ? cell.normalize('NFC') : cell
        if (key === 'name' && value === '') fault(key, 'field/required')
        else if (texts[key].safeParse(value).success) facts[key] = value
        else fault(key, 'field/invalid')
      }
    }
  }
  if (facts.head !== undefined && facts.head !== null && facts.head === facts.uscc) {
    fault('head', 'registry/own-head')
  }
  return { facts: facts as Partial<EnterpriseFacts>, faults, warnings }
}

/** What an entry says of what its row leaves out. */
export const emptyFacts: Omit<EnterpriseFacts, 'uscc' | 'name' | 'district'> = {
  english: '',
  former: [],
  park: null,
  state: 'active',
  since: null,
  ownership: null,
  size: null,
  standings: [],
  sectors: [],
  exports: [],
  imports: [],
  head: null,
  address: '',
  contact: '',
  phone: '',
  email: '',
  note: '',
}
