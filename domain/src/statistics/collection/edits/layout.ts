import type { Edit, GroupField } from '../model/edit.ts'
import type { NumberOf, RowFilter } from '../model/expression.ts'
import type { Cell, Form, Section } from '../model/form.ts'
import type { Parameter, SurveyVersion } from '../model/survey.ts'
import { cellsNamed, partsOfExpression } from '../rules/check/walk.ts'
import { type FieldMask, maskOf } from './group-keys.ts'
import { compileFilter, type RowTest } from './row-filter.ts'

/** A sum or count over rows that is kept up to date row by row. */
export interface Total {
  readonly what: 'sum' | 'count'
  readonly where: RowFilter | undefined
  /** The filter as a function. */
  readonly means: RowTest
}

/** Rows alike in some fields, with the totals that edits ask of each group. */
export interface Grouping {
  readonly by: readonly GroupField[]
  readonly mask: FieldMask
  readonly totals: readonly Total[]
}

type Open = Grouping & { readonly totals: Total[] }

/** What a change must touch for an edit to be looked at again. */
interface Reach {
  /** Any row at all, for it asks for totals over all rows. */
  readonly anyRow: boolean
  /** Keys of fixed cells, and ids of sections whose lines it adds up. */
  readonly cells: ReadonlySet<string>
  readonly zeroReport: boolean
}

export interface LaidOutEdit {
  readonly edit: Edit
  readonly at: number
  /** Index of its grouping, for the scope group. */
  readonly grouping: number | undefined
  readonly reach: Reach
  /** Says nothing of what has no contract. */
  readonly ofContract: boolean
}

/** A form and its edits, with what each needs to be kept up to date. */
export interface Layout {
  readonly form: Form
  readonly parameters: readonly Parameter[]
  readonly edits: readonly LaidOutEdit[]
  readonly totals: readonly Total[]
  readonly groupings: readonly Grouping[]
  /** Place of each sum and count among the totals of all rows, or of its grouping. */
  readonly placeOf: ReadonlyMap<NumberOf, number>
  readonly computed: ReadonlyMap<string, NumberOf>
  /** Fixed cells by code. */
  readonly cells: ReadonlyMap<string, Cell>
  readonly lineSections: ReadonlyMap<string, Section>
}

/** Stands for the number of rows of a group, where others have a place among its totals. */
export const placeOfSize = -1

function placeIn(totals: Total[], total: Total): number {
  const text = JSON.stringify(total)
  const found = totals.findIndex((one) => JSON.stringify(one) === text)
  return found >= 0 ? found : totals.push(total) - 1
}

/** Every cell that decides the value of `codes`: computed cells stand for what they rest on. */
function restOn(codes: readonly string[], computed: ReadonlyMap<string, NumberOf>): Set<string> {
  const all = new Set<string>()
  const open = [...codes]
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    if (all.has(code)) continue
    all.add(code)
    const formula = computed.get(code)
    if (!formula) continue
    open.push(...cellsNamed(formula))
    for (const [part] of partsOfExpression(formula)) {
      const section = part.sumLines ?? part.countLines
      if (typeof section === 'string') all.add(section)
    }
  }
  return all
}

export function layOut(version: SurveyVersion): Layout {
  const { form, parameters } = version
  const fixed = form.sections.filter((one) => !one.repeats).flatMap((one) => one.cells)
  const computed = new Map(fixed.flatMap((one) => (one.computed ? [[one.code, one.computed]] : [])))
  const totals: Total[] = []
  const groupings: Open[] = []
  const placeOf = new Map<NumberOf, number>()
  const totalsOfRows = (part: unknown, own: Total[] | undefined): boolean => {
    let anyRow = false
    for (const [one] of partsOfExpression(part)) {
      const what = 'sum' in one ? 'sum' : 'count' in one ? 'count' : undefined
      if (!what) continue
      const where = one.where as RowFilter | undefined
      const ofGroup = one[what] === 'group' && own !== undefined
      if (!ofGroup) anyRow = true
      // A group knows how many rows it has.
      if (ofGroup && what === 'count' && !where) {
        placeOf.set(one as NumberOf, placeOfSize)
        continue
      }
      const total: Total = { what, where, means: compileFilter(where) }
      placeOf.set(one as NumberOf, placeIn(ofGroup ? own : totals, total))
    }
    return anyRow
  }
  for (const formula of computed.values()) totalsOfRows(formula, undefined)
  const ofRows = new Set(
    [...computed].filter(([, formula]) => totalsOfRows(formula, undefined)).map(([code]) => code),
  )
  const edits = version.edits.map((edit, at): LaidOutEdit => {
    const grouping = edit.by && groupingFor(groupings, edit.by)
    const parts = { when: edit.when, figures: edit.figures }
    const named = [...partsOfExpression(parts)].map(([one]) => one)
    const sections = named.flatMap((one) => (one.sumLines ?? one.countLines ?? []) as string[])
    const cells = restOn(cellsNamed(parts as never), computed)
    for (const section of sections) cells.add(section)
    const anyRow = totalsOfRows(
      parts,
      grouping === undefined ? undefined : groupings[grouping]!.totals,
    )
    return {
      edit,
      at,
      grouping,
      reach: {
        anyRow: anyRow || [...cells].some((code) => ofRows.has(code)),
        cells,
        zeroReport: named.some((one) => 'nothingToReport' in one),
      },
      ofContract: named.some((one) =>
        ['contract', 'contractKnown', 'contractMatches', 'daysAfterContract'].some(
          (key) => key in one,
        ),
      ),
    }
  })
  return {
    form,
    parameters,
    edits,
    totals,
    groupings,
    placeOf,
    computed,
    cells: new Map(fixed.map((one) => [one.code, one])),
    lineSections: new Map(form.sections.flatMap((one) => (one.repeats ? [[one.id, one]] : []))),
  }
}

function groupingFor(groupings: Open[], by: readonly GroupField[]): number {
  const text = by.join(' ')
  const found = groupings.findIndex((one) => one.by.join(' ') === text)
  return found >= 0 ? found : groupings.push({ by, mask: maskOf(by), totals: [] }) - 1
}
