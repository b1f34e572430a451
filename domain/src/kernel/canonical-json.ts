/**
 * The one text of a JSON value (RFC 8785): members sorted by UTF-16 code units, numbers as
 * ECMAScript writes them, no spaces. Members that are undefined are left out, as in JSON.
 * @throws for what JSON cannot carry: NaN, infinities, functions, lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  const copy: Copy = { keepsOrder: true }
  const inOrder = copied(value, copy)
  const text = copy.keepsOrder ? JSON.stringify(inOrder) : written(value)
  if (loneSurrogate.test(text)) throw new Error('A lone surrogate has no JSON form')
  return text
}

/** As JSON writes half of a character: an escape that is not itself escaped. */
const loneSurrogate = /(?<!\\)(?:\\\\)*\\ud[89a-f]/

interface Copy {
  /** False where an object lists its members in another order than they were put into it. */
  keepsOrder: boolean
}

/** Names that look like an index come first in any object; this one is no member at all. */
const unordered = /^\d|^__proto__$/

/** @throws for what JSON cannot carry */
function scalar(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Error(`${value} has no JSON form`)
  }
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value
  throw new Error(`A ${typeof value} has no JSON form`)
}

/** Names of the members that JSON carries, in the order of the text. */
function namesOf(members: Readonly<Record<string, unknown>>): string[] {
  // Without a comparer sort() goes by UTF-16 code units, which is what the RFC asks for.
  const names = Object.keys(members).sort()
  return names.some((name) => members[name] === undefined)
    ? names.filter((name) => members[name] !== undefined)
    : names
}

/** The value with its members put in order: the engine’s own writer is far quicker than ours. */
function copied(value: unknown, copy: Copy): unknown {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return scalar(value)
  if (Array.isArray(value)) return value.map((one) => copied(one, copy))
  const members = value as Readonly<Record<string, unknown>>
  const inOrder: Record<string, unknown> = {}
  for (const name of namesOf(members)) {
    if (unordered.test(name)) copy.keepsOrder = false
    inOrder[name] = copied(members[name], copy)
  }
  return inOrder
}

function written(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(scalar(value))
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`
  const members = value as Readonly<Record<string, unknown>>
  const parts = namesOf(members).map((name) => `${JSON.stringify(name)}:${written(members[name])}`)
  return `{${parts.join(',')}}`
}
