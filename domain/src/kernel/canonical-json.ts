/**
 * The one text of a JSON value (RFC 8785): members sorted by UTF-16 code units, numbers as
 * ECMAScript writes them, no spaces. Members that are undefined are left out, as in JSON.
 * @throws for what JSON cannot carry: NaN, infinities, functions, lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${value} has no JSON form`)
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw new Error('A lone surrogate has no JSON form')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one)).join(',')}]`
  if (typeof value === 'object') {
    const members = value as Readonly<Record<string, unknown>>
    const names = Object.keys(members).filter((name) => members[name] !== undefined)
    // Without a comparer sort() goes by UTF-16 code units, which is what the RFC asks for.
    const body = names
      .sort()
      .map((name) => `${canonicalJson(name)}:${canonicalJson(members[name])}`)
    return `{${body.join(',')}}`
  }
  throw new Error(`A ${typeof value} has no JSON form`)
}
