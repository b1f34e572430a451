import fc from 'fast-check'
import { type Attack, assemble, fillPath, type Parts, queryText } from './requests.ts'
import type { Operation } from './surface.ts'

type Spoil = (operation: Operation, parts: Parts, pick: number) => Attack

const nested = (depth: number, open: string, close: string): string =>
  open.repeat(depth) + close.repeat(depth)

/** Values that no field expects; JSON texts, since some of them no JavaScript value can carry. */
const wrongValues = [
  'null',
  'true',
  '-1',
  '0',
  '1e999',
  '-1e400',
  '9007199254740993',
  '99999999999999999999999',
  '1.7976931348623157e308',
  '0.1e-999',
  '""',
  '" "',
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\ud800"',
  '"\\udfff\\ud800"',
  '"\\u202e\\u2066\\ufeff"',
  `"${'a'.repeat(100_000)}"`,
  `"${'龘'.repeat(50_000)}"`,
  '[]',
  '[[]]',
  '{}',
  '[null]',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"toString":1,"valueOf":2,"toJSON":3,"then":4,"length":-1}',
  '{"$ne":null}',
  `[${'1,'.repeat(20_000)}1]`,
  nested(500, '[', ']'),
  nested(100_000, '[', ']'),
  nested(3000, '{"a":', '}').replace('{"a":}', '{"a":1}'),
  '"2018-02-30"',
  '"0000-00-00"',
  '"-271821-04-20"',
  '"9999-12-31"',
  '"=1+1"',
  '"javascript:alert(1)"',
  '"https://user:pass@example.test/\\u0009"',
  "\"' or '1'='1\"",
]

const mark = '"wstc-here"'

/** `body` with one of its values, chosen by `pick`, replaced by a JSON text. */
function withValue(body: unknown, pick: number, text: string): string {
  const paths: (string | number)[][] = [[]]
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (value === null || typeof value !== 'object') return
    for (const key of Object.keys(value)) {
      paths.push([...path, key])
      walk((value as Record<string, unknown>)[key], [...path, key])
    }
  }
  walk(body, [])
  const path = paths[pick % paths.length]!
  if (path.length === 0) return text
  const copy = structuredClone(body) as any
  const parent = path.slice(0, -1).reduce((at, key) => at[key], copy)
  parent[path.at(-1)!] = 'wstc-here'
  return JSON.stringify(copy).replace(mark, () => text)
}

const base = (operation: Operation, parts: Parts, how: string): Attack => ({
  ...assemble(operation, parts),
  how,
})

/** A spoiled body; operations without a body are sent one. */
const body =
  (how: string, make: (text: string, parts: Parts, pick: number) => string | Buffer): Spoil =>
  (operation, parts, pick) => ({
    ...base(operation, parts, how),
    headers: { 'content-type': 'application/json' },
    payload: make(JSON.stringify(parts.body ?? {}), parts, pick),
  })

const header =
  (how: string, headers: Readonly<Record<string, string>>): Spoil =>
  (operation, parts) => {
    const made = base(operation, parts, how)
    return { ...made, headers: { ...made.headers, ...headers } }
  }

const oddParts = [
  '..',
  '.',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '%2E',
  '%00',
  '%ff',
  '%zz',
  '%',
  '%ed%a0%80',
  '%f0%9f%91%a9',
  '%0d%0aset-cookie:%20a=b',
  'constructor',
  '__proto__',
  'toString',
  '-1',
  '1e3',
  '0x10',
  '99999999999999999999',
  '1;drop',
  "1'--",
  'a'.repeat(150),
  'a'.repeat(5000),
  '*',
  '%2f',
  '%5c..%5c',
  '{}',
  'null',
  ' ',
]

const oddPath: Spoil = (operation, parts, pick) => {
  const names = Object.keys(operation.params)
  const odd = oddParts[pick % oddParts.length]!
  const path =
    names.length === 0
      ? `${operation.path}/${odd}`
      : operation.path.replace(`{${names[pick % names.length]}}`, odd)
  return {
    ...base(operation, parts, `path ${odd.slice(0, 40)}`),
    url: fillPath(path, parts.params) + queryText(parts.query),
  }
}

const oddQueries = [
  (name: string) => `${name}=1&${name}=2&${name}=3`,
  (name: string) => `${name}[]=1&${name}[a][b]=2`,
  (name: string) => `${name}=%00`,
  (name: string) => `${name}=%ff%fe`,
  (name: string) => `${name}=${'a'.repeat(8000)}`,
  (name: string) => `${name}=99999999999999999999`,
  (name: string) => `${name}=-1e400`,
  (name: string) => `${name}=2018-02-30`,
  (name: string) => `${name}=0001-01-01`,
  (name: string) => `${name}=9999-12-31`,
  (name: string) => `${name}=%ed%a0%80`,
  (name: string) => `${name}=%27%20or%201=1--`,
  (name: string) => `${name}=.*%25_%5c`,
  (name: string) => `${name}=`,
  (name: string) => name,
  (name: string) => `${name}&`.repeat(1500),
  () => '__proto__[admin]=1&constructor.prototype.admin=1&__proto__=1',
  () => '%=%&&&=&?=?#',
  () => 'a=1&'.repeat(3000),
]

const oddQuery: Spoil = (operation, parts, pick) => {
  const names = Object.keys(operation.query)
  const name = names[pick % Math.max(names.length, 1)] ?? 'limit'
  const text = oddQueries[pick % oddQueries.length]!(name)
  return {
    ...base(operation, parts, `query ${text.slice(0, 60)}`),
    url: `${fillPath(operation.path, parts.params)}?${text}`,
  }
}

const oddHeaders: readonly Readonly<Record<string, string>>[] = [
  { cookie: '__Host-wstc=; __Host-wstc=%ff; wstc_lang=en%00; =; ;;;' },
  { cookie: `__Host-wstc=${'A'.repeat(6000)}` },
  { cookie: '__proto__=1; constructor=2; __Host-wstc-step=x; __Host-wstc-oidc=v1.a.b.c' },
  { 'x-long': 'a'.repeat(10_000) },
  { 'if-match': '"-1"', 'if-none-match': '*', 'if-modified-since': 'yesterday' },
  { 'if-match': 'W/"99999999999999999999"', 'idempotency-key': '\u00e9'.repeat(300) },
  { range: 'bytes=0-0,2-1,-,5-' },
  { range: `bytes=${'0-1,'.repeat(900)}0-1` },
  { accept: 'text/html;q=0, */*;q=-1', 'accept-language': '*-*-*;q=x', 'x-language': 'xx' },
  { 'accept-encoding': 'br;q=0, gzip;q=nan, zstd' },
  { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' },
  {
    'x-forwarded-for': '1.2.3.4, ::1',
    'x-forwarded-host': 'evil.test',
    'x-original-url': '/metrics',
  },
  { host: 'evil.test:99999', 'x-forwarded-proto': 'javascript' },
  { 'sec-fetch-site': 'cross-site' },
  { origin: 'null' },
  { 'content-encoding': 'gzip' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': 'multipart/form-data' },
  { 'content-type': 'multipart/form-data; boundary=' },
  { 'content-type': 'application/json\u00a0' },
  { 'content-type': 'application/vnd.api+json' },
  { 'content-type': 'a'.repeat(2000) },
  { expect: '100-continue', te: 'trailers', upgrade: 'h2c' },
]

const bomb = '{"a":1,'.concat('"a":1,'.repeat(20_000), '"a":2}')

/** A multipart body that is not what it says. */
const forms: readonly (readonly [string, string])[] = [
  [
    'cut off',
    '--wstc-mark\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf',
  ],
  ['nothing', ''],
  ['no end', '--wstc-mark'],
  ['no name', '--wstc-mark\r\ncontent-disposition: form-data\r\n\r\nx\r\n--wstc-mark--\r\n'],
  ['headers without end', `--wstc-mark\r\n${'a: b\r\n'.repeat(3000)}`],
  [
    'a name of names',
    '--wstc-mark\r\ncontent-disposition: form-data; name="__proto__"; filename="../../__proto__"\r\n\r\nx\r\n--wstc-mark--\r\n',
  ],
  [
    'many parts',
    '--wstc-mark\r\ncontent-disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(500),
  ],
  [
    'an odd name',
    '--wstc-mark\r\ncontent-disposition: form-data; name="file"; filename*=utf-16\'\'%ff%00\r\n\r\nx\r\n--wstc-mark--\r\n',
  ],
]

const form: Spoil = (operation, parts, pick) => {
  const [how, payload] = forms[pick % forms.length]!
  return {
    ...base(operation, parts, `form: ${how}`),
    headers: { 'content-type': 'multipart/form-data; boundary=wstc-mark' },
    payload,
  }
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']

/** Every way in which a request is spoiled. */
export const spoils: readonly Spoil[] = [
  ...wrongValues.map((text) =>
    body(`value ${text.slice(0, 40)}`, (_, parts, pick) => withValue(parts.body ?? {}, pick, text)),
  ),
  body('cut off', (text, _, pick) => text.slice(0, pick % Math.max(text.length, 1))),
  body('something after', (text) => `${text} {}`),
  body('a mark in front', (text) => `\uFEFF${text}`),
  body('not UTF-8', (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe, 0xc0])])),
  body('UTF-16', (text) => Buffer.from(text, 'utf16le')),
  body('a key twice', (text) => text.replace(/^\{("[^"]*":)/, '{$1null,$1')),
  body('keys without end', () => bomb),
  body('an unknown field', (text) =>
    text.replace(/^\{/, '{"isAdmin":true,"id":"x","roles":["system-admin"],'),
  ),
  body('comments', (text) => `/* */${text}// x`),
  body('nothing', () => ''),
  body('one and a half megabytes', () => `"${'a'.repeat(1_572_864)}"`),
  ...oddHeaders.map((headers) =>
    header(`headers ${JSON.stringify(headers).slice(0, 80)}`, headers),
  ),
  ...oddParts.map((): Spoil => oddPath),
  ...oddQueries.map((): Spoil => oddQuery),
  ...forms.map((): Spoil => form),
  ...methods.map(
    (method): Spoil =>
      (operation, parts) => ({ ...base(operation, parts, `method ${method}`), method }),
  ),
]

const uploads: readonly Spoil[] = Array.from({ length: 40 }, () => form)

/** One spoiled request; `pick` decides where it is spoiled. */
export const spoiledOf = (operation: Operation, parts: fc.Arbitrary<Parts>): fc.Arbitrary<Attack> =>
  fc
    .record({
      parts,
      spoil: fc.constantFrom(...spoils, ...(operation.upload ? uploads : [])),
      pick: fc.nat(10_000),
    })
    .map(({ parts: made, spoil, pick }) => spoil(operation, made, pick))
