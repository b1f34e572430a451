import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../paths.mjs'

interface Row {
  readonly threat: string
  readonly tests: string
}

/** The rows of the tables whose last column names tests. */
function rowsOf(text: string): Row[] {
  let inside = false
  const rows: Row[] = []
  for (const line of text.split('\n')) {
    const cells = line.split('|').slice(1, -1)
    if (cells.length !== 5) inside = false
    else if (cells[4]?.trim() === 'test') inside = true
    else if (inside && !cells[0]?.startsWith('-')) {
      rows.push({ threat: cells[0]!.trim(), tests: cells[4]!.trim() })
    }
  }
  return rows
}

/** Files that a cell names and that are not there; a bare name lies beside the one before it. */
function missing(tests: string, exists: (path: string) => boolean): string[] {
  let folder = ''
  return [...tests.matchAll(/`([^`\s]+(?:\.ts|\/))`/g)].flatMap(([, name = '']) => {
    const places = [name, join('server/test', name), join(folder, name)]
    const found = places.find(exists)
    if (found) folder = dirname(found)
    return found ? [] : [name]
  })
}

const text = readFileSync(join(root, 'docs/threat-model.md'), 'utf8')
const rows = rowsOf(text)
const here = (path: string): boolean => existsSync(join(root, path))

test('each threat names a test that exists, or says that it has none', () => {
  expect(rows.length).toBeGreaterThan(40)
  for (const { threat, tests } of rows) {
    expect(missing(tests, here), threat).toEqual([])
    expect(/`[^`]+\.test\.ts`/.test(tests) || tests.includes('no test'), threat).toBe(true)
  }
})

test('a test that was moved or renamed is noticed', () => {
  const table =
    '| threat | control | where | default | test |\n|-|-|-|-|-|\n| a | b | c | d | `x/gone.test.ts` |'
  const [row] = rowsOf(table)
  expect(missing(row!.tests, here)).toEqual(['x/gone.test.ts'])
})
