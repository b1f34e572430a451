import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkSecondFactorKey } from '../../src/identity/key-check.ts'
import { loadCity } from '../../src/plan/city/load.ts'
import { ConfigError } from '../../src/platform/config.ts'
import { openWorld, type World } from '../setup/world.ts'

let world: World
const elsewhere = mkdtempSync(join(tmpdir(), 'wstc-second-'))
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world.close()
  rmSync(elsewhere, { recursive: true, force: true })
})

test('two servers that begin one database take turns, or both make the same people and one fails', async () => {
  const { takeTurns } = world.platform.database
  const seen: string[] = []
  const load = (name: string) => async () => {
    seen.push(`${name} begins`)
    await new Promise((resolve) => setTimeout(resolve, 200))
    seen.push(`${name} ends`)
  }
  const refused = takeTurns(async () => {
    throw new Error('half loaded')
  })
  await expect(refused).rejects.toThrow('half loaded')
  await Promise.all([takeTurns(load('one')), takeTurns(load('two'))])
  expect(seen.map((line) => line.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends'])
})

test('loading the city takes its own lock inside a turn, or a start would wait for itself', async () => {
  const { database } = world.platform
  expect(await database.takeTurns(() => loadCity(world.platform))).toBe(1)
})

test('a server with another key does not start, or nobody with a second factor could sign in there', async () => {
  const { platform } = world
  await checkSecondFactorKey(platform)
  await checkSecondFactorKey(platform)
  const second = { ...platform, config: { ...platform.config, dataDir: elsewhere } }
  await expect(checkSecondFactorKey(second)).rejects.toThrow(ConfigError)
  await expect(checkSecondFactorKey(second)).rejects.toThrow(/keys\/second-factor\.key/)
})
