import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Fraction, fraction, signOf } from '../../../../src/kernel/fraction.ts'
import { localise, type Suspect } from '../../../../src/statistics/review/localise/fellegi-holt.ts'
import {
  addLinear,
  type Constraint,
  constantOf,
  holdsAsIs,
  type Linear,
  type Requirement,
  substitute,
  variable,
} from '../../../../src/statistics/review/localise/linear.ts'

const names = ['a', 'b', 'c'] as const
const whole = (n: number): Fraction => fraction(BigInt(n))

const linear = fc
  .tuple(
    fc.tuple(...names.map(() => fc.integer({ min: -1, max: 1 }))),
    fc.integer({ min: -8, max: 8 }),
  )
  .map(([factors, constant]) =>
    factors.reduce<Linear>(
      (sum, factor, at) =>
        factor === 0 ? sum : addLinear(sum, variable(names[at]!, whole(factor))),
      constantOf(whole(constant)),
    ),
  )
const constraint: fc.Arbitrary<Constraint> = fc.record({
  of: linear,
  how: fc.constantFrom('at-most', 'at-most', 'below', 'equal'),
})
const requirement = fc.array(fc.array(constraint, { minLength: 1, maxLength: 2 }), {
  minLength: 1,
  maxLength: 2,
})
const instance = fc.record({
  requirements: fc.array(requirement, { minLength: 1, maxLength: 4 }),
  reported: fc.tuple(...names.map(() => fc.integer({ min: 0, max: 9 }))),
  weights: fc.tuple(...names.map(() => fc.integer({ min: 1, max: 3 }))),
})

const met = (requirements: readonly Requirement[], values: ReadonlyMap<string, Fraction>) =>
  requirements.every((one) =>
    one.some((list) => list.every((c) => holdsAsIs({ ...c, of: substitute(c.of, values) }))),
  )

/** Constraints in plain numbers, so that a whole grid can be tried. */
const plain = (requirements: readonly Requirement[]) =>
  requirements.map((one) =>
    one.map((list) =>
      list.map(({ of, how }) => {
        const factors = names.map((name) => Number(of.terms.get(name)?.n ?? 0n))
        const constant = Number(of.constant.n)
        return (values: readonly number[]): boolean => {
          const sum = factors.reduce((all, factor, at) => all + factor * values[at]!, constant)
          return how === 'equal' ? sum === 0 : how === 'below' ? sum < 0 : sum <= 0
        }
      }),
    ),
  )

/** Least weight of figures to change, by trying every whole number of a grid in every place. */
function cheapest(
  requirements: readonly Requirement[],
  reported: readonly number[],
  weights: readonly number[],
): number {
  const checks = plain(requirements)
  const grid = Array.from({ length: 23 }, (_, n) => n - 7)
  let best = Number.POSITIVE_INFINITY
  for (const values of grid.flatMap((a) => grid.flatMap((b) => grid.map((c) => [a, b, c])))) {
    const cost = values.reduce(
      (sum, value, at) => sum + (value === reported[at] ? 0 : weights[at]!),
      0,
    )
    if (cost >= best) continue
    if (checks.every((one) => one.some((list) => list.every((holds) => holds(values))))) best = cost
  }
  return best
}

const suspectsOf = (reported: readonly number[], weights: readonly number[]): Suspect[] =>
  names.map((name, at) => ({
    name,
    reported: whole(reported[at]!),
    expected: undefined,
    weight: weights[at]!,
    places: 2,
  }))

test('what is proposed meets every requirement, and nothing cheaper does', () => {
  let corrected = 0
  fc.assert(
    fc.property(instance, ({ requirements, reported, weights }) => {
      const suspects = suspectsOf(reported, weights)
      const found = localise(suspects, requirements, { size: 3, sets: 100 })
      const least = cheapest(requirements, reported, weights)
      if (!found) {
        // Nothing was found: then whole numbers do not do either.
        expect(least).toBe(Number.POSITIVE_INFINITY)
        return
      }
      const values = new Map(suspects.map((one) => [one.name, one.reported]))
      for (const { name, value } of found) values.set(name, value)
      expect(met(requirements, values)).toBe(true)
      const cost = found.reduce(
        (sum, { name }) => sum + suspects.find((one) => one.name === name)!.weight,
        0,
      )
      expect(cost).toBeLessThanOrEqual(least)
      if (found.length > 0) corrected += 1
    }),
    { numRuns: 150 },
  )
  expect(corrected).toBeGreaterThan(10)
})

test('nothing is proposed for figures that hold', () => {
  const holds: Requirement = [[{ of: variable('a', whole(-1)), how: 'at-most' }]]
  expect(localise(suspectsOf([1, 2, 3], [1, 1, 1]), [holds])).toEqual([])
  expect(signOf(whole(0))).toBe(0)
})

const sumIs = (total: number): Requirement => [
  [
    {
      of: names.reduce<Linear>(
        (sum, name) => addLinear(sum, variable(name)),
        constantOf(whole(-total)),
      ),
      how: 'equal',
    },
  ],
]

test('the less reliable figure is changed, and the slip that explains it is named', () => {
  const suspects = suspectsOf([5000, 20, 30], [1, 2, 2])
  expect(localise(suspects, [sumIs(55)])).toEqual([
    { name: 'a', value: whole(5), reason: 'thousand' },
  ])
  expect(localise(suspectsOf([12, 20, 30], [1, 1, 1]), [sumIs(71)])).toEqual([
    { name: 'a', value: whole(21), reason: 'digits-turned' },
  ])
})

test('two figures in each other’s place are found where one alone does not do', () => {
  const above: Requirement = [
    [{ of: addLinear(variable('a'), constantOf(whole(-10))), how: 'at-most' }],
  ]
  const least: Requirement = [
    [{ of: addLinear(variable('b', whole(-1)), constantOf(whole(700))), how: 'at-most' }],
  ]
  const found = localise(suspectsOf([743, 6, 0], [1, 1, 1]), [above, least])
  expect(found).toEqual([
    { name: 'a', value: whole(6), reason: 'swapped' },
    { name: 'b', value: whole(743), reason: 'swapped' },
  ])
})
