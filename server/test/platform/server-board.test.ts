import { deskContract } from '@wstc/domain/desk/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeServer } from '../../src/make-server.ts'
import { openBrowser } from '../setup/browser.ts'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'

/** Two servers on one database, each with gates of its own. */
let world: World
let second: World['server']
let admin: SignedIn

beforeAll(async () => {
  world = await openWorld({ env: { REQUESTS_AT_WORK: '1', REQUESTS_WAITING: '0' } })
  second = await makeServer(
    { ...world.platform, config: { ...world.platform.config, port: 4149 } },
    { pages: false },
  )
  await second.ready()
  admin = await world.as('system-admin')
})
afterAll(async () => {
  await second?.close()
  await world?.close()
})

const list = async (server = world.server) => {
  const browser = openBrowser(server)
  for (const [name, value] of admin.cookies) browser.cookies.set(name, value)
  return (await browser.client(deskContract).listServers({})).items
}
const requestsOf = (one: Awaited<ReturnType<typeof list>>[number] | undefined) =>
  one?.gates.find(({ gate }) => gate === 'requests')

test('what works and what was turned away at one server is seen through the other', async () => {
  const { admission, board } = second
  const before = requestsOf((await list())[0])!.refused
  const leave = await admission.requests.enter()
  await expect(admission.requests.enter()).rejects.toMatchObject({ code: 'request/overloaded' })
  await expect(admission.requests.enter('table')).rejects.toThrow()
  admission.noteBare()
  await board.tell()
  const [own, other, ...more] = await list()
  expect(more).toEqual([])
  expect([own!.own, other!.own]).toEqual([true, false])
  expect(other!.name).toMatch(/:4149$/)
  expect(requestsOf(other)).toMatchObject({ atWork: 1, places: 1, waiting: 0, refused: 3 })
  expect(requestsOf(own)!.refused, 'each counts its own').toBe(before)
  // The one that answers is at work on this very request.
  expect(requestsOf(own)!.atWork).toBe(1)
  leave()
  await board.tell()
  expect(requestsOf((await list())[1])).toMatchObject({ atWork: 0, refused: 3 })
})

test('a server that told nothing for long, or took its leave, is not shown as if it lived', async () => {
  await Promise.all([second.board.tell(), world.server.board.tell()])
  expect((await list(second)).map(({ own }) => own)).toEqual([true, false])
  await world.server.board.leave()
  expect((await list(second)).length).toBe(1)
  await second.board.tell()
  expect((await list()).length).toBe(2)
  world.advance(31_000)
  expect((await list()).length).toBe(1)
})
