import { randomUUID } from 'node:crypto'
import { contracts } from '@wstc/domain/contracts'
import type { Role } from '@wstc/domain/identity/roles'
import type { Contract } from '@wstc/domain/kernel/endpoint'
import { loadCity } from '../../src/plan/city/load.ts'
import { registerPlanProjects } from '../../src/plan/projects/sync.ts'
import { openObligations } from '../../src/plan/tasks/service/obligations.ts'
import { syncOffices } from '../../src/registry/offices.ts'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'

/** Commerce leads, trade-promotion cooperates, education has nothing to do with the tasks used. */
const cast = {
  leadOfficer: ['department-officer', 'commerce'],
  leadHead: ['department-head', 'commerce'],
  coopOfficer: ['department-officer', 'trade-promotion'],
  coopHead: ['department-head', 'trade-promotion'],
  strangerOfficer: ['department-officer', 'education'],
  strangerHead: ['department-head', 'education'],
  office: ['plan-office', 'commerce'],
  office2: ['plan-office', 'commerce'],
  bothHats: [['department-officer', 'plan-office'], 'commerce'],
  leader: ['leader', undefined],
  leader2: ['leader', undefined],
  firmAdmin: ['enterprise-admin', 'firm'],
  firmReporter: ['enterprise-reporter', 'firm'],
  otherFirmAdmin: ['enterprise-admin', undefined],
  otherFirmReporter: ['enterprise-reporter', undefined],
  bank: ['bank-officer', undefined],
  expert: ['expert', undefined],
  agency: ['agency-analyst', undefined],
  systemAdmin: ['system-admin', undefined],
  securityAdmin: ['security-admin', undefined],
  auditAdmin: ['audit-admin', undefined],
  statistician: ['statistics-officer', 'statistics'],
  statHead: ['statistics-head', 'statistics'],
  districtStatistician: ['district-statistician', 'east-lake-zone'],
} as const satisfies Record<string, readonly [Role | readonly Role[], string | undefined]>

export type Player = keyof typeof cast
export const playerNames = Object.keys(cast) as Player[]

export interface Asked {
  readonly status: number
  /** The reply without what differs from one request to the next. */
  readonly text: string
  readonly json: Record<string, any>
  readonly raw: Buffer
}

export interface CityHall {
  readonly world: World
  readonly players: Readonly<Record<Player, SignedIn>>
  ask(who: Player, method: string, path: string, body?: unknown): Promise<Asked>
  /** As `ask`, and fails unless it was done. */
  done(who: Player, method: string, path: string, body?: unknown): Promise<Record<string, any>>
  upload(who: Player, name: string, content: string): Promise<string>
}

const steady = (text: string): string =>
  text
    .replace(/"instance":"[^"]*"/, '"instance":"*"')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>')

const guarded = Object.values(contracts as Record<string, Contract>)
  .flatMap((contract) => Object.values(contract))
  .filter((endpoint) => endpoint.ifMatch)
  .map(({ method, path }) => ({ method, path: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) }))

/** Whether the endpoint takes the revision that was seen from a header, and not from the body. */
const takesIfMatch = (method: string, path: string): boolean =>
  guarded.some((one) => one.method === method && one.path.test(path.replace('/api/v1', '')))

/** The whole server with everyone at work in it, and what is owed for the first quarter of 2018. */
export async function openCityHall(options: { readonly pages?: boolean } = {}): Promise<CityHall> {
  const world = await openWorld({ day: '2018-04-16', ...options })
  await loadCity(world.platform)
  await registerPlanProjects(world.platform)
  await syncOffices(world.platform)
  await world.asSystem((tx) =>
    openObligations({ tx, now: world.platform.clock.now(), platform: world.platform }),
  )
  const firm = await world.organisation('enterprise')
  const players = {} as Record<Player, SignedIn>
  for (const name of playerNames) {
    const [role, place] = cast[name]
    players[name] = await world.as(role, place === 'firm' ? firm : place)
  }
  const ask: CityHall['ask'] = async (who, method, path, given) => {
    const { revision, ...rest } = (given ?? {}) as { revision?: number }
    const inHeader = revision !== undefined && takesIfMatch(method, path)
    const body: object = inHeader ? rest : (given as object)
    const reply = await players[who].inject({
      method: method as 'GET',
      url: path.startsWith('/api/') ? path : `/api/v1${path}`,
      ...(given === undefined ? {} : { payload: body }),
      headers: inHeader ? { 'if-match': `"${revision}"` } : {},
    })
    const isJson = String(reply.headers['content-type'] ?? '').includes('json')
    return {
      status: reply.statusCode,
      text: steady(reply.body),
      json: isJson ? reply.json() : {},
      raw: reply.rawPayload,
    }
  }
  return {
    world,
    players,
    ask,
    done: async (who, method, path, body) => {
      const reply = await ask(who, method, path, body)
      if (reply.status >= 300) throw new Error(`${who} ${method} ${path}: ${reply.text}`)
      return reply.json
    },
    upload: async (who, name, content) => {
      const mark = randomUUID()
      const payload = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n--${mark}--\r\n`
      const reply = await players[who].inject({
        method: 'POST',
        url: '/api/v1/desk/files',
        headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
        payload,
      })
      if (reply.statusCode !== 200) throw new Error(reply.body)
      return reply.json().id
    },
  }
}
