import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../src/kernel/canonical-json.ts'
import { utf8Bytes } from '../../src/kernel/utf8.ts'

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, shuffled(inner)]),
  )
}

const json = fc.jsonValue({ stringUnit: 'binary' })

test('the same value gives the same text whatever the order of its members, or proofs break', () => {
  fc.assert(fc.property(json, (value) => canonicalJson(shuffled(value)) === canonicalJson(value)))
})

test('the canonical text reads back as the value it came from, or an entry cannot be checked', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('members stand in order whatever they are called, at every depth', () => {
  const name = fc.oneof(
    fc.constantFrom('__proto__', '10', '9', '-1', '', 'toJSON', 'a'),
    fc.string({ unit: 'grapheme' }),
  )
  const inner = fc.dictionary(name, fc.oneof(fc.integer(), fc.string()))
  fc.assert(
    fc.property(fc.dictionary(name, fc.oneof(inner, fc.array(inner))), (value) => {
      const plain = (one: unknown): string => {
        if (Array.isArray(one)) return `[${one.map(plain).join(',')}]`
        if (typeof one !== 'object' || one === null) return JSON.stringify(one)
        const sorted = Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))
        return `{${sorted.map(([key, two]) => `${JSON.stringify(key)}:${plain(two)}`).join(',')}}`
      }
      expect(canonicalJson(value)).toBe(plain(value))
    }),
  )
})

test('the examples of RFC 8785 come out as printed there, or other verifiers disagree', () => {
  // §3.2.3 sorting, §3.2.2 literals and numbers.
  const sorting = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  }
  expect([...canonicalJson(sorting).matchAll(/:"([^"]+)"/g)].map((match) => match[1])).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ])
  // biome-ignore lint/correctness/noPrecisionLoss: the standard's own example loses it
  const numbers = [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0]
  expect(canonicalJson(numbers)).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]')
  expect(
    canonicalJson({ string: '\u20ac$\u000f\nA\'B"\\\\"/', literals: [null, true, false] }),
  ).toBe('{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}')
})

test('what JSON cannot carry is refused instead of written as null', () => {
  for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, '\ud800']) {
    expect(() => canonicalJson({ odd })).toThrow()
    expect(() => canonicalJson({ 1: [odd] })).toThrow()
  }
  expect(() => canonicalJson([undefined])).toThrow()
  expect(() => canonicalJson({ '\udc00': 1 })).toThrow()
  expect(canonicalJson('\\ud800')).toBe('"\\\\ud800"')
})

test('bytes are those of the platform’s own encoder, or hashes differ between machines', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Bytes(text)).toEqual(
        Uint8Array.from(
          [...unescape(encodeURIComponent(text))].map((character) => character.charCodeAt(0)),
        ),
      )
    }),
  )
})
