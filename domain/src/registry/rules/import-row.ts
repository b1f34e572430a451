import {
  Contact,
  EnterpriseFacts,
  type FormerName,
  type SheetColumn,
  type Standing,
} from '../model.ts'
import { contactPlace } from './contacts.ts'
import { isServiceItem } from './ebops.ts'
import { type Dictionary, partsOf, plain, readDated } from './sheet.ts'
import { checkUscc } from './uscc.ts'

export interface RowFault {
  readonly column: SheetColumn
  /** A problem code, or one of `field/…`. */
  readonly code: string
  readonly details?: Readonly<Record<string, string>>
}

/** The facts that a row states; columns that the sheet lacks are left out, of a contact too. */
export interface StatedFacts extends Partial<Omit<EnterpriseFacts, 'contacts'>> {
  readonly contacts?: readonly Partial<Contact>[]
}

export interface CheckedRow {
  readonly facts: StatedFacts
  readonly faults: readonly RowFault[]
  readonly warnings: readonly RowFault[]
}

export type Cells = Partial<Readonly<Record<SheetColumn, string>>>

const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const lengthOf = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : lengths[month - 1]!

/** `2016/3/1`, `2016.3.1`, `2016年3月1日` as a day; undefined where there is no such day. */
export function readDay(text: string): string | undefined {
  const found = day.exec(text.normalize('NFKC').trim())
  if (!found) return undefined
  const [, year, month, date] = found
  const [m, d] = [Number(month), Number(date)]
  if (m < 1 || m > 12 || d < 1 || d > lengthOf(Number(year), m)) return undefined
  return `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`
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
  const fault = (column: SheetColumn, code: string, details?: Record<string, string>): void => {
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

  const contacts: Record<string, string>[] = []
  const contact = (column: SheetColumn, cell: string): boolean => {
    const found = contactPlace(column)
    if (!found) return false
    const { place, part } = found
    while (contacts.length < place) contacts.push({})
    // An empty cell says nothing about the job.
    if (part === 'job' && cell === '') return true
    const value = part === 'job' ? dictionary.job.get(plain(cell)) : cell
    if (value === undefined) fault(column, 'registry/value-unknown', { value: cell })
    else if (Contact.shape[part].safeParse(value).success) contacts[place - 1]![part] = value
    else fault(column, 'field/invalid')
    return true
  }

  for (const [key, written] of Object.entries(cells) as [SheetColumn, string][]) {
    const cell = withoutMark(written)
    if (contact(key, cell)) continue
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
        else if (texts[key as 'name'].safeParse(value).success) facts[key] = value
        else fault(key, 'field/invalid')
      }
    }
  }
  if (facts.head !== undefined && facts.head !== null && facts.head === facts.uscc) {
    fault('head', 'registry/own-head')
  }
  if (contacts.length > 0) facts.contacts = contacts
  return { facts: facts as StatedFacts, faults, warnings }
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
  contacts: [],
  note: '',
}
