import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPack } from '@wstc/domain/plan/pack-rules'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CityError, readCity } from '../../src/platform/city.ts'
import { readSurveys } from '../../src/platform/city-surveys.ts'

const pack = new URL('../../../city/wuhan-2016', import.meta.url)
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wstc-surveys-'))
  cpSync(pack, join(root, 'wuhan-2016'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

/** Changes one survey file; answers the line of the change. */
function edit(name: string, was: string, is: string): number {
  const path = join(root, 'wuhan-2016/surveys', name)
  const lines = readFileSync(path, 'utf8').split('\n')
  const at = lines.findIndex((line) => line.includes(was))
  lines[at] = lines[at]!.replace(was, is)
  writeFileSync(path, lines.join('\n'))
  return at + 1
}

async function faultsOf(): Promise<CityError['faults']> {
  try {
    await readSurveys(await readCity('wuhan-2016', checkPack, root), root)
    return []
  } catch (error) {
    if (error instanceof CityError) return error.faults
    throw error
  }
}

it('reads the surveys of the city', async () => {
  const surveys = await readSurveys(await readCity('wuhan-2016', checkPack, root), root)
  expect(surveys.map((one) => one.id)).toContain('services-monthly')
})

it('a city without surveys loads and collects nothing', async () => {
  const cities = join(import.meta.dirname, '../fixtures/cities')
  const harbour = await readCity('harbour-2017', checkPack, cities)
  expect(await readSurveys(harbour, cities)).toEqual([])
})

it('a reference that leads nowhere is named with its file and line', async () => {
  const line = edit('sector-quarterly.yaml', '{ cell: profit }', '{ cell: loss }')
  expect(await faultsOf()).toContainEqual(
    expect.objectContaining({ file: 'surveys/sector-quarterly.yaml', line }),
  )
})

it('a word that the schema does not know is named with its file and line', async () => {
  const line = edit('persons-annual.yaml', 'severity: hard', 'severity: fatal')
  expect(await faultsOf()).toEqual([
    expect.objectContaining({ file: 'surveys/persons-annual.yaml', line }),
  ])
})

it('an expression that nobody can read is named with its line', async () => {
  const line = edit('persons-annual.yaml', 'when: { below:', 'when: { beneath:')
  expect(await faultsOf()).toEqual([
    expect.objectContaining({ file: 'surveys/persons-annual.yaml', line }),
  ])
})

it('faults of several files are told at once', async () => {
  edit('persons-annual.yaml', 'authority: commerce', 'authority: nobody')
  edit('register-annual.yaml', 'authority: commerce', 'authority: nobody')
  expect((await faultsOf()).map((one) => one.file)).toEqual([
    'surveys/persons-annual.yaml',
    'surveys/register-annual.yaml',
  ])
})
