import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPack } from '@wstc/domain/plan/pack-rules'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CityError, readCity } from '../../src/platform/city.ts'
import { readAdminSources } from '../../src/platform/city-sources.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'wstc-sources-'))
  cpSync(new URL('../../../city/wuhan-2016', import.meta.url), join(root, 'wuhan-2016'), {
    recursive: true,
  })
})
afterAll(() => rmSync(root, { recursive: true }))

it('a city without administrative sources loads and takes nothing in', async () => {
  const cities = join(import.meta.dirname, '../fixtures/cities')
  const harbour = await readCity('harbour-2017', checkPack, cities)
  expect(await readAdminSources(harbour, cities)).toEqual({ sources: [], comparison: undefined })
})

it('a source that leads nowhere, or a comparison that is none, is named with its file and line', async () => {
  const city = await readCity('wuhan-2016', checkPack, root)
  expect((await readAdminSources(city, root)).sources).toHaveLength(4)
  const edit = (name: string, was: string, is: string): number => {
    const path = join(root, 'wuhan-2016/sources', name)
    const lines = readFileSync(path, 'utf8').split('\n')
    const at = lines.findIndex((line) => line.includes(was))
    lines[at] = lines[at]!.replace(was, is)
    writeFileSync(path, lines.join('\n'))
    return at + 1
  }
  const faults = [
    {
      file: 'sources/comparison.yaml',
      line: edit('comparison.yaml', "share: '0.1'", "share: '2'"),
    },
    {
      file: 'sources/tax.yaml',
      line: edit('tax.yaml', 'authority: state-tax', 'authority: nobody'),
    },
  ]
  const found = await readAdminSources(city, root).catch((error: unknown) => error)
  expect(found).toBeInstanceOf(CityError)
  expect((found as CityError).faults).toEqual(faults.map((one) => expect.objectContaining(one)))
})
