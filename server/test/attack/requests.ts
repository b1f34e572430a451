import fc from 'fast-check'
import { arbitraryOf } from './arbitrary.ts'
import type { Lore } from './lore.ts'
import type { Operation } from './surface.ts'

/** One request as it goes out, before anybody signed it in. */
export interface Attack {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload?: string | Buffer
  /** What was done to it, for the report of a fault. */
  readonly how: string
}

/** The parts of a valid request, to be put together or spoiled. */
export interface Parts {
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
}

const recordOf = (schemas: Operation['params'], lore: Lore, required: boolean) =>
  fc.record(
    Object.fromEntries(
      Object.entries(schemas).map(([name, schema]) => [name, arbitraryOf(schema, lore, name)]),
    ),
    required ? {} : { requiredKeys: [] },
  )

/** Valid inputs of `operation`. */
export const partsOf = (operation: Operation, lore: Lore): fc.Arbitrary<Parts> =>
  fc.record({
    params: recordOf(operation.params, lore, true),
    query: recordOf(operation.query, lore, false),
    body: operation.body ? arbitraryOf(operation.body, lore, '') : fc.constant(undefined),
  })

export const fillPath = (path: string, params: Parts['params']): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))

export function queryText(query: Parts['query']): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  )
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

/** A multipart body with one file. */
export function multipart(name: string, content: string | Buffer, mark = 'wstc-mark'): Buffer {
  const head = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return Buffer.concat([
    Buffer.from(head),
    Buffer.from(content),
    Buffer.from(`\r\n--${mark}--\r\n`),
  ])
}

export const multipartType = 'multipart/form-data; boundary=wstc-mark'

/** The request that `parts` make, as the web would send it. */
export function assemble(operation: Operation, parts: Parts): Attack {
  // Empty and dotted parts of a path name another operation than this one.
  const params = Object.fromEntries(
    Object.entries(parts.params).map(([name, value]) => [
      name,
      /^\.{0,2}$/.test(String(value)) ? 'x' : value,
    ]),
  )
  const url = fillPath(operation.path, params) + queryText(parts.query)
  const base = { method: operation.method, url, how: 'valid' }
  const seen = operation.method === 'GET' ? {} : { 'if-match': '"1"' }
  if (operation.upload) {
    return {
      ...base,
      headers: { ...seen, 'content-type': multipartType },
      payload: multipart('a.txt', '内容'),
    }
  }
  if (parts.body === undefined) return { ...base, headers: seen }
  return {
    ...base,
    headers: { ...seen, 'content-type': 'application/json' },
    payload: JSON.stringify(parts.body),
  }
}
