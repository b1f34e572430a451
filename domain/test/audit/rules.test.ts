import { expect, test } from 'vitest'
import type { Entry } from '../../src/audit/model.ts'
import { entryText, findSecret, leafHash, nodeHash, treeHead } from '../../src/audit/rules.ts'

/** A hash that shows what it was given. */
const shown = (bytes: Uint8Array): Uint8Array => bytes

const entry: Entry = {
  id: '1',
  at: '2018-04-16T01:00:00.000Z',
  kind: 'act',
  actor: { kind: 'person', person: 'p', organisation: 'o', onBehalfOf: null },
  action: 'plan.progress.report',
  subject: { kind: 'task', id: '7' },
  details: { b: 1, a: 2 },
  requestId: 'r',
  address: '::1',
}

test('leaves and nodes are hashed apart, or a node could pass for an entry (RFC 6962 §2.1)', () => {
  expect(leafHash(entry, shown)[0]).toBe(0)
  expect([...nodeHash(Uint8Array.of(7), Uint8Array.of(8, 9), shown)]).toEqual([1, 7, 8, 9])
})

test('the hashed text holds every field, so that no part of an entry can be changed unseen', () => {
  const paths = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) => paths(inner, `${path}.${name}`))
      : [path]
  expect(paths(JSON.parse(entryText(entry))).sort()).toEqual(paths(entry).sort())
  expect(entryText(entry)).toContain('"details":{"a":2,"b":1}')
})

test('a tree of uneven size splits at the largest power of two (RFC 6962 §2.1)', () => {
  const leaf = (n: number) => Uint8Array.of(n)
  const head = treeHead([leaf(10), leaf(11), leaf(12)], shown)
  expect([...head]).toEqual([1, 1, 10, 11, 12])
  expect([...treeHead([1, 2, 3, 4, 5].map(leaf), shown)]).toEqual([1, 1, 1, 1, 2, 1, 3, 4, 5])
})

test('details that name a secret at any depth are found before they are kept for ever', () => {
  expect(findSecret({ a: [{ newPassword: 'x' }] })).toBe('newPassword')
  expect(findSecret({ totpSecret: '1' })).toBe('totpSecret')
  expect(findSecret({ sessionId: '1', list: ['token'] })).toBeUndefined()
})
