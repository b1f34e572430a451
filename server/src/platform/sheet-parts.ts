import type { CsvFault, CsvRecord } from '@wstc/domain/kernel/csv'
import { Problem } from '@wstc/domain/kernel/problem'

export interface SheetRow {
  /** Row of the sheet, or line of the text, as a person finds it; the header is usually 1. */
  readonly line: number
  /** One text per column of the header; absent cells are empty. Numbers are plain decimals. */
  readonly cells: readonly string[]
}

export interface SheetLimits {
  readonly rows: number
  readonly columns: number
  readonly cellLength: number
}

export type Raw = { line: number; cells: string[] }

/** Rows as a file has them, many at a time: each step of an asynchronous loop costs more than a row. */
export type Parts = AsyncGenerator<readonly Raw[]>

const rowsOfPart = 1000

/** A fault comes after the rows before it, which may have something worse to say. */
export function* inParts(records: Iterable<CsvRecord | CsvFault>): Generator<readonly Raw[]> {
  let part: Raw[] = []
  for (const record of records) {
    if ('fault' in record) {
      yield part
      throw new Problem(`desk/sheet-${record.fault}`, { line: record.line })
    }
    part.push(record)
    if (part.length < rowsOfPart) continue
    yield part
    part = []
  }
  yield part
}

/** Makes a row as wide as the header, its cells trimmed. */
function fitRow({ line, cells }: Raw, columns: number, limits: SheetLimits): void {
  if (cells.length > columns) throw new Problem('desk/sheet-row-too-wide', { line, columns })
  for (let n = 0; n < cells.length; n += 1) {
    const cell = cells[n]!
    if (cell.length > limits.cellLength)
      throw new Problem('desk/sheet-cell-too-long', { line, column: n + 1 })
    cells[n] = cell.trim()
  }
  while (cells.length < columns) cells.push('')
}

/** The rows below the header, as they may be read. */
export async function* checked(
  source: Parts,
  header: readonly string[],
  limits: SheetLimits,
): AsyncGenerator<readonly SheetRow[]> {
  let count = 0
  const check = (row: Raw): boolean => {
    const { cells } = row
    while (cells.length > 0 && cells.at(-1)!.trim() === '') cells.pop()
    if (cells.length === 0) return false
    count += 1
    if (count > limits.rows) throw new Problem('desk/sheet-too-long', { rows: limits.rows })
    fitRow(row, header.length, limits)
    return true
  }
  for await (const part of source) {
    const rows: SheetRow[] = []
    try {
      for (const row of part) if (check(row)) rows.push(row)
    } catch (fault) {
      yield rows
      throw fault
    }
    yield rows
  }
}

export async function* oneByOne(
  parts: AsyncIterable<readonly SheetRow[]>,
): AsyncGenerator<SheetRow> {
  for await (const part of parts) for (const row of part) yield row
}

/** The first row, and what is left. */
export async function splitFirst(source: Parts): Promise<[Raw | undefined, Parts]> {
  for (let next = await source.next(); !next.done; next = await source.next()) {
    const [first, ...others] = next.value
    if (first) return [first, after(others, source)]
  }
  return [undefined, source]
}

async function* after(first: readonly Raw[], source: Parts): Parts {
  yield first
  yield* source
}
