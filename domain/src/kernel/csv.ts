/** A cell that a spreadsheet would run as a formula, or that hides one behind a tab. */
const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/
const plainNumber = /^[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/

/**
 * Text that no spreadsheet runs: what begins like a formula gets an apostrophe in front.
 * Numbers such as `-12.5` stay as they are.
 */
export function neutraliseFormula(text: string): string {
  return formula.test(text) && !plainNumber.test(text) ? `'${text}` : text
}

/** One record in RFC 4180 form, without its line end. Cells are written as given. */
export function csvRecord(cells: readonly string[]): string {
  // A record of one empty cell would read as an empty line.
  if (cells.length === 1 && cells[0] === '') return '""'
  return cells
    .map((cell) => (/[",\r\n;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')
}

/** Why a text is not CSV: a quotation that never ends, text right after one, or no end of a line. */
export interface CsvFault {
  readonly fault: 'quote-not-closed' | 'text-after-quote' | 'record-too-long'
  readonly line: number
}

export interface CsvRecord {
  /** Line of the text on which the record begins, from 1. */
  readonly line: number
  readonly cells: string[]
}

/** Characters within which the first line is looked for. */
const separatorWithin = 10_000

/** The separator that the first line speaks for: comma, tab or semicolon. */
export function separatorOf(text: string): ',' | '\t' | ';' {
  const first =
    text
      .slice(0, separatorWithin)
      .replace(/"[^"]*"/g, '')
      .split(/\r\n|\r|\n/)[0] ?? ''
  const count = (mark: string) => first.split(mark).length
  const marks = [',', '\t', ';'] as const
  return marks.reduce(
    (best, mark) => (count(mark) > count(best) ? mark : best),
    ',' as ',' | '\t' | ';',
  )
}

const carriageReturn = 13
const lineFeed = 10

/** Where the reading of a text stands. */
interface Place {
  at: number
  line: number
}

/** Whether a record that stopped at `at` may go on in the next piece of the text. */
const isOpen = (text: string, at: number): boolean =>
  at >= text.length || (text[at] === '\r' && at + 1 === text.length)

/**
 * The records that `text` has from `place` on, which is moved behind each. Unless it is the `last`
 * piece of a text, a record that the next piece might continue is left where it begins.
 */
function* records(
  text: string,
  place: Place,
  separator: string,
  last: boolean,
): Generator<CsvRecord | CsvFault> {
  const mark = separator.charCodeAt(0)
  let { at, line } = place
  while (at < text.length) {
    const start = line
    const cells: string[] = []
    for (;;) {
      if (text[at] === '"') {
        let cell = ''
        for (;;) {
          const end = text.indexOf('"', at + 1)
          if (end < 0) {
            if (last) yield { fault: 'quote-not-closed', line: start }
            return
          }
          const part = text.slice(at + 1, end)
          line += part.match(/\r\n|\r|\n/g)?.length ?? 0
          cell += part
          at = end + 1
          if (text[at] !== '"') break
          cell += '"'
        }
        cells.push(cell)
        if (at < text.length && text[at] !== separator && text[at] !== '\r' && text[at] !== '\n') {
          return yield { fault: 'text-after-quote', line }
        }
      } else {
        const from = at
        while (at < text.length) {
          const c = text.charCodeAt(at)
          if (c === mark || c === carriageReturn || c === lineFeed) break
          at += 1
        }
        cells.push(text.slice(from, at))
        if (cells.length === 1 && cells[0] === '' && text[at] !== separator) cells.pop()
      }
      if (text[at] !== separator) break
      at += 1
    }
    if (!last && isOpen(text, at)) return
    if (text[at] === '\r') at += text[at + 1] === '\n' ? 2 : 1
    else if (text[at] === '\n') at += 1
    line += 1
    place.at = at
    place.line = line
    if (cells.length > 0) yield { line: start, cells }
  }
}

const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)

/**
 * Reads RFC 4180 with any of the three line ends, also inside quotations, whichever the rows
 * use. Empty lines are skipped. Stops at the first fault and yields it.
 */
export const readCsv = (
  text: string,
  separator: string = separatorOf(text),
): Generator<CsvRecord | CsvFault> =>
  records(withoutMark(text), { at: 0, line: 1 }, separator, true)

/** The most characters that a record of a text in pieces may have. */
const longestRecord = 1_000_000

/**
 * Reads the same from a text that comes in pieces, of which it holds only the record under way. A
 * record beyond any measure is a fault: its quotation is not closed, or the text has no lines.
 */
export function openCsv(): (piece: string, last: boolean) => Generator<CsvRecord | CsvFault> {
  let rest = ''
  let separator: string | undefined
  const place: Place = { at: 0, line: 1 }
  return function* (piece, last) {
    rest += piece
    if (separator === undefined) {
      if (!last && rest.length < separatorWithin) return
      separator = separatorOf(rest)
      rest = withoutMark(rest)
    }
    place.at = 0
    yield* records(rest, place, separator, last)
    rest = rest.slice(place.at)
    if (last || rest.length <= longestRecord) return
    const fault = rest.includes('"') ? 'quote-not-closed' : 'record-too-long'
    yield { fault, line: place.line }
  }
}
