import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPack } from '@wstc/domain/plan/pack-rules'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CityError, readCity } from '../../src/platform/city.ts'

const pack = new URL('../../../city/wuhan-2016', import.meta.url)
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wstc-city-'))
  cpSync(pack, join(root, 'wuhan-2016'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

function edit(file: string, change: (text: string) => string): void {
  const path = join(root, 'wuhan-2016', file)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
}

async function faultsOf(): Promise<CityError['faults']> {
  try {
    await readCity('wuhan-2016', checkPack, root)
    return []
  } catch (error) {
    if (error instanceof CityError) return error.faults
    throw error
  }
}

it('the city’s own pack has no fault', async () => {
  expect(await faultsOf()).toEqual([])
})

it('a fault in the middle of a file is named with its line', async () => {
  let line = 0
  edit('targets.yaml', (text) => {
    const lines = text.split('\n')
    line = lines.findIndex((one, index) => index > 100 && one.includes('indicator:')) + 1
    lines[line - 1] = lines[line - 1]!.replace(
      /indicator: *[^\s,}]+/,
      'indicator: no-such-indicator',
    )
    return lines.join('\n')
  })
  const faults = await faultsOf()
  expect(faults).toContainEqual(expect.objectContaining({ file: 'targets.yaml', line }))
})

it('a word the schema does not know and broken YAML are named with their lines', async () => {
  edit('sectors.yaml', (text) => text.replace(/\bgroup: \w+/, 'group: unheard-of'))
  edit('measures.yaml', (text) => `${text}\n  - [unclosed\n`)
  const faults = await faultsOf()
  expect(faults.filter((one) => one.file === 'sectors.yaml')).toHaveLength(1)
  expect(faults.some((one) => one.file === 'measures.yaml' && one.line > 1)).toBe(true)
})

it('all faults are told at once, those across files in the right one of several task files', async () => {
  edit('departments.yaml', (text) => text.replace('id: commerce', 'id: renamed-department'))
  const faults = await faultsOf()
  expect(faults.length).toBeGreaterThan(1)
  for (const fault of faults) {
    const lines = readFileSync(join(root, 'wuhan-2016', fault.file), 'utf8').split('\n')
    expect(fault.line).toBeLessThanOrEqual(lines.length)
  }
})
