import { afterAll, beforeAll, expect, test } from 'vitest'
import { followMerge } from '../../src/contracts/service/follow-merge.ts'
import { follow, mergeEntries } from '../setup/merge.ts'
import {
  type Clerk,
  type ContractsWorld,
  entryOf,
  openContracts,
  receiptOf,
} from './contracts-world.ts'

const survey = 'services-monthly'
const period = '2018-03'
let world: ContractsWorld
let officer: Clerk

beforeAll(async () => {
  world = await openContracts('2018-04-02')
  officer = await world.clerk('statistics-officer')
})
afterAll(() => world?.close())

test('a return begins with what the firm’s registered contracts executed in the month, and with nobody else’s', async () => {
  const one = await world.enterprise()
  const other = await world.enterprise()
  const firm = await world.clerk('enterprise-reporter', one.organisation)
  const id = await world.accepted(firm, officer, { number: 'W-JP', amount: '5000.00' })
  await world.accepted(firm, officer, { number: 'W-CN', economy: 'CN' })
  const file = await firm.scan()
  const enter = async (executedOn: string, amount: string, accept: boolean) => {
    const made = await firm.enterExecution({
      params: { contract: id },
      body: { entry: entryOf(receiptOf(file, { amount }), { executedOn, amount }) },
    })
    if (!accept) return
    await officer.judgeExecution({
      params: { execution: made.id },
      revision: 1,
      body: { verdict: 'accepted' },
    })
  }
  await enter('2018-02-27', '500.00', true)
  await enter('2018-03-05', '1200.00', true)
  await enter('2018-03-20', '300.50', true)
  await enter('2018-03-21', '77.00', false)
  const office = await world.desk('statistics-officer')
  await office.openRound({ body: { survey, period } })
  const open = async (organisation: string) => {
    const desk = await world.desk('enterprise-reporter', organisation)
    const { items } = await desk.listOwnReturns({ query: { survey, period } })
    return desk.openOwnReturn({ params: { obligation: items[0]!.id } })
  }
  const own = await open(one.organisation)
  expect(own.content.rows).toHaveLength(1)
  expect(own.content.rows[0]).toMatchObject({
    contract: 'W-JP',
    flow: 'export',
    item: 'SI21',
    partner: 'JP',
    currency: 'USD',
    amount: '1500.50',
  })
  expect(own.ground.contracts?.['W-JP']).toMatchObject({ value: '5000.00', executed: '500.00' })
  const theirs = await open(other.organisation)
  expect(theirs.content.rows).toEqual([])
  expect(theirs.ground.contracts).toBeUndefined()
})

test('two contracts of one number, after a merge, begin one line with both; of unlike business, none', async () => {
  const month = '2018-02'
  const [drop, keep] = [await world.enterprise(), await world.enterprise()]
  const execute = async (organisation: string, terms: object, amount: string) => {
    const firm = await world.clerk('enterprise-admin', organisation)
    const contract = await world.accepted(firm, officer, terms)
    const receipt = receiptOf(await firm.scan(), { amount })
    const { id } = await firm.enterExecution({
      params: { contract },
      body: { entry: entryOf(receipt, { executedOn: '2018-02-12', amount }) },
    })
    const params = { execution: id }
    await officer.judgeExecution({ params, revision: 1, body: { verdict: 'accepted' } })
  }
  await execute(drop.organisation, { number: 'SAME' }, '100.00')
  await execute(keep.organisation, { number: 'SAME' }, '20.50')
  await execute(drop.organisation, { number: 'UNLIKE', economy: 'DE' }, '7.00')
  await execute(keep.organisation, { number: 'UNLIKE' }, '8.00')
  await mergeEntries(world, drop.id, keep.id)
  await follow(world, followMerge('any'))
  const office = await world.desk('statistics-officer')
  await office.openRound({ body: { survey, period: month } })
  const desk = await world.desk('enterprise-reporter', keep.organisation)
  const { items } = await desk.listOwnReturns({ query: { survey, period: month } })
  const { content, ground } = await desk.openOwnReturn({ params: { obligation: items[0]!.id } })
  expect(content.rows.map((row) => [row.contract, row.amount])).toEqual([['SAME', '120.50']])
  expect(Object.keys(ground.contracts ?? {})).toEqual(['SAME'])
})
