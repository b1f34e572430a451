import { formatDecimal } from '../../../kernel/decimal.ts'
import type { ReturnContent, ReturnRow } from '../model/content.ts'
import type { Before } from '../model/expression.ts'
import type { Finding, Undecided } from '../model/finding.ts'
import {
  type Book,
  keysOfGroup,
  lineOf,
  openBookInParts,
  putCell,
  putRow,
  type RowView,
  rowsPerPart,
  takeRow,
} from './book.ts'
import { checkCell, checkLines, checkRequired } from './cell-checks.ts'
import type { CompiledEdit, CompiledForm } from './compile.ts'
import type { EditContext } from './context.ts'
import { groupAddress, groupKey, numbersOf, type Words } from './group-keys.ts'
import type { Layout } from './layout.ts'
import { messageOf } from './message.ts'
import type { Standing } from './number.ts'
import { checkRow, checkRowCount } from './row-checks.ts'
import { isMissing, type Tri } from './value.ts'

/** A return that is being filled in, with what the edits say of it at every moment. */
export interface Evaluator {
  setRow(row: ReturnRow): void
  removeRow(key: string): void
  /** An empty text clears the cell. */
  setCell(key: string, text: string): void
  setNothingToReport(chosen: boolean): void
  /** In the order of the edits, then of their addresses. */
  findings(): Finding[]
  undecided(): Undecided[]
  /** Figures of computed cells; those that lack something are left out. */
  computed(): Record<string, string>
}

type Result = Finding | Undecided

interface State {
  readonly form: CompiledForm
  readonly layout: Layout
  readonly context: EditContext
  readonly book: Book
  readonly past: Partial<Record<Before, Book>>
  /** Results of each edit by address. */
  readonly results: readonly Map<string, Result>[]
  /** Findings of the form itself, by the subject that was looked at. */
  readonly checks: Map<string, readonly Finding[]>
  /** Whether what cannot be told is kept as well. */
  readonly keepsUndecided: boolean
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The cells to show a finding at. */
function cellsOf({ book, layout }: State, { edit }: CompiledEdit, standing: Standing): string[] {
  const { row, grouping, group, line } = standing
  if (row) return edit.at.map((field) => `rows.${row.row.key}.${field}`)
  if (grouping !== undefined && group !== undefined) {
    const members = keysOfGroup(book, grouping, group).sort(byText)
    return members.flatMap((key) => edit.at.map((field) => `rows.${key}.${field}`))
  }
  const own = (line && layout.lineSections.get(line.section)?.cells) ?? []
  return edit.at.map((code) =>
    line && own.some((one) => one.code === code)
      ? `cells.${line.section}.${line.line}.${code}`
      : `cells.${code}`,
  )
}

type Where = Pick<Standing, 'row' | 'grouping' | 'group' | 'line' | 'contract'>

const stand = (
  { context, book, past }: State,
  { row, grouping, group, line, contract }: Where,
): Standing => ({ context, book, past, row, grouping, group, line, contract })

const judge = (at: CompiledEdit, standing: Standing): Tri =>
  at.ofContract && !standing.contract ? false : at.when(standing)

/** Keeps what was found. Nothing found must go where something stood, and leaves no trace elsewhere. */
function keep(
  state: State,
  at: CompiledEdit,
  address: string,
  standing: Standing,
  verdict: Tri,
  row?: ReturnRow,
): void {
  const results = state.results[at.at]!
  if (verdict === false) {
    results.delete(address)
  } else if (isMissing(verdict)) {
    if (!state.keepsUndecided) return
    const missing = verdict.length > 1 ? [...new Set(verdict)].sort(byText) : verdict.slice()
    results.set(address, { edit: at.edit.code, address, missing })
  } else {
    const { code, severity } = at.edit
    const cells = cellsOf(state, at, standing)
    const message = messageOf(at, standing, row)
    results.set(address, { edit: code, severity, address, cells, message })
  }
}

function tell(
  state: State,
  at: CompiledEdit,
  address: string,
  where: Where,
  row?: ReturnRow,
): void {
  const standing = stand(state, where)
  keep(state, at, address, standing, judge(at, standing), row)
}

function tellRow(state: State, at: CompiledEdit, key: string): void {
  const view = state.book.rows.get(key)
  const address = `rows.${key}`
  if (view) tell(state, at, address, { row: view, contract: view.row.contract }, view.row)
  else state.results[at.at]!.delete(address)
}

/** Every row by every edit of rows, of which nothing was told yet: most of it finds nothing. */
function* tellRows(state: State, edits: readonly CompiledEdit[]): Generator<undefined, void> {
  const { book, context, past } = state
  const one = (view: RowView): void => {
    const { row } = view
    const standing: Standing = { context, book, past, row: view, contract: row.contract }
    for (const at of edits) {
      const verdict = judge(at, standing)
      if (verdict !== false) keep(state, at, `rows.${row.key}`, standing, verdict, row)
    }
  }
  let rows = 0
  for (const view of book.rows.values()) {
    one(view)
    rows += 1
    if (rows % rowsPerPart === 0) yield
  }
}

/** The group that `row` belongs to, or did. Every member has its fields alike; any says its names. */
function tellGroup(state: State, at: CompiledEdit, row: ReturnRow): void {
  const { book, layout } = state
  const grouping = at.grouping!
  const by = at.edit.by!
  const group = groupKey(numbersOf(book.words, row), layout.groupings[grouping]!.mask)
  const first = book.groups[grouping]!.get(group)?.first
  if (!first) return void state.results[at.at]!.delete(groupAddress(by, row))
  tellMembers(state, at, group, first)
}

function tellMembers(state: State, at: CompiledEdit, group: string, first: ReturnRow): void {
  const by = at.edit.by!
  const contract = by.includes('contract') ? first.contract : undefined
  const standing = stand(state, { grouping: at.grouping, group, contract })
  const verdict = judge(at, standing)
  // An address is put together only where something may stand at it.
  if (verdict === false && state.results[at.at]!.size === 0) return
  keep(state, at, groupAddress(by, first), standing, verdict, first)
}

function tellLine(state: State, at: CompiledEdit, line: string): void {
  const section = at.edit.section!
  const address = `lines.${section}.${line}`
  if (state.book.lines.get(section)?.has(line))
    tell(state, at, address, { line: { section, line } })
  else state.results[at.at]!.delete(address)
}

/** Every subject of an edit, anew. */
function tellAll(state: State, at: CompiledEdit): void {
  const { book } = state
  if (at.edit.scope === 'row') for (const key of book.rows.keys()) tellRow(state, at, key)
  else if (at.edit.scope === 'group') {
    for (const [key, { first }] of book.groups[at.grouping!]!) tellMembers(state, at, key, first)
  } else if (at.edit.scope === 'line') {
    for (const line of book.lines.get(at.edit.section!)?.keys() ?? []) tellLine(state, at, line)
  } else tell(state, at, 'return', {})
}

function note(state: State, subject: string, found: readonly Finding[]): void {
  if (found.length === 0) state.checks.delete(subject)
  else state.checks.set(subject, found)
}

function touchRow(state: State, key: string, before: ReturnRow | undefined): void {
  const view = state.book.rows.get(key)
  const now = view?.row
  note(state, `rows.${key}`, view ? checkRow(state.layout, view) : [])
  note(state, 'rows', checkRowCount(state.layout, state.book.rows.size))
  for (const at of state.form.edits) {
    if (at.reach.anyRow) tellAll(state, at)
    // Also where all was told anew: what is no longer there must go.
    if (at.edit.scope === 'row') tellRow(state, at, key)
    if (at.edit.scope !== 'group') continue
    if (before) tellGroup(state, at, before)
    if (now) tellGroup(state, at, now)
  }
}

function touchCell(state: State, key: string): void {
  const { book, form, layout } = state
  const at = lineOf(key)
  note(state, `cells.${key}`, checkCell(layout, key, book.cells.get(key)))
  if (at) note(state, `lines.${at.section}`, checkLines(layout, at.section, book))
  checkMissingCells(state)
  for (const edit of form.edits) {
    if (edit.reach.cells.has(key) || (at && edit.reach.cells.has(at.section))) tellAll(state, edit)
    if (at && edit.edit.scope === 'line' && edit.edit.section === at.section) {
      tellLine(state, edit, at.line)
    }
  }
}

const checkMissingCells = (state: State): void =>
  note(state, 'required', checkRequired(state.layout, state.book))

/** Opens a return for filling in; everything is told once, then only what a change touches. */
export function openEvaluator(
  form: CompiledForm,
  context: EditContext,
  content: ReturnContent,
): Evaluator {
  const opening = openInParts(form, context, content)
  for (let part = opening.next(); ; part = opening.next()) if (part.done) return part.value
}

/** The same part by part, so that whoever opens a long one can do something else between two. */
export function* openInParts(
  form: CompiledForm,
  context: EditContext,
  content: ReturnContent,
  keepsUndecided = true,
): Generator<undefined, Evaluator> {
  const { lastPeriod, lastYear } = context
  const { layout } = form
  const words: Words = new Map()
  const state: State = {
    form,
    layout,
    context,
    book: yield* openBookInParts(layout, content, context.rates, words),
    past: {
      ...(lastPeriod && {
        'last-period': yield* openBookInParts(layout, lastPeriod.content, lastPeriod.rates, words),
      }),
      ...(lastYear && {
        'last-year': yield* openBookInParts(layout, lastYear.content, lastYear.rates, words),
      }),
    },
    results: form.edits.map(() => new Map()),
    checks: new Map(),
    keepsUndecided,
  }
  const { book } = state
  for (const view of book.rows.values()) {
    const found = checkRow(layout, view)
    if (found.length > 0) state.checks.set(`rows.${view.row.key}`, found)
  }
  note(state, 'rows', checkRowCount(layout, book.rows.size))
  for (const [key, text] of book.cells) note(state, `cells.${key}`, checkCell(layout, key, text))
  for (const section of book.lines.keys())
    note(state, `lines.${section}`, checkLines(layout, section, book))
  checkMissingCells(state)
  yield* tellRows(
    state,
    form.edits.filter((at) => at.edit.scope === 'row'),
  )
  for (const at of form.edits) {
    if (at.edit.scope === 'row') continue
    tellAll(state, at)
    if (book.rows.size >= rowsPerPart) yield
  }
  return {
    setRow: (row) => touchRow(state, row.key, putRow(book, row)),
    removeRow: (key) => {
      const before = takeRow(book, key)
      if (before) touchRow(state, key, before)
    },
    setCell: (key, text) => {
      if ((book.cells.get(key) ?? '') === text) return
      putCell(book, key, text)
      touchCell(state, key)
    },
    setNothingToReport: (chosen) => {
      book.nothingToReport = chosen
      checkMissingCells(state)
      for (const at of form.edits) if (at.reach.zeroReport) tellAll(state, at)
    },
    findings: () => listFindings(state),
    undecided: () => listResults(state).flatMap((one) => ('missing' in one ? [one] : [])),
    computed: () => listComputed(state),
  }
}

function listResults(state: State): Result[] {
  return state.results.flatMap((results) =>
    [...results.values()].sort((a, b) => byText(a.address, b.address)),
  )
}

function listFindings(state: State): Finding[] {
  const checks = [...state.checks.values()].flat()
  return [
    ...checks.sort((a, b) => byText(a.edit, b.edit) || byText(a.address, b.address)),
    ...listResults(state).flatMap((one) => ('missing' in one ? [] : [one])),
  ]
}

function listComputed({ form, context, book, past }: State): Record<string, string> {
  const figures: Record<string, string> = {}
  for (const [code, formula] of form.computed) {
    const value = formula({ context, book, past })
    if (!isMissing(value)) figures[code] = formatDecimal(value)
  }
  return figures
}
