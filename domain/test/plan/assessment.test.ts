/// <reference types="node" />
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { canonicalJson } from '../../src/kernel/canonical-json.ts'
import { addFractions, compareFractions, fractionOf, zero } from '../../src/kernel/fraction.ts'
import type { Formula } from '../../src/plan/model/assessment/formula.ts'
import type { DepartmentInputs } from '../../src/plan/model/assessment/inputs.ts'
import { itemsOf } from '../../src/plan/model/assessment/system.ts'
import { checkFormula } from '../../src/plan/rules/assessment/check-formula.ts'
import { checkSystem } from '../../src/plan/rules/assessment/check-system.ts'
import { evaluate } from '../../src/plan/rules/assessment/evaluate.ts'
import { rankDepartments } from '../../src/plan/rules/assessment/ranking.ts'
import {
  effectiveWeights,
  judgeItems,
  scoreDepartment,
} from '../../src/plan/rules/assessment/score.ts'
import {
  compareRankings,
  judgeAll,
  moveWeight,
  rankJudged,
  sensitivityOf,
} from '../../src/plan/rules/assessment/what-if.ts'
import { formulaText } from '../../src/plan/words/formula.ts'
import { readWuhan } from './read-pack.ts'

const system = readWuhan().assessment
const collectionsOf = Object.fromEntries(
  [
    'tasks',
    'reports',
    'contributions',
    'evidence',
    'questions',
    'decisions',
    'targets',
    'projects',
  ].map((name) => [name, []]),
)
const label = { zh: '行', en: 'row' }

interface Case {
  readonly name: string
  readonly formula: Formula
  readonly rows: Record<string, { id: string }[] | null>
  readonly gives: string
}
const cases = parse(
  readFileSync(new URL('./assessment.cases.yaml', import.meta.url), 'utf8'),
) as Case[]

const inputsOf = (rows: Case['rows']): DepartmentInputs => ({
  department: 'd',
  class: 'leading',
  collections: Object.fromEntries(
    Object.entries(rows).map(([name, list]) => [
      name,
      list?.map((row) => ({ label, ...row })) ?? null,
    ]),
  ) as DepartmentInputs['collections'],
})
const said = (formula: Formula, inputs: DepartmentInputs): string => {
  const { outcome } = evaluate(formula, { inputs, parameters: new Map(), duties: system.duties })
  if (outcome.state === 'value') return `${outcome.value.n}/${outcome.value.d}`
  return outcome.state === 'unknown' ? `unknown ${outcome.missing.join(' ')}` : outcome.state
}

describe('formulas', () => {
  test.each(cases)('$name', ({ formula, rows, gives }) => {
    expect(checkFormula(formula, [])).toEqual([])
    expect(said(formula, inputsOf(rows))).toBe(gives)
    const { zh, en } = formulaText(formula, { item: { parameters: [] } })
    expect(zh).not.toBe('')
    expect(en).not.toBe('')
  })

  test('what is no formula is refused with its place, and nothing in it is run', () => {
    const places = (formula: unknown) =>
      checkFormula(formula, []).map((one) => one.pointer.join('.'))
    expect(places({ eval: 'process.exit()' })).toEqual([''])
    expect(places({ mean: { of: 'tusks', each: { number: '1' } } })).toEqual(['mean.of'])
    expect(places({ field: 'light' })).toEqual(['field'])
    expect(places({ mean: { of: 'tasks', each: { field: 'light' } } })).toEqual(['mean.each.field'])
    expect(places({ number: '1e5' })).toEqual(['number'])
    expect(places({ mean: { of: 'constructor', each: { number: '1' } } })).toEqual(['mean.of'])
    let deep: unknown = { number: '1' }
    for (let n = 0; n < 20; n += 1) deep = { limit: { of: deep, to: '1' } }
    expect(places(deep).length).toBe(1)
  })
})

const late = fc.integer({ min: 0, max: 40 })
const days = fc.integer({ min: 0, max: 92 })
const anInputs: fc.Arbitrary<DepartmentInputs> = fc
  .record({
    tasks: fc.array(
      fc.record({
        duty: fc.constantFrom('lead' as const, 'cooperating' as const),
        values: fc
          .tuple(
            fc.constantFrom('grey', 'green', 'yellow', 'red', 'blue'),
            days,
            days,
            days,
            fc.integer({ min: 0, max: 3 }),
          )
          .map(([light, green, yellow, red, disagreements]) => ({
            light,
            'days-blue': '0',
            'days-green': `${green}`,
            'days-yellow': `${yellow}`,
            'days-red': `${red}`,
            disagreements: `${disagreements}`,
            'evidence-share': '66.7',
          })),
      }),
      { maxLength: 5 },
    ),
    reports: fc.array(
      late.map((n) => ({ values: { arrived: 'yes', 'days-late': `${n}` } })),
      { maxLength: 5 },
    ),
    targets: fc.array(
      fc
        .tuple(fc.constantFrom('reached', 'moderate', 'missed', 'not-available'), fc.option(late))
        .map(([verdict, n]) => ({
          values: {
            verdict,
            ratio: 'not-applicable',
            'data-days-late': n === null ? null : `${n}`,
          },
        })),
      { maxLength: 4 },
    ),
  })
  .map((some) => ({
    department: 'd',
    class: 'leading',
    collections: {
      ...collectionsOf,
      ...Object.fromEntries(
        Object.entries(some).map(([name, list]) => [
          name,
          list.map((row, index) => ({ id: `${index}`, label, ...row })),
        ]),
      ),
    },
  })) as fc.Arbitrary<DepartmentInputs>

describe('a score', () => {
  test('shares out every point of what is not applicable: nobody is judged out of less than 100', () => {
    fc.assert(
      fc.property(anInputs, (inputs) => {
        const weights = [...effectiveWeights(system, judgeItems(system, inputs)).values()]
        if (weights.length === 0) return
        expect(weights.reduce(addFractions, zero)).toEqual(fractionOf('100'))
      }),
    )
  })

  test('keeps within its caps, and its printed parts add up to its printed total', () => {
    fc.assert(
      fc.property(anInputs, (inputs) => {
        const { total, base, bonus, malus, items, groups } = scoreDepartment(system, inputs)
        const add = (list: readonly string[]) => list.map(fractionOf).reduce(addFractions, zero)
        expect(compareFractions(fractionOf(bonus), fractionOf(system.caps.bonus))).toBeLessThan(1)
        expect(
          compareFractions(fractionOf(malus), fractionOf(`-${system.caps.malus}`)),
        ).toBeGreaterThan(-1)
        expect(add(groups.map((one) => one.points))).toEqual(fractionOf(base))
        for (const item of items.filter((one) => one.kind === 'weighted')) {
          expect(Number(item.points)).toBeLessThanOrEqual(Number(item.effective) + 0.005)
        }
        const sum = add([base, bonus, malus])
        if (total !== null) expect(fractionOf(total)).toEqual(sum.n < 0n ? zero : sum)
      }),
    )
  })

  test('never moves against what its item declares as better', () => {
    const declared = itemsOf(system).flatMap(({ item }) =>
      item.better.map((better) => ({ item, better })),
    )
    expect(declared.length).toBeGreaterThan(8)
    fc.assert(
      fc.property(
        anInputs,
        fc.constantFrom(...declared),
        fc.nat(4),
        fc.integer({ min: 1, max: 20 }),
        (inputs, { item, better }, at, by) => {
          const rows = inputs.collections[better.of] ?? []
          const row = rows[at]
          const before = row?.values[better.field]
          if (!row || !before || before === 'not-applicable') return
          const more = {
            ...row,
            values: { ...row.values, [better.field]: `${Number(before) + by}` },
          }
          const moved = {
            ...inputs,
            collections: { ...inputs.collections, [better.of]: rows.with(at, more) },
          }
          const points = (of: DepartmentInputs) =>
            scoreDepartment(system, of).items.find((one) => one.item === item.id)!
          const [was, is] = [points(inputs), points(moved)]
          if (was.state !== 'scored' || is.state !== 'scored') return
          const order = compareFractions(fractionOf(is.points), fractionOf(was.points))
          expect(better.direction === 'up' ? order : -order).toBeGreaterThan(-1)
        },
      ),
    )
  })

  test('is the same to the byte each time', () => {
    fc.assert(
      fc.property(anInputs, (inputs) => {
        const copy = structuredClone(inputs)
        expect(canonicalJson(scoreDepartment(system, copy))).toBe(
          canonicalJson(scoreDepartment(system, inputs)),
        )
      }),
    )
  })

  test('without anything to assess is none, not zero', () => {
    expect(
      scoreDepartment(system, { department: 'd', class: 'leading', collections: collectionsOf })
        .total,
    ).toBeNull()
  })
})

describe('ranking', () => {
  const scored = (department: string, total: string | null, completion = '0') => ({
    department,
    class: 'leading',
    total,
    groups: [{ group: 'completion', weight: '40', effective: '40', points: completion }],
  })

  test('equal ones share a rank and the next ranks are skipped', () => {
    const ranked = rankDepartments({ ...system, ties: [] }, [
      scored('a', '80.00'),
      scored('b', '90.00'),
      scored('c', '80.0'),
      scored('d', '70'),
      scored('e', null),
    ])
    expect(ranked.map((one) => [one.department, one.rank])).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 2],
      ['d', 4],
      ['e', null],
    ])
  })

  test('the stated group tells equal totals apart', () => {
    const ranked = rankDepartments(system, [scored('a', '80', '30'), scored('b', '80', '31')])
    expect(ranked.map((one) => one.department)).toEqual(['b', 'a'])
  })
})

describe('another index system', () => {
  test('the same system moves nobody, and moved weights still make 100', () => {
    fc.assert(
      fc.property(fc.array(anInputs, { minLength: 2, maxLength: 5 }), (list) => {
        const all = list.map((one, index) => ({ ...one, department: `d${index}` }))
        const judged = judgeAll(system, all)
        const ranks = rankJudged(system, judged)
        expect(compareRankings(ranks, ranks, 2).every((one) => (one.moved ?? 0) === 0)).toBe(true)
        expect(sensitivityOf(system, judged, 0).every((one) => one.changes.length === 0)).toBe(true)
      }),
      { numRuns: 20 },
    )
    const moved = moveWeight(system, 'completion', 10)
    expect(moved.groups.map((one) => one.weight)).toEqual([
      '44.000000000',
      '18.666666667',
      '14.000000000',
      '9.333333333',
      '9.333333333',
      '4.666666667',
    ])
  })

  test('a system whose weights do not add up is refused at the group', () => {
    const broken = structuredClone(system)
    broken.groups[1]!.weight = '21'
    expect(checkSystem(system)).toEqual([])
    expect(checkSystem(broken).map((one) => one.pointer.join('.'))).toEqual([
      'groups',
      'groups.1.weight',
    ])
  })
})
