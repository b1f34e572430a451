import { type Fraction, fractionOf, textOfFraction } from '../../../kernel/fraction.ts'
import { readFigure } from '../../collection/edits/book.ts'
import type { EditContext } from '../../collection/edits/context.ts'
import { checkReturn } from '../../collection/edits/verdict.ts'
import type { ReturnContent } from '../../collection/model/content.ts'
import type { Finding } from '../../collection/model/finding.ts'
import type { SurveyVersion } from '../../collection/model/survey.ts'
import { type Correction, localise } from './fellegi-holt.ts'
import { putIn, type Requirement, variable } from './linear.ts'
import type { SuggestionReason } from './reason.ts'
import { requirementOf } from './requirements.ts'
import { standsOf } from './stands.ts'
import { type Asked, keyOf, suspectsOf } from './suspects.ts'

export interface SuggestedChange {
  readonly cell: string
  readonly before: string
  readonly after: string
  readonly reason: SuggestionReason
}

/** 修改建议. */
export interface Suggested {
  readonly changes: readonly SuggestedChange[]
  /** Keys of findings that go with it. */
  readonly settles: readonly string[]
  /** Keys of findings to be put right or explained that stay. */
  readonly leaves: readonly string[]
}

/** Texts of the figures of a return by the address of their cell. */
const textsOf = ({ rows, cells }: ReturnContent): Map<string, string> =>
  new Map([
    ...rows.map((row) => [`rows.${row.key}.amount`, row.amount] as const),
    ...Object.entries(cells).map(([key, text]) => [`cells.${key}`, text] as const),
  ])

function figuresOf(content: ReturnContent): Map<string, Fraction> {
  const known = [...textsOf(content)].filter(([, text]) => readFigure(text))
  return new Map(known.map(([name, text]) => [name, fractionOf(text)]))
}

/** Suspects looked at together; more are no matter of one slip. */
const mostSuspects = 24

/** The return with the corrections in it. */
function corrected(content: ReturnContent, changes: readonly SuggestedChange[]): ReturnContent {
  const of = new Map(changes.map((one) => [one.cell, one.after]))
  return {
    ...content,
    rows: content.rows.map((row) => ({
      ...row,
      amount: of.get(`rows.${row.key}.amount`) ?? row.amount,
    })),
    cells: Object.fromEntries(
      Object.entries(content.cells).map(([key, text]) => [key, of.get(`cells.${key}`) ?? text]),
    ),
  }
}

const asks = (one: Finding): boolean => one.severity !== 'info'

/** What must hold, as far as the suspects can bring it about and the other figures allow it. */
function requirementsOf(
  { version, context, content }: Asked,
  names: ReadonlySet<string>,
  others: ReadonlyMap<string, Fraction>,
): Requirement[] {
  return standsOf(version, context, content).flatMap(({ edit, standing }) => {
    if (edit.edit.severity === 'info') return []
    const requirement = requirementOf(edit.edit.when, standing)
    const reaches = requirement?.some((list) =>
      list.some(({ of }) => [...of.terms.keys()].some((name) => names.has(name))),
    )
    return (reaches && putIn([requirement!], others)) || []
  })
}

const notBelowZero = (name: string): Requirement => [
  [{ of: variable(name, { n: -1n, d: 1n }), how: 'at-most' }],
]

function tell(
  asked: Asked,
  before: readonly Finding[],
  found: readonly Correction[],
): Suggested | undefined {
  const { version, context, content } = asked
  const textOf = textsOf(content)
  const changes = found.map(({ name, value, reason }) => {
    const text = textOf.get(name)!
    const places = Math.max(text.split('.')[1]?.length ?? 0, placesOf(value))
    return { cell: name, before: text, after: textOfFraction(value, places), reason }
  })
  const after = checkReturn(version, context, corrected(content, changes)).findings.filter(asks)
  const was = new Set(before.map(keyOf))
  const left = new Set(after.map(keyOf))
  // The evaluator has the last word: what would find something new, or leaves what must not stay, is no proposal.
  if (after.some((one) => one.severity === 'hard' || !was.has(keyOf(one)))) return undefined
  const settles = [...was].filter((key) => !left.has(key))
  return { changes, settles, leaves: [...left] }
}

function placesOf(value: Fraction): number {
  let places = 0
  while (places < 6 && (value.n * 10n ** BigInt(places)) % value.d !== 0n) places += 1
  return places
}

/**
 * The least change with which the edits find nothing more of what figures decide. Where only
 * explanations are owed, a correction is proposed only if a slip accounts for it: growth is no error.
 */
export function suggestCorrection(
  version: SurveyVersion,
  context: EditContext,
  content: ReturnContent,
): Suggested | undefined {
  const asked = { version, context, content }
  const findings = checkReturn(version, context, content).findings.filter(asks)
  if (findings.length === 0) return undefined
  const suspects = suspectsOf(asked, findings)
  if (suspects.length === 0 || suspects.length > mostSuspects) return undefined
  const names = new Set(suspects.map((one) => one.name))
  const others = new Map([...figuresOf(content)].filter(([name]) => !names.has(name)))
  const requirements = [
    ...requirementsOf(asked, names, others),
    ...suspects.filter((one) => one.reported.n >= 0n).map((one) => notBelowZero(one.name)),
  ]
  const corrections = localise(suspects, requirements)
  if (!corrections || corrections.length === 0) return undefined
  const must = findings.some((one) => one.severity === 'hard')
  const slip = corrections.every(({ reason }) => reason !== 'expected' && reason !== 'nearest')
  if (!must && !slip) return undefined
  return tell(asked, findings, corrections)
}
