import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileForm } from '../../../src/statistics/collection/edits/compile.ts'
import type { EditContext } from '../../../src/statistics/collection/edits/context.ts'
import {
  type Evaluator,
  openEvaluator,
} from '../../../src/statistics/collection/edits/evaluator.ts'
import type { ReturnContent, ReturnRow } from '../../../src/statistics/collection/model/content.ts'
import type { SurveyVersion } from '../../../src/statistics/collection/model/survey.ts'
import { content, context, past, rates, row } from './make.ts'
import { readSurveys } from './read-surveys.ts'

const versions = readSurveys().map((survey) => survey.versions[0]!)
const forms = new Map(versions.map((version) => [version, compileForm(version)]))

const pick = (...values: string[]) => fc.constantFrom(...values)
/** Mostly what a form takes, now and then whatever comes. */
const value = (usual: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: fc.string({ maxLength: 8 }) })
const amount = value(
  fc.oneof(
    pick('0', '1', '20000', '100000', '5000000.5', '60000000', '-3', ''),
    fc.nat().map(String),
  ),
)

const rowOf = fc.record({
  key: pick('a', 'b', 'c', 'd', 'e', 'f'),
  flow: value(pick('export', 'import', '')),
  item: value(pick('SI21', 'SI22', 'SDB3', 'SB', 'SE1', 'SI2', '')),
  partner: value(pick('US', 'JP', 'HK', 'CN', '')),
  mode: value(pick('1', '2', '4', '')),
  currency: value(pick('USD', 'CNY', 'JPY', 'GBP', '')),
  amount,
  contract: value(pick('', 'W-1', 'W-2')),
}) as fc.Arbitrary<ReturnRow>

const cellKeys = (version: SurveyVersion): string[] => [
  'unknown',
  'a.b.c.d',
  ...version.form.sections.flatMap((section) =>
    section.cells.flatMap((cell) =>
      section.repeats
        ? ['x', 'y'].map((line) => `${section.id}.${line}.${cell.code}`)
        : [cell.code],
    ),
  ),
]

type Step =
  | { do: 'row'; row: ReturnRow }
  | { do: 'remove'; key: string }
  | { do: 'cell'; key: string; text: string }
  | { do: 'zero'; chosen: boolean }

const stepOf = (version: SurveyVersion): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 6, arbitrary: rowOf.map((one) => ({ do: 'row' as const, row: one })) },
    { weight: 1, arbitrary: pick('a', 'b', 'c').map((key) => ({ do: 'remove' as const, key })) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(pick(...cellKeys(version)), fc.oneof(amount, pick('', 'yes', 'active', 'DE', 'SI2')))
        .map(([key, text]) => ({ do: 'cell' as const, key, text })),
    },
    { weight: 1, arbitrary: fc.boolean().map((chosen) => ({ do: 'zero' as const, chosen })) },
  )

/** The step on plain data, as a draft is saved. */
function change(given: ReturnContent, step: Step): ReturnContent {
  if (step.do === 'zero') return { ...given, nothingToReport: step.chosen }
  if (step.do === 'cell') return { ...given, cells: { ...given.cells, [step.key]: step.text } }
  if (step.do === 'remove') {
    return { ...given, rows: given.rows.filter((one) => one.key !== step.key) }
  }
  const known = given.rows.some((one) => one.key === step.row.key)
  const rows = known
    ? given.rows.map((one) => (one.key === step.row.key ? step.row : one))
    : [...given.rows, step.row]
  return { ...given, rows }
}

function type(evaluator: Evaluator, step: Step): void {
  if (step.do === 'row') evaluator.setRow(step.row)
  else if (step.do === 'remove') evaluator.removeRow(step.key)
  else if (step.do === 'cell') evaluator.setCell(step.key, step.text)
  else evaluator.setNothingToReport(step.chosen)
}

const told = (one: Evaluator) => ({
  findings: one.findings(),
  undecided: one.undecided(),
  computed: one.computed(),
})

const contexts: fc.Arbitrary<EditContext> = fc
  .record({
    lastPeriod: fc.option(fc.uniqueArray(rowOf, { selector: (one) => one.key }), {
      nil: undefined,
    }),
    register: fc.constantFrom<EditContext['register'][]>(
      {},
      {
        items: ['SI'],
        partners: ['US'],
        servicesTrade: '1000',
        employees: '2',
        affiliatesAbroad: true,
      },
    ),
    contracts: fc.constantFrom(
      undefined,
      {},
      { 'W-1': { partner: 'US', value: '100', executed: '90', endsOn: '2015-01-31' } },
    ),
  })
  .map(({ lastPeriod, register, contracts }) =>
    context({
      register,
      contracts,
      lastPeriod:
        lastPeriod && past(lastPeriod, { revenue: '5000', employees: '90', turnover: '700' }),
      lastYear: past([row('z', { amount: '3' })]),
    }),
  )

test.each(versions.map((version) => [version.edits[0]!.code, version] as const))(
  'typing step by step tells what a whole return tells, so browser and server agree (%s)',
  (_, version) => {
    const form = forms.get(version)!
    fc.assert(
      fc.property(contexts, fc.array(stepOf(version), { maxLength: 40 }), (given, steps) => {
        let draft = content([])
        const evaluator = openEvaluator(form, given, draft)
        for (const step of steps) {
          type(evaluator, step)
          draft = change(draft, step)
        }
        expect(told(evaluator)).toEqual(told(openEvaluator(form, given, draft)))
      }),
      { numRuns: 150 },
    )
  },
)

test('no content whatever brings the edits down', () => {
  const text = fc.string({ maxLength: 30, unit: 'binary' })
  const anyRow = fc.record({
    key: text,
    flow: text,
    item: text,
    partner: text,
    mode: text,
    currency: fc.oneof(text, pick('__proto__', 'constructor', 'USD')),
    amount: fc.oneof(text, pick('1e9', 'NaN', '٣', '1'.repeat(40), '0x10', ' 5')),
    contract: fc.oneof(text, pick('__proto__', 'toString')),
  })
  fc.assert(
    fc.property(
      fc.array(anyRow, { maxLength: 20 }),
      fc.dictionary(fc.oneof(text, pick('__proto__', 'stays.__proto__.days', '..', 'a.b.c')), text),
      (rows, cells) => {
        for (const form of forms.values()) {
          const given = context({
            rates: { ...rates },
            contracts: {},
            lastPeriod: past(rows, cells),
          })
          const evaluator = openEvaluator(form, given, content(rows, { cells }))
          for (const found of evaluator.findings()) expect(found.message.en).not.toBe('')
        }
      },
    ),
    { numRuns: 200 },
  )
})
