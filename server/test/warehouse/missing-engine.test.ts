import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCity } from '../../src/plan/city/load.ts'
import { type ChildServer, startChild } from '../setup/child-server.ts'
import { openWorld, type World } from '../setup/world.ts'
import { until } from './open-warehouse.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const copied = ['node_modules', 'server', 'test', 'coverage']

/** The product as it stands where the optional package of the engine was not installed. */
function installWithoutEngine(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wstc-no-engine-'))
  const link = (path: string) => symlinkSync(join(root, path), join(folder, path))
  for (const name of readdirSync(root)) {
    if (!copied.includes(name) && !name.startsWith('.')) link(name)
  }
  cpSync(join(root, 'server'), join(folder, 'server'), {
    recursive: true,
    filter: (path) => !copied.includes(path.slice(join(root, 'server').length + 1)),
  })
  cpSync(join(root, 'node_modules', '.package-lock.json'), join(folder, 'node_modules', 'mark'))
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (!/chdb|^@wstc$/.test(name)) link(join('node_modules', name))
  }
  symlinkSync(join(root, 'node_modules', '@wstc'), join(folder, 'node_modules', '@wstc'))
  return folder
}

let folder: string
let world: World
let server: ChildServer

beforeAll(async () => {
  folder = installWithoutEngine()
  world = await openWorld()
  await loadCity(world.platform)
  server = await startChild(world, 'bare', { WAREHOUSE: 'on', LOG_LEVEL: 'warn' }, folder)
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await world?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('without the engine the server runs, and its health, its log and the page say so', async () => {
  const readiness = async () => {
    const reply = await fetch(`${server.origin}/readyz`)
    return { code: reply.status, body: (await reply.json()) as Record<string, string> }
  }
  await until(async () => (await readiness()).body.warehouse === 'missing', 'a word of what is not')
  expect((await readiness()).code).toBe(200)
  expect(server.output()).toContain('chdb is not installed')
  const cookie = await server.signIn(await world.person('system-admin'))
  const { body } = await server.ask('GET', '/desk/warehouse', { cookie })
  expect(body).toMatchObject({ kind: 'embedded', available: false, missing: true, asOf: null })
  const refused = await server.ask('POST', '/desk/warehouse/rebuild', { cookie })
  expect([refused.status, refused.body.code]).toEqual([422, 'desk/warehouse-away'])
})

test('without the engine acts and other pages go on, and courses say that they have no data', async () => {
  const cookie = await server.signIn(await world.person('leader'))
  const ask = (path: string) => server.ask('GET', `/plan/work/${path}`, { cookie })
  expect((await ask('cockpit')).status).toBe(200)
  const asked = await server.ask('POST', '/plan/work/tasks/3/questions', {
    cookie,
    body: { text: '何时完成？' },
  })
  expect(asked.status).toBe(200)
  const trend = await ask('trends/lights')
  expect(trend.status).toBe(200)
  expect(trend.body).toMatchObject({ available: false, fresh: false, asOf: null })
  const points = trend.body.groups.map((group: { points: unknown[] }) => group.points)
  expect(points).toEqual([[]])
})
