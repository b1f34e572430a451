/** A figure written in the formula, or a parameter of its item. */
export type Constant = string | { readonly parameter: string }

export type Comparison = 'equals' | 'not' | 'at-least' | 'at-most' | 'above' | 'below'

/** `{ field: days-late, at-most: '0' }`; several hold together. */
export interface Condition {
  readonly field: string
  readonly is: Comparison
  readonly value: Constant
}

export interface OverRows {
  /** Collection of inputs. */
  readonly of: string
  readonly where?: readonly Condition[]
  /** Whether rows of a leading duty count more; as stated in the system. */
  readonly weight?: 'duty' | 'equal'
}

/**
 * 计算公式: a tree of one operation each. Pure and exact; there is nothing else it can say.
 * Inside `each` a `field` is that of the row.
 */
export type Formula =
  | { readonly number: string }
  | { readonly parameter: string }
  | { readonly field: string }
  /** A figure for each code of a field; `not-applicable` leaves the row out. */
  | {
      readonly choose: {
        readonly field: string
        readonly cases: Readonly<Record<string, Constant>>
      }
    }
  | { readonly sum: readonly Formula[] }
  | { readonly product: readonly Formula[] }
  | { readonly difference: readonly [Formula, Formula] }
  /** part ÷ whole; not applicable where the whole is nothing. */
  | { readonly ratio: { readonly part: Formula; readonly whole: Formula } }
  | { readonly limit: { readonly of: Formula; readonly from?: Constant; readonly to?: Constant } }
  /** 0 at `zero`, 1 at `full`, straight in between and level beyond. */
  | { readonly band: { readonly of: Formula; readonly zero: Constant; readonly full: Constant } }
  /** The first step whose `upTo` is not passed; `beyond` after the last. */
  | {
      readonly steps: {
        readonly of: Formula
        readonly table: readonly { readonly upTo: Constant; readonly gives: Constant }[]
        readonly beyond: Constant
      }
    }
  | { readonly count: OverRows }
  /** Part of the rows for which the conditions hold. */
  | { readonly share: OverRows }
  | { readonly mean: OverRows & { readonly each: Formula } }
  | { readonly total: OverRows & { readonly each: Formula } }

export const notApplicableCase = 'not-applicable'

export const operations = [
  'number',
  'parameter',
  'field',
  'choose',
  'sum',
  'product',
  'difference',
  'ratio',
  'limit',
  'band',
  'steps',
  'count',
  'share',
  'mean',
  'total',
] as const
export type Operation = (typeof operations)[number]
