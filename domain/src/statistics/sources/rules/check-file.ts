import type { Period } from '../../../kernel/period.ts'
import type { Source, SourceField } from '../model/source.ts'
import { millionthsOf, readAmount, textOfMillionths } from './cells.ts'
import {
  type AdminRow,
  isTotalRow,
  readRow,
  type SourceCells,
  type SourceFault,
  type UnitRules,
} from './read-row.ts'

/** A fault at its line; line 0 is the file as a whole. */
export interface LineFault extends SourceFault {
  readonly line: number
  readonly given: string
}

/** What the office wrote beside its file. */
export interface Controls {
  readonly rows?: number | undefined
  /** Sum of the column of amounts, as the file has it, whatever the currencies. */
  readonly total?: string | undefined
}

/** Good rows that say the same record as one before them, as `distinctBy` tells records apart. */
export interface Repeats {
  readonly count: number
  /** By line, at least as many as are kept. */
  readonly first: readonly {
    readonly line: number
    /** The row that has the record first. */
    readonly before: number
    readonly given: string
  }[]
}

export interface FileCheck {
  /** The row as it is kept; undefined where it is faulty or the sum of the others. */
  take(line: number, cells: SourceCells): AdminRow | undefined
  /** After the last row: which good rows come again, and what is wrong with the file as a whole. */
  end(repeats: Repeats): void
  readonly rows: number
  readonly faultCount: number
  /** The first faults, as many as are kept. */
  readonly faults: readonly LineFault[]
}

/** Of a file with more faults, the first are kept and the others counted. */
export const mostFaults = 2000

const longestGiven = 200
/** A text of its own: a part of a long one would keep all of it in memory. */
const shortened = (text: string): string => [...text.slice(0, longestGiven)].join('')

const repeatFaults = (source: Source, { first }: Repeats): LineFault[] =>
  first.map(({ line, before, given }) => ({
    line,
    given: shortened(given),
    column: source.distinctBy[0]!,
    code: 'statistics/source-row-twice',
    details: { line: String(before) },
  }))

/** Looks through a file row by row, and remembers of it its sums and its first faults alone. */
export function checkFile(
  source: Source,
  period: Period,
  controls: Controls,
  units: UnitRules,
): FileCheck {
  let faults: LineFault[] = []
  let [rows, faultCount, sum] = [0, 0, 0n]
  const say = (line: number, given: string, fault: SourceFault): void => {
    faultCount += 1
    if (faults.length < mostFaults) faults.push({ line, given: shortened(given), ...fault })
  }
  const compare = (line: number, column: SourceField, stated: string, found: string): void => {
    const equal = millionthsOf(stated) === millionthsOf(found)
    if (!equal) {
      say(line, stated, { column, code: 'statistics/source-total', details: { stated, found } })
    }
  }
  return {
    take: (line, cells) => {
      if (isTotalRow(cells, source)) {
        const stated = readAmount(cells.amount ?? '')
        if (stated !== undefined) compare(line, 'amount', stated, textOfMillionths(sum))
        return undefined
      }
      rows += 1
      const figure = readAmount(cells.amount ?? '')
      if (figure !== undefined) sum += millionthsOf(figure)
      const { row, faults: found } = readRow(cells, source, period, units)
      for (const one of found) say(line, one.column ? (cells[one.column] ?? '') : '', one)
      return row
    },
    end: (repeats) => {
      faultCount += repeats.count
      faults = [...faults, ...repeatFaults(source, repeats)]
        .toSorted((one, other) => one.line - other.line)
        .slice(0, mostFaults)
      if (rows === 0) say(0, '', { code: 'statistics/source-empty' })
      if (controls.rows !== undefined && controls.rows !== rows) {
        const details = { stated: String(controls.rows), found: String(rows) }
        say(0, details.stated, { code: 'statistics/source-rows', details })
      }
      if (controls.total !== undefined) {
        compare(0, 'amount', controls.total, textOfMillionths(sum))
      }
    },
    get rows() {
      return rows
    },
    get faultCount() {
      return faultCount
    },
    get faults() {
      return faults
    },
  }
}
