import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { actionText, subjectWords } from '../../src/audit/action-words.ts'

const server = join(import.meta.dirname, '../../../server/src')
const sources = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(server, name), 'utf8'))
  .join('\n')

test('every act the server records reads as words, so that an auditor needs no source code', () => {
  const found = [
    ...sources.matchAll(/action:\s*(?:[^,{}`]*?\?\s*'([a-z.-]+)'\s*:\s*)?'([a-z.-]+\.[a-z.-]+)'/g),
  ]
  const actions = new Set(found.flatMap(([, first, second]) => [first, second]).filter(Boolean))
  expect(actions.size).toBeGreaterThan(30)
  expect([...actions].filter((action) => actionText(action!).zh === action)).toEqual([])
})

test('every subject of an entry reads as words', () => {
  const kinds = new Set(
    [...sources.matchAll(/subject: \{ kind: '([a-z-]+)'/g)].map(([, kind]) => kind!),
  )
  expect(kinds.size).toBeGreaterThan(8)
  expect([...kinds].filter((kind) => !subjectWords[kind])).toEqual([])
})
