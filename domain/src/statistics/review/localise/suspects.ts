import { findCurrency } from '../../../kernel/codes/currencies.ts'
import { type Fraction, fractionOf } from '../../../kernel/fraction.ts'
import { readFigure } from '../../collection/edits/book.ts'
import type { EditContext } from '../../collection/edits/context.ts'
import type { ReturnContent, ReturnRow } from '../../collection/model/content.ts'
import type { Finding } from '../../collection/model/finding.ts'
import type { SurveyVersion } from '../../collection/model/survey.ts'
import { explainer } from '../../collection/rules/explained.ts'
import type { Suspect } from './fellegi-holt.ts'
import { isNear, slipsOf } from './slips.ts'

export const keyOf = ({ edit, address }: Finding): string => `${edit} ${address}`

const businessOf = ({ flow, item, partner, mode, currency }: ReturnRow): string =>
  [flow, item, partner, mode, currency].join('|')

/** The same business of the last period, else of the same one of last year. */
function expectedOfRow(
  row: ReturnRow,
  { lastPeriod, lastYear }: EditContext,
): Fraction | undefined {
  for (const past of [lastPeriod, lastYear]) {
    const same = past?.content.rows.filter((one) => businessOf(one) === businessOf(row)) ?? []
    const [first] = same
    if (first && same.length === 1 && readFigure(first.amount)) return fractionOf(first.amount)
  }
  return undefined
}

/** Weights: a figure that looks like a slip is the least reliable, one that was explained the most. */
const weights = { slip: 1, plain: 2, explained: 3 } as const

function suspectOf(
  name: string,
  text: string,
  of: {
    readonly expected: Fraction | undefined
    readonly places: number
    readonly explained: boolean
  },
): Suspect {
  const reported = fractionOf(text)
  const { expected, places, explained } = of
  const slips = expected ? slipsOf(reported, expected, places) : []
  const slip =
    !isNear(reported, expected ?? reported) && slips.some((one) => isNear(one.value, expected!))
  const weight = slip ? weights.slip : explained ? weights.explained : weights.plain
  return { name, reported, expected, places, weight }
}

export interface Asked {
  readonly version: SurveyVersion
  readonly context: EditContext
  readonly content: ReturnContent
}

/** Figures at which something was found. */
export function suspectsOf(
  { version, context, content }: Asked,
  findings: readonly Finding[],
): Suspect[] {
  const shown = new Set(findings.flatMap((one) => one.cells))
  const said = explainer(content.explanations)
  const explained = (cell: string): boolean =>
    findings.some((one) => one.cells.includes(cell) && said(one) !== undefined)
  const touched = (row: ReturnRow): boolean =>
    findings.some((one) => one.cells.some((cell) => cell.startsWith(`rows.${row.key}.`)))
  const rows = content.rows.flatMap((row): Suspect[] => {
    if (!touched(row) || !readFigure(row.amount)) return []
    const name = `rows.${row.key}.amount`
    const places = findCurrency(row.currency)?.places ?? 2
    const expected = expectedOfRow(row, context)
    return [suspectOf(name, row.amount, { expected, places, explained: explained(name) })]
  })
  const computed = new Set(
    version.form.sections.flatMap((one) =>
      one.cells.flatMap((cell) => (cell.computed ? [cell.code] : [])),
    ),
  )
  const placesOf = new Map(
    version.form.sections.flatMap((one) => one.cells.map((cell) => [cell.code, cell.places ?? 0])),
  )
  const cells = Object.entries(content.cells).flatMap(([key, text]): Suspect[] => {
    const name = `cells.${key}`
    if (!shown.has(name) || !readFigure(text) || computed.has(key)) return []
    const past = context.lastPeriod?.content.cells[key] ?? context.lastYear?.content.cells[key]
    const expected = past !== undefined && readFigure(past) ? fractionOf(past) : undefined
    const places = placesOf.get(key.split('.').at(-1)!) ?? 0
    return [suspectOf(name, text, { expected, places, explained: explained(name) })]
  })
  return [...rows, ...cells]
}
