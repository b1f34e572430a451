import { compileForm } from '@wstc/domain/statistics/collection/edits/compile'
import type { EditContext } from '@wstc/domain/statistics/collection/edits/context'
import { openEvaluator } from '@wstc/domain/statistics/collection/edits/evaluator'
import { openFindings } from '@wstc/domain/statistics/collection/edits/verdict'
import type {
  Explanation,
  ReturnContent,
  ReturnRow,
  RowField,
} from '@wstc/domain/statistics/collection/model/content'
import type { Finding } from '@wstc/domain/statistics/collection/model/finding'
import type { SurveyVersion } from '@wstc/domain/statistics/collection/model/survey'
import { findCell } from '@wstc/domain/statistics/collection/rules/cells'

/** What the page draws; a new one after each change, with everything untouched still the same. */
export interface ReturnState {
  readonly rows: readonly ReturnRow[]
  readonly cells: Readonly<Record<string, string>>
  readonly explanations: readonly Explanation[]
  readonly nothingToReport: boolean
  readonly computed: Readonly<Record<string, string>>
  readonly findings: readonly Finding[]
  /** Findings that keep it from being handed in. */
  readonly open: readonly Finding[]
  /** Those of `open` that only say that a cell is still empty: no fault, but something to do. */
  readonly unfilled: ReadonlySet<Finding>
  readonly byRow: ReadonlyMap<string, readonly Finding[]>
  readonly byCell: ReadonlyMap<string, readonly Finding[]>
  /** Counts changes by the person. */
  readonly edits: number
}

/** Rows, if the file has any, cells with those that it empties, and sections it lists whole. */
export interface ReadFile {
  readonly rows: readonly ReturnRow[] | null
  readonly cells: Readonly<Record<string, string>>
  readonly sections: readonly string[]
}

export type FilledBy = 'grid' | 'sheet'

export interface ReturnStore {
  readonly state: () => ReturnState
  readonly subscribe: (changed: () => void) => () => void
  /** Writes into a row; the key of a row that is not there yet makes it. */
  readonly setField: (key: string, field: RowField, value: string) => void
  /** Writes fields into the rows from `at` on; what reaches below the last row makes new ones. */
  readonly putBlock: (at: number, block: readonly Partial<Record<RowField, string>>[]) => void
  /** Puts what a file says in the place of the same; undo brings the former back. */
  readonly replaceBy: (file: ReadFile) => void
  readonly removeRow: (key: string) => void
  readonly setCell: (key: string, text: string) => void
  /** Writes many cells, '' emptying one; undo takes them back. */
  readonly putCells: (cells: Readonly<Record<string, string>>) => void
  readonly explain: (finding: Pick<Finding, 'edit' | 'address'>, text: string) => void
  readonly setNothingToReport: (chosen: boolean) => void
  /** Takes back the last change of rows, or the file that was read. */
  readonly undo: () => void
  readonly replace: (content: ReturnContent) => void
  readonly content: () => ReturnContent
  /** How it was filled in: by a sheet once one was read in. */
  readonly source: () => FilledBy
}

interface Past {
  readonly rows: readonly ReturnRow[]
  /** Where cells were changed with them. */
  readonly cells?: ReturnState['cells']
  readonly source: FilledBy
}

const steps = 50
const rowOf = (cell: string): string | undefined => /^rows\.([^.]+)/.exec(cell)?.[1]

function same(a: readonly Finding[], b: readonly Finding[] | undefined): boolean {
  return (
    b !== undefined &&
    a.length === b.length &&
    a.every((one, at) => {
      const other = b[at]!
      return (
        one.edit === other.edit &&
        one.address === other.address &&
        one.message.zh === other.message.zh
      )
    })
  )
}

/** Findings by what they point at; lists that say the same as before stay the same object. */
function index(
  findings: readonly Finding[],
  keysOf: (finding: Finding) => readonly string[],
  before: ReadonlyMap<string, readonly Finding[]>,
): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>()
  for (const finding of findings) {
    for (const key of new Set(keysOf(finding))) {
      const list = found.get(key)
      if (list) list.push(finding)
      else found.set(key, [finding])
    }
  }
  const kept = new Map<string, readonly Finding[]>()
  for (const [key, list] of found) {
    const former = before.get(key)
    kept.set(key, same(list, former) ? former! : list)
  }
  return kept
}

const rowsOf = ({ cells }: Finding): string[] => cells.flatMap((cell) => rowOf(cell) ?? [])

/** Whether the cell that a finding points at first holds nothing yet. */
function isEmpty({ cells }: Finding, { rows, cells: values }: Pick<ReturnState, 'rows' | 'cells'>) {
  const cell = cells[0] ?? ''
  const [, key, field] = /^rows\.([^.]+)\.(.+)$/.exec(cell) ?? []
  if (!key) return cell.startsWith('cells.') && (values[cell.slice(6)] ?? '') === ''
  return (rows.find((row) => row.key === key)?.[field as RowField] ?? '') === ''
}

/** A return that is being filled in: its content, and what the edits say of it after each change. */
export function openReturnStore(
  form: SurveyVersion,
  context: EditContext,
  initial: ReturnContent,
  newKey: () => string,
  begun: FilledBy = 'grid',
): ReturnStore {
  const compiled = compileForm(form)
  let evaluator = openEvaluator(compiled, context, initial)
  const listeners = new Set<() => void>()
  const past: Past[] = []
  let source = begun
  const blank = (): ReturnRow => ({
    key: newKey(),
    flow: form.form.rows?.flows[0] ?? 'export',
    item: '',
    partner: '',
    mode: form.form.rows?.modes[0] ?? '1',
    currency: form.form.rows?.currencies[0] ?? 'USD',
    amount: '',
  })

  let state: ReturnState
  const told = (
    next: Pick<ReturnState, 'rows' | 'cells' | 'explanations' | 'nothingToReport'>,
    edits: number,
  ) => {
    const findings = evaluator.findings()
    const open = openFindings(findings, next.explanations)
    state = {
      ...next,
      computed: evaluator.computed(),
      findings,
      open,
      unfilled: new Set(open.filter((one) => one.severity === 'hard' && isEmpty(one, next))),
      byRow: index(findings, rowsOf, state?.byRow ?? new Map()),
      byCell: index(findings, (one) => one.cells, state?.byCell ?? new Map()),
      edits,
    }
    for (const listener of listeners) listener()
  }
  const change = (next: Partial<ReturnState>) => told({ ...state, ...next }, state.edits + 1)
  const putRows = (rows: readonly ReturnRow[]) => {
    const before = new Map(state.rows.map((row) => [row.key, row]))
    for (const row of rows) {
      if (before.get(row.key) !== row) evaluator.setRow(row)
      before.delete(row.key)
    }
    for (const key of before.keys()) evaluator.removeRow(key)
  }
  const setRows = (rows: readonly ReturnRow[]) => setAll(rows, state.cells)
  const setAll = (rows: readonly ReturnRow[], cells: ReturnState['cells']) => {
    putRows(rows)
    for (const key of new Set([...Object.keys(state.cells), ...Object.keys(cells)])) {
      const text = cells[key] ?? ''
      if (text !== (state.cells[key] ?? '')) evaluator.setCell(key, text)
    }
    change({ rows, cells })
  }
  const keep = (cells?: ReturnState['cells']) => {
    past.push({ rows: state.rows, source, ...(cells ? { cells } : {}) })
    if (past.length > steps) past.shift()
  }
  told(initial, 0)

  return {
    state: () => state,
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    setField: (key, field, value) => {
      const at = state.rows.findIndex((row) => row.key === key)
      const row = at < 0 ? { ...blank(), key } : state.rows[at]!
      if ((row[field] ?? '') === value) return
      keep()
      const rows = [...state.rows]
      rows[at < 0 ? rows.length : at] = { ...row, [field]: value }
      setRows(rows)
    },
    putBlock: (at, block) => {
      keep()
      const rows = [...state.rows]
      block.forEach((fields, index) => {
        rows[at + index] = { ...(rows[at + index] ?? blank()), ...fields }
      })
      setRows(rows)
    },
    replaceBy: ({ rows, cells, sections }) => {
      keep(state.cells)
      const left = Object.entries(state.cells).filter(
        ([key]) => !sections.includes(key.split('.')[0]!) || key.split('.').length < 3,
      )
      const read = Object.entries({ ...Object.fromEntries(left), ...cells })
      source = 'sheet'
      setAll(rows ?? state.rows, Object.fromEntries(read.filter(([, text]) => text !== '')))
    },
    removeRow: (key) => {
      keep()
      setRows(state.rows.filter((row) => row.key !== key))
    },
    setCell: (key, text) => {
      if ((state.cells[key] ?? '') === text) return
      evaluator.setCell(key, text)
      const { [key]: _, ...rest } = state.cells
      change({ cells: text === '' ? rest : { ...rest, [key]: text } })
    },
    putCells: (cells) => {
      keep(state.cells)
      const put = Object.entries({ ...state.cells, ...cells })
      setAll(state.rows, Object.fromEntries(put.filter(([, text]) => text !== '')))
    },
    explain: ({ edit, address }, text) => {
      const others = state.explanations.filter(
        (one) => one.edit !== edit || one.address !== address,
      )
      change({ explanations: text === '' ? others : [...others, { edit, address, text }] })
    },
    setNothingToReport: (chosen) => {
      evaluator.setNothingToReport(chosen)
      // Rows that only say what last period had are in nobody's way; figures are never dropped.
      if (chosen && state.rows.length > 0 && state.rows.every((row) => row.amount === '')) {
        keep()
        setRows([])
      }
      const typed = Object.keys(state.cells).filter((key) => {
        const cell = key.includes('.') ? findCell(form.form, key) : undefined
        return cell && !cell.prefill
      })
      const lines = Object.keys(state.cells).filter((key) => key.includes('.'))
      if (chosen && lines.length > 0 && typed.length === 0) {
        keep(state.cells)
        const left = Object.entries(state.cells).filter(([key]) => !key.includes('.'))
        setAll(state.rows, Object.fromEntries(left))
      }
      change({ nothingToReport: chosen })
    },
    undo: () => {
      const former = past.pop()
      if (!former) return
      source = former.source
      setAll(former.rows, former.cells ?? state.cells)
    },
    replace: (content) => {
      keep()
      evaluator = openEvaluator(compiled, context, content)
      change(content)
    },
    content: () => ({
      formVersion: form.version,
      nothingToReport: state.nothingToReport,
      rows: [...state.rows],
      cells: { ...state.cells },
      explanations: [...state.explanations],
    }),
    source: () => source,
  }
}
