import fc from 'fast-check'
import type { Lore } from './lore.ts'
import type { Json } from './surface.ts'

const day = fc.constantFrom('2018-04-16', '2018-05-31', '2017-12-31', '2016-02-29', '2020-06-30')

/** Texts that have broken something somewhere; all of them are ordinary characters to a schema. */
const odd = fc.constantFrom(
  'مرحبا\u202Etxt.exe',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!',
  '\u{1F469}\u200D\u{1F4BB}',
  'İıſK',
  '\uFEFF\u200B\u2028\u2029',
  '../../../../etc/passwd',
  "'; select pg_sleep(9);--",
  '%00%0d%0aset-cookie: a=b',
  '\r\nBcc: everyone@example.test',
  '\u001b[31mred\u0007',
  '{{7*7}}<%= 7*7 %>#{7*7}',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x","y")',
  '龘'.repeat(30),
)

function textOf(schema: Json, field: string, lore: Lore): fc.Arbitrary<string> {
  if (schema.format === 'date') return day
  if (schema.format === 'date-time') return fc.constant('2018-04-16T01:00:00Z')
  if (schema.format === 'email') return fc.constantFrom('a@example.test', "o'b+x@example.test")
  if (schema.format === 'uri')
    return fc.constantFrom('https://example.test/a?b#c', 'https://[::1]/')
  if (/day$/i.test(field)) return day
  const fits = (text: string) => !schema.pattern || new RegExp(schema.pattern, 'u').test(text)
  const planted = lore.texts?.filter(fits) ?? []
  if (planted.length > 0) return fc.constantFrom(...planted)
  if (schema.pattern) {
    try {
      return fc.stringMatching(new RegExp(schema.pattern, 'u'))
    } catch {
      return fc.constant('1')
    }
  }
  const minLength = schema.minLength ?? 0
  const maxLength = Math.min(schema.maxLength ?? 60, 60)
  const plain = fc.string({ minLength, maxLength, unit: 'grapheme' })
  return fc
    .oneof({ weight: 2, arbitrary: plain }, { weight: 1, arbitrary: odd })
    .map((text) => text.slice(0, schema.maxLength ?? text.length).replace(/\p{Cs}/gu, ''))
}

function objectOf(schema: Json, lore: Lore): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema
  const fields = Object.entries(properties as Record<string, Json>)
  const named = fc.record(
    Object.fromEntries(fields.map(([name, one]) => [name, arbitraryOf(one, lore, name)])),
    { requiredKeys: required },
  )
  if (typeof additionalProperties !== 'object' || fields.length > 0) return named
  const key = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((one) => one !== '__proto__')
  return fc.dictionary(key, arbitraryOf(additionalProperties, lore, ''), { maxKeys: 4 })
}

/**
 * Values that fit a JSON schema as the contracts print it, mostly ones that exist for the names
 * that stand for something.
 */
export function arbitraryOf(schema: Json, lore: Lore, field: string): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((one: Json) => arbitraryOf(one, lore, field)))
  const known = lore.valuesFor(field)
  const orKnown = (made: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    known.length === 0
      ? made
      : fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom(...known) },
          { weight: 1, arbitrary: made },
        )
  switch (schema.type) {
    case 'string':
      return orKnown(textOf(schema, field, lore)).map((one) => String(one))
    case 'integer':
    case 'number': {
      const min = Math.max(schema.minimum ?? schema.exclusiveMinimum ?? -1000, -(2 ** 31))
      const max = Math.min(schema.maximum ?? 100_000, 2 ** 31 - 1)
      return orKnown(fc.integer({ min, max: Math.max(min, max) })).map((one) => Number(one))
    }
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}, lore, field), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)),
      })
    case 'object':
      return objectOf(schema, lore)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}
