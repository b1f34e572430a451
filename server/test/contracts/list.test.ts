import { readCsv } from '@wstc/domain/kernel/csv'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Clerk, type ContractsWorld, openContracts } from './contracts-world.ts'

let world: ContractsWorld
let officer: Clerk
let firm: Clerk
let other: Clerk

beforeAll(async () => {
  world = await openContracts()
  officer = await world.clerk('statistics-officer')
  const [one, two] = [await world.enterprise(), await world.enterprise()]
  firm = await world.clerk('enterprise-reporter', one.organisation)
  other = await world.clerk('enterprise-reporter', two.organisation)
  const days = ['2017-03-01', '2018-01-05', '2017-11-20', '2018-02-01', '2017-03-01']
  for (const [at, signedOn] of days.entries()) {
    const economy = at % 2 === 0 ? 'US' : 'JP'
    await world.accepted(firm, officer, {
      number: `B-${at}`,
      signedOn,
      economy,
      startsOn: signedOn,
    })
  }
  await world.accepted(other, officer, { number: 'A~9', client: '=SUM(1)', economy: 'DE' })
  await firm.beginContract({ body: { kind: 'technology' } })
})
afterAll(() => world?.close())

type Query = NonNullable<Parameters<Clerk['listContracts']>[0]>['query']

/** Every number of the register, page after page of two. */
async function walk(query: Query): Promise<string[]> {
  const found: string[] = []
  let after: string | undefined
  do {
    const asked = { ...query, limit: 2, ...(after ? { after } : {}) }
    const { items, next } = await officer.listContracts({ query: asked })
    found.push(...items.map((one) => one.number))
    after = next ?? undefined
  } while (after)
  return found
}

test('no contract is lost or shown twice between pages, whatever the order', async () => {
  for (const sort of ['begun', 'signed', 'number'] as const) {
    const up = await walk({ sort, order: 'asc' })
    const down = await walk({ sort, order: 'desc' })
    expect([sort, up.toSorted()]).toEqual([sort, ['A~9', 'B-0', 'B-1', 'B-2', 'B-3', 'B-4']])
    expect(down.toSorted()).toEqual(up.toSorted())
  }
  expect(await walk({ sort: 'number', order: 'asc' })).toEqual([
    'A~9',
    'B-0',
    'B-1',
    'B-2',
    'B-3',
    'B-4',
  ])
  const signed = await walk({ sort: 'signed', order: 'asc', q: 'b-' })
  expect(signed).toEqual(['B-4', 'B-0', 'B-2', 'B-1', 'B-3'])
})

test('kind, state, economy, year and text narrow the list', async () => {
  expect(await walk({ economy: 'JP' })).toEqual(['B-3', 'B-1'])
  expect(await walk({ year: '2017', economy: 'US', q: 'b-' })).toEqual(['B-4', 'B-2', 'B-0'])
  expect(await walk({ kind: 'technology' })).toEqual([])
  expect(await walk({ state: 'submitted' })).toEqual([])
  expect(await walk({ q: 'sum' })).toEqual(['A~9'])
  const drafts = await firm.listOwnContracts({ query: { state: 'draft' } })
  expect(drafts.items).toHaveLength(1)
})

async function sheet(who: Clerk, url: string): Promise<string[][]> {
  const reply = await who.session.inject({ method: 'GET', url: `/api/v1/exports/${url}` })
  expect(reply.statusCode).toBe(200)
  return [...readCsv(reply.body.replace('\uFEFF', ''), ',')].flatMap((one) =>
    'cells' in one ? [[...one.cells]] : [],
  )
}

test('the sheet has the columns that were chosen and the lines of the filter', async () => {
  const [head, ...lines] = await sheet(
    officer,
    'contracts?format=csv&columns=number&columns=economy&economy=JP&sort=number&order=asc',
  )
  expect(head).toHaveLength(2)
  expect(lines.map(([number]) => number)).toEqual(['B-1', 'B-3'])
})

test('a firm exports its own contracts and nobody else’s', async () => {
  const [, ...own] = await sheet(other, 'own-contracts?format=csv&columns=number&columns=client')
  expect(own).toEqual([['A~9', "'=SUM(1)"]])
  const [, ...mine] = await sheet(firm, 'own-contracts?format=csv&columns=number')
  expect(mine).toHaveLength(6)
})
