import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDecimals,
  compareDecimals,
  compareDecimalTexts,
  divideDecimals,
  formatDecimal,
  multiplyDecimals,
  normalizeDecimal,
  parseDecimal,
  roundDecimal,
  subtractDecimals,
  sumDecimalTexts,
} from '../../src/kernel/decimal.ts'
import {
  bracketRoot,
  compareFractions,
  floatOf,
  fraction,
  fractionOf,
  powerOf,
  rootFloor,
  shortTextOf,
} from '../../src/kernel/fraction.ts'

const decimal = fc.record({
  digits: fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }),
  scale: fc.integer({ min: 0, max: 12 }),
})
const positive = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 20n }))
  .map(([n, d]) => fraction(n, d))

describe('a figure would change on its way through text', () => {
  test('every written decimal comes back as it was written', () => {
    fc.assert(
      fc.property(decimal, (d) => {
        expect(parseDecimal(formatDecimal(d))).toEqual(d)
      }),
    )
  })

  test.each(['', '.', '1.', '.5', '1e3', '+1', ' 1', '1,000', '１', 'NaN', '0x1', '1\n'])(
    'what is no decimal is refused: %j',
    (text) => {
      expect(() => parseDecimal(text)).toThrow('request/not-a-decimal')
    },
  )

  test('0.1 + 0.2 is 0.3', () => {
    expect(sumDecimalTexts(['0.1', '0.2'])).toBe('0.3')
    expect(sumDecimalTexts([])).toBe('0')
    expect(compareDecimalTexts('1.0', '1')).toBe(0)
  })
})

describe('sums of money would be off by a rounding', () => {
  test('adding and taking away again is exact', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(compareDecimals(subtractDecimals(addDecimals(a, b), b), a)).toBe(0)
      }),
    )
  })

  test('multiplying distributes over adding', () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, (a, b, c) => {
        const left = multiplyDecimals(a, addDecimals(b, c))
        const right = addDecimals(multiplyDecimals(a, b), multiplyDecimals(a, c))
        expect(compareDecimals(left, right)).toBe(0)
      }),
    )
  })

  test('dropping zeros keeps the value', () => {
    fc.assert(
      fc.property(decimal, (d) => {
        expect(compareDecimals(normalizeDecimal(d), d)).toBe(0)
      }),
    )
  })

  test('a quotient is within half a place of the truth, whatever the signs', () => {
    fc.assert(
      fc.property(decimal, decimal, fc.integer({ min: 0, max: 8 }), (a, b, scale) => {
        fc.pre(b.digits !== 0n)
        for (const rounding of ['half-up', 'half-even'] as const) {
          const q = divideDecimals(a, b, scale, rounding)
          const off = subtractDecimals(multiplyDecimals(q, b), a)
          const twice = multiplyDecimals(off, { digits: 2n, scale: 0 })
          const place = multiplyDecimals(b, { digits: 1n, scale })
          const size = (d: typeof a) => ({ ...d, digits: d.digits < 0n ? -d.digits : d.digits })
          expect(compareDecimals(size(twice), size(place))).toBeLessThanOrEqual(0)
        }
      }),
    )
  })

  test.each([
    ['2.5', 'half-up', '3'],
    ['-2.5', 'half-up', '-3'],
    ['2.5', 'half-even', '2'],
    ['3.5', 'half-even', '4'],
    ['-2.5', 'half-even', '-2'],
    ['2.51', 'half-even', '3'],
    ['-2.9', 'down', '-2'],
    ['-2.1', 'floor', '-3'],
    ['2.9', 'floor', '2'],
  ] as const)('%s rounded %s is %s', (text, rounding, rounded) => {
    expect(formatDecimal(roundDecimal(parseDecimal(text), 0, rounding))).toBe(rounded)
  })
})

describe('a threshold would be decided by a float', () => {
  test('whole roots enclose the number', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 60n }),
        fc.integer({ min: 1, max: 12 }),
        (n, k) => {
          const root = rootFloor(n, k)
          expect(root ** BigInt(k) <= n).toBe(true)
          expect((root + 1n) ** BigInt(k) > n).toBe(true)
        },
      ),
    )
  })

  test('brackets enclose the root, and are one point where it is rational', () => {
    fc.assert(
      fc.property(positive, fc.integer({ min: 1, max: 10 }), (a, k) => {
        const { low, high } = bracketRoot(a, k, 30)
        expect(compareFractions(powerOf(low, k), a)).toBeLessThanOrEqual(0)
        expect(compareFractions(powerOf(high, k), a)).toBeGreaterThanOrEqual(0)
        const exact = bracketRoot(powerOf(a, k), k, 5)
        expect(compareFractions(exact.low, a)).toBe(0)
        expect(compareFractions(exact.high, a)).toBe(0)
      }),
    )
  })

  test('fractions of decimal texts compare as the decimals do', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [x, y] = [formatDecimal(a), formatDecimal(b)]
        expect(compareFractions(fractionOf(x), fractionOf(y))).toBe(compareDecimalTexts(x, y))
      }),
    )
  })

  test('text and float of a fraction agree with it', () => {
    expect(shortTextOf(fraction(1n, 3n), 6)).toBe('0.333333')
    expect(shortTextOf(fraction(25n, 1n), 6)).toBe('25')
    expect(floatOf(fraction(1n, 10n ** 30n))).toBe(1e-30)
    expect(floatOf(fraction(10n ** 30n, 7n))).toBeCloseTo(1e30 / 7, -16)
  })
})
