import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  fractionOf,
  multiplyFractions,
  one,
  shortTextOf,
  signOf,
  subtractFractions,
  zero,
} from '../../../kernel/fraction.ts'
import {
  type Condition,
  type Constant,
  type Formula,
  notApplicableCase,
  type OverRows,
} from '../../model/assessment/formula.ts'
import {
  type CollectionName,
  type DepartmentInputs,
  findCollection,
  type InputRow,
} from '../../model/assessment/inputs.ts'
import type { FormulaTrace, StepResult } from '../../model/assessment/result.ts'

/** What a formula gives: a number, nothing to judge, or the names of what is missing. */
export type Outcome =
  | { readonly state: 'value'; readonly value: Fraction }
  | { readonly state: 'not-applicable' }
  | { readonly state: 'unknown'; readonly missing: readonly string[] }

export interface Evaluated {
  readonly outcome: Outcome
  readonly trace: FormulaTrace
}

export interface Given {
  readonly inputs: DepartmentInputs
  readonly parameters: ReadonlyMap<string, string>
  readonly duties: { readonly lead: string; readonly cooperating: string }
}

interface Scope extends Given {
  readonly row?: InputRow
  readonly collection?: string
}

type Values = Readonly<Record<string, string>>

const notApplicable: Outcome = { state: 'not-applicable' }
const value = (of: Fraction): Outcome => ({ state: 'value', value: of })

/** A number for people: at most six places; `exact` where that hides something. */
export function textsOf(of: Fraction): { value: string; exact?: string } {
  const text = shortTextOf(of, 6)
  if (compareFractions(fractionOf(text), of) === 0) return { value: text }
  return { value: text, exact: `${of.n}/${of.d}` }
}

function resultOf(outcome: Outcome): StepResult {
  if (outcome.state === 'value') return { state: 'value', ...textsOf(outcome.value) }
  if (outcome.state === 'unknown') return { state: 'unknown', missing: [...outcome.missing] }
  return { state: 'not-applicable' }
}

const done = (
  op: FormulaTrace['op'],
  outcome: Outcome,
  values: Values = {},
  parts: readonly FormulaTrace[] = [],
): Evaluated => ({ outcome, trace: { op, values, result: resultOf(outcome), parts } })

function constant(of: Constant, scope: Given): string {
  if (typeof of === 'string') return of
  const found = scope.parameters.get(of.parameter)
  if (found === undefined) throw new Error(`No parameter ${of.parameter}`)
  return found
}

/** Missing inputs outweigh what is not applicable: nobody knows yet whether it is. */
function together(parts: readonly Evaluated[], of: (values: Fraction[]) => Outcome): Outcome {
  const missing = parts.flatMap(({ outcome }) =>
    outcome.state === 'unknown' ? outcome.missing : [],
  )
  if (missing.length > 0) return { state: 'unknown', missing: [...new Set(missing)] }
  const values: Fraction[] = []
  for (const { outcome } of parts) {
    if (outcome.state !== 'value') return notApplicable
    values.push(outcome.value)
  }
  return of(values)
}

const tracesOf = (parts: readonly Evaluated[]): FormulaTrace[] => parts.map((part) => part.trace)

function several(op: 'sum' | 'product', list: readonly Formula[], scope: Scope): Evaluated {
  const parts = list.map((part) => evaluate(part, scope))
  const outcome = together(parts, (values) =>
    value(op === 'sum' ? values.reduce(addFractions, zero) : values.reduce(multiplyFractions, one)),
  )
  return done(op, outcome, {}, tracesOf(parts))
}

const smaller = (a: Fraction, b: Fraction): Fraction => (compareFractions(a, b) <= 0 ? a : b)
const larger = (a: Fraction, b: Fraction): Fraction => (compareFractions(a, b) >= 0 ? a : b)

function rowInput(scope: Scope, field: string): { text: string | null; missing: string } {
  const row = scope.row!
  return { text: row.values[field] ?? null, missing: `${scope.collection}/${row.id}.${field}` }
}

/** Whether a row meets the conditions; the names of what is missing where that decides. */
function holds(conditions: readonly Condition[], scope: Scope): boolean | readonly string[] {
  const missing: string[] = []
  for (const { field, is, value: wanted } of conditions) {
    const { text, missing: name } = rowInput(scope, field)
    if (text === null) {
      missing.push(name)
      continue
    }
    if (text === notApplicableCase) return false
    const isCode = findCollection(scope.collection!)?.fields[field]?.kind === 'code'
    const order = isCode
      ? text === wanted
        ? 0
        : 1
      : compareFractions(fractionOf(text), fractionOf(constant(wanted, scope)))
    const answer = {
      equals: order === 0,
      not: order !== 0,
      'at-least': order >= 0,
      'at-most': order <= 0,
      above: order > 0,
      below: order < 0,
    }[is]
    if (!answer) return false
  }
  return missing.length > 0 ? missing : true
}

const weightOf = (row: InputRow, over: OverRows, scope: Given): Fraction =>
  over.weight === 'duty' && row.duty ? fractionOf(scope.duties[row.duty]) : one

/** Rows of a collection; undefined where the platform could not know them. */
function rowsOf(over: OverRows, scope: Scope): readonly InputRow[] | undefined {
  return scope.inputs.collections[over.of as CollectionName] ?? undefined
}

const collectionAway = (op: 'count' | 'share' | 'mean' | 'total', over: OverRows): Evaluated =>
  done(op, { state: 'unknown', missing: [over.of] }, { of: over.of })

interface Row {
  readonly row: InputRow
  readonly weight: Fraction
  readonly part: Evaluated
}

const rowTrace = ({ row, weight, part }: Row, of: string): FormulaTrace => ({
  op: 'row',
  values: { of, row: row.id, weight: textsOf(weight).value },
  result: part.trace.result,
  parts: part.trace.op === 'condition' ? [] : [part.trace],
})

/** `count` and `share`: each row gives 1 or 0. */
function countRows(op: 'count' | 'share', over: OverRows, scope: Scope): Evaluated {
  const rows = rowsOf(over, scope)
  if (!rows) return collectionAway(op, over)
  const judged = rows.map((row): Row => {
    const inside = { ...scope, row, collection: over.of }
    const met = holds(over.where ?? [], inside)
    const outcome: Outcome =
      typeof met === 'boolean' ? value(met ? one : zero) : { state: 'unknown', missing: met }
    return { row, weight: weightOf(row, over, scope), part: done('condition', outcome) }
  })
  const parts = judged.map((one) => rowTrace(one, over.of))
  const given = { of: over.of, rows: String(rows.length) }
  const outcome = together(
    judged.map((one) => one.part),
    (values) => {
      const met = values.reduce(
        (sum, part, index) => addFractions(sum, multiplyFractions(part, judged[index]!.weight)),
        zero,
      )
      if (op === 'count') return value(met)
      const all = judged.reduce((sum, row) => addFractions(sum, row.weight), zero)
      return signOf(all) === 0 ? notApplicable : value(divideFractions(met, all))
    },
  )
  return done(op, outcome, given, parts)
}

/** `mean` and `total` over rows; a row that is not applicable is left out. */
function overRows(
  op: 'mean' | 'total',
  over: OverRows & { readonly each: Formula },
  scope: Scope,
): Evaluated {
  const rows = rowsOf(over, scope)
  if (!rows) return collectionAway(op, over)
  const missing: string[] = []
  const judged = rows.flatMap((row): Row[] => {
    const inside = { ...scope, row, collection: over.of }
    const met = holds(over.where ?? [], inside)
    if (met === false) return []
    if (met !== true) missing.push(...met)
    return [{ row, weight: weightOf(row, over, scope), part: evaluate(over.each, inside) }]
  })
  const parts = judged.map((one) => rowTrace(one, over.of))
  const counted = judged.filter(({ part }) => part.outcome.state !== 'not-applicable')
  const given = { of: over.of, rows: String(counted.length) }
  if (missing.length > 0) {
    return done(op, { state: 'unknown', missing: [...new Set(missing)] }, given, parts)
  }
  const outcome = together(
    counted.map((one) => one.part),
    (values) => {
      const sum = values.reduce(
        (total, part, index) =>
          addFractions(total, multiplyFractions(part, counted[index]!.weight)),
        zero,
      )
      if (op === 'total') return value(sum)
      const all = counted.reduce((total, row) => addFractions(total, row.weight), zero)
      return signOf(all) === 0 ? notApplicable : value(divideFractions(sum, all))
    },
  )
  return done(op, outcome, given, parts)
}

function withOne(
  op: 'limit' | 'band' | 'steps',
  of: Formula,
  values: Values,
  scope: Scope,
  give: (x: Fraction) => Fraction,
): Evaluated {
  const part = evaluate(of, scope)
  return done(
    op,
    together([part], ([x]) => value(give(x!))),
    values,
    [part.trace],
  )
}

/**
 * The outcome of a checked formula with everything it rests on. Exact throughout.
 * @throws Error for what `checkFormula` would have refused
 */
export function evaluate(formula: Formula, scope: Scope): Evaluated {
  if ('number' in formula) return done('number', value(fractionOf(formula.number)))
  if ('parameter' in formula) {
    const text = constant(formula, scope)
    return done('parameter', value(fractionOf(text)), { parameter: formula.parameter })
  }
  if ('field' in formula) {
    const { text, missing } = rowInput(scope, formula.field)
    const outcome: Outcome =
      text === null
        ? { state: 'unknown', missing: [missing] }
        : text === notApplicableCase
          ? notApplicable
          : value(fractionOf(text))
    return done('field', outcome, { of: scope.collection!, field: formula.field })
  }
  if ('choose' in formula) {
    const { field, cases } = formula.choose
    const { text, missing } = rowInput(scope, field)
    const given = { of: scope.collection!, field, ...(text === null ? {} : { code: text }) }
    if (text === null) return done('choose', { state: 'unknown', missing: [missing] }, given)
    const chosen = cases[text]
    if (chosen === undefined) throw new Error(`No case for ${field} ${text}`)
    if (chosen === notApplicableCase) return done('choose', notApplicable, given)
    return done('choose', value(fractionOf(constant(chosen, scope))), given)
  }
  if ('sum' in formula) return several('sum', formula.sum, scope)
  if ('product' in formula) return several('product', formula.product, scope)
  if ('difference' in formula) {
    const parts = formula.difference.map((part) => evaluate(part, scope))
    const outcome = together(parts, ([a, b]) => value(subtractFractions(a!, b!)))
    return done('difference', outcome, {}, tracesOf(parts))
  }
  if ('ratio' in formula) {
    const parts = [evaluate(formula.ratio.part, scope), evaluate(formula.ratio.whole, scope)]
    const outcome = together(parts, ([part, whole]) =>
      signOf(whole!) === 0 ? notApplicable : value(divideFractions(part!, whole!)),
    )
    return done('ratio', outcome, {}, tracesOf(parts))
  }
  if ('limit' in formula) {
    const from = formula.limit.from === undefined ? undefined : constant(formula.limit.from, scope)
    const to = formula.limit.to === undefined ? undefined : constant(formula.limit.to, scope)
    const values = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
    return withOne('limit', formula.limit.of, values, scope, (x) => {
      const above = from === undefined ? x : larger(x, fractionOf(from))
      return to === undefined ? above : smaller(above, fractionOf(to))
    })
  }
  if ('band' in formula) {
    const values = {
      zero: constant(formula.band.zero, scope),
      full: constant(formula.band.full, scope),
    }
    const [low, high] = [fractionOf(values.zero), fractionOf(values.full)]
    return withOne('band', formula.band.of, values, scope, (x) =>
      shareWithin(divideFractions(subtractFractions(x, low), subtractFractions(high, low))),
    )
  }
  if ('steps' in formula) {
    const { of, table, beyond } = formula.steps
    const steps = table.map(({ upTo, gives }) => [constant(upTo, scope), constant(gives, scope)])
    const last = constant(beyond, scope)
    const values = { steps: steps.map((step) => step.join(':')).join(' '), beyond: last }
    return withOne('steps', of, values, scope, (x) => {
      const step = steps.find(([upTo]) => compareFractions(x, fractionOf(upTo!)) <= 0)
      return fractionOf(step?.[1] ?? last)
    })
  }
  if ('count' in formula) return countRows('count', formula.count, scope)
  if ('share' in formula) return countRows('share', formula.share, scope)
  if ('mean' in formula) return overRows('mean', formula.mean, scope)
  return overRows('total', formula.total, scope)
}

/** Between nothing and the whole. */
export const shareWithin = (x: Fraction): Fraction => smaller(larger(x, zero), one)

/** A fraction as `textsOf` wrote it. */
export function fractionOfTexts({
  value: text,
  exact,
}: {
  value: string
  exact?: string
}): Fraction {
  if (exact === undefined) return fractionOf(text)
  const [n, d] = exact.split('/')
  return fraction(BigInt(n!), BigInt(d!))
}
