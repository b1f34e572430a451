import { randomInt } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashToken } from '../../src/identity/secrets.ts'
import { type Actor, anonymous } from '../../src/platform/actor.ts'
import { mayCall } from '../../src/platform/serve.ts'
import { type CityHall, openCityHall, type Player, playerNames } from '../access/city-hall.ts'
import { plantWords } from '../access/planting.ts'
import { faultsOf } from './judge.ts'
import { gatherLore, type Lore } from './lore.ts'
import { spoiledOf } from './mutations.ts'
import { type Attack, assemble, partsOf } from './requests.ts'
import { type Operation, readSurface } from './surface.ts'

/** Longer and with another seed by `npm run fuzz`; the same requests every time otherwise. */
const seconds = Number(process.env.FUZZ_SECONDS ?? 0)
const firstSeed = Number(process.env.FUZZ_SEED ?? (seconds > 0 ? randomInt(2 ** 31) : 20_160_033))

/** One of each kind of actor. */
const actors: readonly (Player | 'anonymous')[] = [
  'anonymous',
  ...playerNames.filter((one) => !/^(other|stranger|coop)|2$/.test(one)),
]

/** Everybody in the long run; else some who may call the operation, and some who may not. */
function actorsOf({ endpoint }: Operation, turn: number): readonly (Player | 'anonymous')[] {
  if (seconds > 0) return actors
  const turned = [...actors.slice(turn % actors.length), ...actors.slice(0, turn % actors.length)]
  const may = (one: Player | 'anonymous') =>
    mayCall(one === 'anonymous' ? anonymous : acting[one]!, endpoint.access)
  return [...turned.filter(may).slice(0, 4), ...turned.filter((one) => !may(one)).slice(0, 1)]
}

let hall: CityHall
const acting: Partial<Record<Player, Actor>> = {}
let surface: Operation[]
let lore: Lore
let secrets: string[]

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

beforeAll(async () => {
  hall = await openCityHall()
  await plantWords(hall)
  surface = await readSurface(hall.world)
  lore = await gatherLore(hall)
  for (const name of playerNames) acting[name] = await hall.world.actorOf(hall.players[name].person)
  secrets = Object.values(hall.players).flatMap(({ person, cookies }) => [
    ...(person.totp ? [person.totp] : []),
    ...[...cookies.values()].flatMap((token) => [token, hashToken(token)]),
  ])
}, 120_000)
afterAll(() => hall?.world.close())

/** Undoes what ends the work of an actor: sessions, accounts out of use, factors released. */
async function revive(): Promise<void> {
  const { asSystem, platform } = hall.world
  await asSystem(async (tx) => {
    const now = platform.clock.now()
    const people = Object.values(hall.players).map((one) => one.person.id)
    await tx
      .updateTable('identity_session')
      .set({ revoked_at: null, last_seen_at: now })
      .where('person_id', 'in', people)
      .execute()
    await tx
      .updateTable('identity_person')
      .set({ state: 'active' })
      .where('id', 'in', people)
      .execute()
    await tx.deleteFrom('identity_attempt').execute()
  })
}

let count = 0
/** Addresses differ, so that the limits per address do not stand before what is looked for. */
const address = (): string => {
  count += 1
  return `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`
}

async function send(actor: Player | 'anonymous', attack: Attack) {
  const options = {
    method: attack.method as 'GET',
    url: attack.url,
    headers: { ...attack.headers },
    remoteAddress: address(),
    ...(attack.payload === undefined ? {} : { payload: attack.payload }),
  }
  if (actor === 'anonymous') return hall.world.server.inject(options)
  const { cookies } = hall.players[actor]
  const token = cookies.get('__Host-wstc')
  return hall.world.server.inject({
    ...options,
    headers: { 'x-requested-with': 'wstc', cookie: `__Host-wstc=${token}`, ...attack.headers },
  })
}

interface Tally {
  requests: number
  done: number
  slowest: { ms: number; what: string }
  readonly faults: Set<string>
}

async function round(seed: number, each: number, tally: Tally): Promise<void> {
  for (const [index, operation] of surface.entries()) {
    await revive()
    const parts = partsOf(operation, lore)
    const attacks = fc.oneof(
      { weight: 2, arbitrary: parts.map((made) => assemble(operation, made)) },
      { weight: 3, arbitrary: spoiledOf(operation, parts) },
    )
    for (const [n, actor] of actorsOf(operation, seed + index).entries()) {
      for (const attack of fc.sample(attacks, { seed: seed + index * 1000 + n, numRuns: each })) {
        const before = process.cpuUsage()
        const reply = await send(actor, attack)
        const { user, system } = process.cpuUsage(before)
        const ms = (user + system) / 1000
        const what = `${operation.id} as ${actor}, ${attack.how}`
        tally.requests += 1
        if (reply.statusCode < 300) tally.done += 1
        if (ms > tally.slowest.ms) tally.slowest = { ms, what }
        for (const fault of faultsOf(operation, attack, reply, secrets)) {
          if (tally.faults.size < 40) {
            tally.faults.add(
              `${what}: ${fault}\n  ${attack.method} ${attack.url.slice(0, 300)} ${String(attack.payload ?? '').slice(0, 300)}\n  ${reply.body.slice(0, 200)}`,
            )
          }
        }
      }
    }
  }
}

function heap(): number {
  collect()
  collect()
  return process.memoryUsage().heapUsed
}

it(
  `no request made to break it makes the server fail, talk, slow down or grow (seed ${firstSeed})`,
  async () => {
    const tally: Tally = { requests: 0, done: 0, slowest: { ms: 0, what: '' }, faults: new Set() }
    const end = Date.now() + seconds * 1000
    const each = seconds > 0 ? 20 : 2
    // Each operation leaves its statements and compiled code behind, once: that is over after this.
    await round(firstSeed, 2, tally)
    const early = { heap: heap(), requests: tally.requests }
    let seed = firstSeed + 1
    do {
      await round(seed, each, tally)
      seed += 1_000_000
    } while (Date.now() < end && tally.faults.size === 0)
    const grown = heap() - early.heap
    const since = tally.requests - early.requests
    console.log(
      `fuzz: seed ${firstSeed}, ${surface.length} operations, ${actors.length} kinds of actor, ${tally.requests} requests, ${tally.done} done, slowest ${Math.round(tally.slowest.ms)} ms of CPU (${tally.slowest.what}), ${Math.round(grown / 1024)} kB kept after ${since} requests`,
    )
    expect([...tally.faults]).toEqual([])
    expect(({} as Record<string, unknown>).admin).toBeUndefined()
    expect(tally.slowest.ms, tally.slowest.what).toBeLessThan(6000)
    expect(grown).toBeLessThan(16 * 2 ** 20 + 200 * since)
    // An attack that never gets in attacks only the door.
    expect(tally.done / tally.requests).toBeGreaterThan(0.1)
  },
  (seconds + 240) * 1000,
)

it('thousands of refused requests leave nothing behind in memory', async () => {
  const attacks = surface.flatMap((operation, index) => {
    const parts = partsOf(operation, lore)
    const cheap = fc.oneof(
      parts.map((made) => assemble(operation, made)),
      spoiledOf(operation, parts).filter((one) => String(one.payload ?? '').length < 5000),
    )
    return fc.sample(cheap, { seed: firstSeed + index, numRuns: 2 })
  })
  const refused = attacks.filter((one) => !/sign-in|password|invitations/.test(one.url))
  const storm = async (turns: number): Promise<number> => {
    let sent = 0
    for (let turn = 0; turn < turns; turn += 1) {
      for (const attack of refused) {
        const reply = await send('anonymous', attack)
        if (reply.statusCode >= 400) sent += 1
      }
    }
    return sent
  }
  await storm(4)
  const before = heap()
  expect(await storm(16)).toBeGreaterThan(2000)
  expect(heap() - before).toBeLessThan(10 * 2 ** 20)
}, 120_000)
