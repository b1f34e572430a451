import { contracts } from '@wstc/domain/contracts'
import type { Contract, Endpoint } from '@wstc/domain/kernel/endpoint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CityHall, openCityHall, type Player } from './city-hall.ts'
import { accountAndDesk } from './ownership/account-and-desk.ts'
import { assessment } from './ownership/assessment.ts'
import { contracts as ofContracts } from './ownership/contracts.ts'
import { group } from './ownership/group.ts'
import type { Ownership } from './ownership/model.ts'
import { plan } from './ownership/plan.ts'
import { planProjects } from './ownership/plan-projects.ts'
import { registry } from './ownership/registry.ts'
import { sources } from './ownership/sources.ts'
import { statistics } from './ownership/statistics.ts'
import { recordsOf } from './records.ts'

const ownership = {
  ...accountAndDesk,
  ...plan,
  ...planProjects,
  ...group,
  ...assessment,
  ...registry,
  ...statistics,
  ...sources,
  ...ofContracts,
}

let hall: CityHall
let records: ReturnType<typeof recordsOf>

beforeAll(async () => {
  hall = await openCityHall()
  records = recordsOf(hall)
})
afterAll(() => hall?.world.close())

const withParameter = new Map(
  Object.entries(contracts).flatMap(([context, contract]) =>
    Object.entries(contract as Contract)
      .filter(([, endpoint]) => endpoint.path.includes('/:'))
      .map(([name, endpoint]): [string, Endpoint] => [`${context}.${name}`, endpoint]),
  ),
)

/** An id of the right shape that nothing has. */
const nothing = (endpoint: Endpoint): string =>
  /:(task|number|version|system)\b/.test(endpoint.path)
    ? '9999'
    : '01890000-0000-7000-8000-00000000dead'

const pathOf = (endpoint: Endpoint, { also }: Ownership, id: string): string =>
  endpoint.path.replace(/:(\w+)/g, (_, name: string) => also?.[name] ?? id)

const of = Object.entries(ownership).flatMap(([name, rows]) =>
  rows.map((row, index) => [`${name} ${index + 1}`, name, row] as const),
)

describe('whose record it is', () => {
  it('every operation with a parameter has its row', () => {
    expect(Object.keys(ownership).sort()).toEqual([...withParameter.keys()].sort())
  })

  it.each(of)('%s', async (_, name, row) => {
    const endpoint = withParameter.get(name)!
    const record = await records[row.of]()
    const body = row.body?.(record as never)
    const wrong: string[] = []
    const tries = Object.entries(row.tries) as [string, readonly Player[]][]
    for (const [expected, who] of tries.flatMap(([one, all]) =>
      all.map((who) => [one, who] as const),
    )) {
      const ask = async (id: string) => {
        const reply = await hall.ask(who, endpoint.method, pathOf(endpoint, row, id), body)
        return { ...reply, text: reply.text.replaceAll(id, '<id>') }
      }
      const absent = await ask(nothing(endpoint))
      const wanted = row.absent ?? 'request/not-found'
      const gone = absent.status < 300 ? 'done' : absent.json.code
      if (gone !== wanted) wrong.push(`${who}, of nothing: ${gone}`)
      const reply = await ask(record.id)
      const same = reply.status === absent.status && reply.text === absent.text
      const got = reply.status < 300 ? 'done' : reply.json.code
      if (expected === 'hidden' ? !same : got !== expected) wrong.push(`${who}: ${reply.text}`)
    }
    expect(wrong).toEqual([])
  })

  it('a draft and a view under the same name are each person’s own, whatever others do', async () => {
    const { id: key } = await records.key()
    const { id: list } = await records.list()
    for (const who of ['firmAdmin', 'leadOfficer', 'systemAdmin'] as const) {
      await hall.done(who, 'PUT', `/desk/drafts/${key}`, {
        revision: 0,
        formVersion: '1',
        values: { a: who },
      })
      await hall.done(who, 'DELETE', `/desk/drafts/${key}`)
      await hall.done(who, 'PUT', `/desk/views/${list}`, { items: [] })
    }
    const { draft } = await hall.done('firmReporter', 'GET', `/desk/drafts/${key}`)
    expect(draft).toMatchObject({ values: { secret: '草稿内容' }, revision: 1 })
    const { items } = await hall.done('firmReporter', 'GET', `/desk/views/${list}`)
    expect(items).toHaveLength(1)
  })
})
