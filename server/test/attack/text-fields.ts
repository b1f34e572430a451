import type { Json, Operation } from './surface.ts'

const svg = '<svg onload=ran=1>'
const all = [
  '<img src=planted onerror=window.ran=1>',
  '<script>window.ran=1</script>',
  '"><svg onload=window.ran=1>',
  '<a href="javascript:window.ran=1" class=planted>x</a>',
].join(' ')

/** What is planted: a word to find it by, then as much markup as there is room for. */
export function markup(word: string, { maxLength = 60, format }: Json): string {
  if (format === 'uri') return `https://example.test/?${word}${all.replaceAll('"', '%22')}`
  return `${word}${maxLength >= 200 ? all : svg}`
}

const shaped = ['date', 'date-time', 'email', 'uuid']
const isAnything = (schema: Json): boolean =>
  !['type', 'const', 'enum', 'anyOf', 'oneOf', 'allOf'].some((key) => key in schema)

/** Whether a value of this schema may carry markup. */
function takesMarkup(schema: Json): boolean {
  if (isAnything(schema)) return true
  if (schema.type !== 'string' || 'const' in schema || schema.enum) return false
  if (shaped.includes(schema.format)) return false
  return !schema.pattern || new RegExp(schema.pattern, 'u').test(markup('q1q', schema))
}

const choicesOf = (schema: Json): readonly Json[] | undefined => schema.anyOf ?? schema.oneOf

/** Every text that bodies of `operations` take and that may carry markup, as `plan.askQuestion .text`. */
export function textFields(operations: readonly Operation[]): string[] {
  const found = new Set<string>()
  const look = (schema: Json, path: string): void => {
    if (takesMarkup(schema)) found.add(path)
    for (const one of choicesOf(schema) ?? schema.allOf ?? []) look(one, path)
    for (const [name, one] of Object.entries(schema.properties ?? {}))
      look(one as Json, `${path}.${name}`)
    if (schema.items) look(schema.items, `${path}[]`)
    if (typeof schema.additionalProperties === 'object')
      look(schema.additionalProperties, `${path}.*`)
  }
  for (const { id, body, upload } of operations) {
    if (body) look(body, `${id} `)
    if (upload) found.add(`${id} file name`)
  }
  return [...found].sort()
}

/** Whether `value` is meant by this one of several schemas. */
function isMeant(value: unknown, schema: Json): boolean {
  if (value === null || value === undefined) return takesMarkup(schema)
  if (schema.type === 'array') return Array.isArray(value)
  if (typeof value !== 'object') return schema.type === typeof value || isAnything(schema)
  return Object.entries((schema.properties ?? {}) as Record<string, Json>).every(([name, one]) => {
    const given = (value as Json)[name]
    if ('const' in one) return given === one.const
    return given === undefined || !one.enum || one.enum.includes(given)
  })
}

/**
 * `value` with every text replaced by what `put` answers for its field; where `fill`, the texts
 * that it leaves out as well.
 */
export function dress(
  value: unknown,
  schema: Json,
  path: string,
  put: (field: string, schema: Json) => string | undefined,
  fill: boolean,
): unknown {
  const choices = choicesOf(schema)
  if (choices) {
    const meant = choices.find((one) => isMeant(value, one))
    return meant && (fill || value !== null) ? dress(value, meant, path, put, fill) : value
  }
  if (takesMarkup(schema)) {
    const absent = value === undefined || value === null
    return typeof value === 'string' || (absent && fill) ? (put(path, schema) ?? value) : value
  }
  if (Array.isArray(value))
    return value.map((one) => dress(one, schema.items ?? {}, `${path}[]`, put, fill))
  if (value === null || typeof value !== 'object') return value
  const properties = (schema.properties ?? {}) as Record<string, Json>
  const more = schema.additionalProperties
  const names = new Set([...Object.keys(value), ...(fill ? Object.keys(properties) : [])])
  const entries = [...names].map((name): [string, unknown] => {
    const given = (value as Json)[name]
    const one = properties[name]
    if (one) return [name, dress(given, one, `${path}.${name}`, put, fill)]
    return [name, typeof more === 'object' ? dress(given, more, `${path}.*`, put, fill) : given]
  })
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined))
}
