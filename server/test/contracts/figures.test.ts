import { registryContract } from '@wstc/domain/registry/contract'
import type { Client } from '@wstc/sdk/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeOverFigures } from '../../src/plan/targets/take-over.ts'
import { refusalOf } from '../setup/browser.ts'
import {
  type Clerk,
  type ContractsWorld,
  entryOf,
  openContracts,
  receiptOf,
} from './contracts-world.ts'

let world: ContractsWorld
let officer: Clerk
let editor: Client<typeof registryContract>
const firms: Clerk[] = []
const entries: string[] = []

beforeAll(async () => {
  world = await openContracts()
  officer = await world.clerk('statistics-officer')
  editor = officer.session.client(registryContract)
  for (let at = 0; at < 3; at += 1) {
    const { organisation, id } = await world.enterprise()
    entries.push(id)
    firms.push(await world.clerk('enterprise-reporter', organisation))
  }
})
afterAll(() => world?.close())

async function execute(firm: Clerk, day: string, amount: string, more: object = {}): Promise<void> {
  const params = {
    contract: await world.accepted(firm, officer, { amount: '99000000.00', ...more }),
  }
  const receipt = receiptOf(await firm.scan(), { amount })
  const { id } = await firm.enterExecution({
    params,
    body: { entry: entryOf(receipt, { amount, executedOn: day }) },
  })
  await officer.judgeExecution({
    params: { execution: id },
    revision: 1,
    body: { verdict: 'accepted' },
  })
}

const figureOf = async (year: string) =>
  (await officer.listOffshoreFigures()).items.find((one) => one.year === year)

test('two firms are too few for the plan, and a year that runs is not told', async () => {
  await execute(firms[0]!, '2017-08-01', '20000000.00')
  await execute(firms[1]!, '2017-09-01', '20000000.00')
  await execute(firms[1]!, '2018-02-01', '30000000.00')
  expect(await figureOf('2017')).toMatchObject({ usd: '40000000.00', firms: 2, refusal: 'too-few' })
  expect((await figureOf('2018'))?.refusal).toBe('year-not-over')
  const refused = officer.publishOffshoreFigure({ body: { year: '2017' } })
  expect(await refusalOf(refused)).toBe('contracts/figure-refused')
})

test('a sum that one firm makes up is refused; onshore and technology contracts do not count', async () => {
  await execute(firms[2]!, '2017-10-01', '1000000.00', { economy: 'HK' })
  await execute(firms[2]!, '2017-10-01', '7000000.00', { economy: 'CN' })
  await execute(firms[0]!, '2017-11-01', '30000000.00')
  expect(await figureOf('2017')).toMatchObject({
    usd: '71000000.00',
    firms: 3,
    refusal: 'dominated',
  })
})

test('firms of one holding count as one, from the last day of the year as the register has it', async () => {
  await execute(firms[2]!, '2017-12-01', '29000000.00')
  expect(await figureOf('2017')).toMatchObject({ firms: 3, groups: 3, refusal: null })
  const hold = (at: number, from: string, until: string | null = null) =>
    editor.addHolding({
      params: { enterprise: entries[at]! },
      body: { holder: 'Parent Abroad Ltd', share: '51', from, until },
    })
  await hold(0, '2017-12-31')
  await hold(2, '2016-01-01', '2017-12-30')
  expect(await figureOf('2017')).toMatchObject({ groups: 3, refusal: null })
  const { heldBy } = await hold(1, '2016-01-01')
  expect(await figureOf('2017')).toMatchObject({ firms: 3, groups: 2, refusal: 'too-few' })
  const refused = officer.publishOffshoreFigure({ body: { year: '2017' } })
  expect(await refusalOf(refused)).toBe('contracts/figure-refused')
  const params = { holding: heldBy[0]!.id }
  await editor.endHolding({ params, revision: 1, body: { until: '2017-12-30' } })
})

test('a sum of three firms reaches the indicator as a figure that waits for verification', async () => {
  const figure = await officer.publishOffshoreFigure({ body: { year: '2017' } })
  expect(figure).toMatchObject({ usd: '100000000.00', refusal: 'unchanged' })
  const payload = await world.asSystem((tx) =>
    tx
      .selectFrom('platform_job')
      .select('payload')
      .where('kind', '=', 'platform.fan-out')
      .executeTakeFirstOrThrow(),
  )
  const event = (payload.payload as { payload: Record<string, unknown> }).payload
  // Nothing but the sum leaves the register.
  expect(event).toEqual({ year: '2017', usd: '100000000.00', synthetic: false })
  const job = {
    id: 'take-over',
    payload: event,
    now: world.platform.clock.now(),
    platform: world.platform,
    finishIn: (work: Parameters<typeof world.asSystem>[0]) => world.asSystem(work),
  }
  await takeOverFigures('any').run(job as never)
  await takeOverFigures('any').run({ ...job, id: 'again' } as never)
  const rows = await world.asSystem((tx) =>
    tx
      .selectFrom('plan_observation')
      .selectAll()
      .where('indicator', '=', 'offshore-execution')
      .where('period', '=', '2017')
      .where('origin', '=', 'recorded')
      .execute(),
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ value: '1.0000', status: 'unverified', recorded_by: null })
  expect(rows[0]!.source.en).toBe('Contracts register')
})

test('a new word whose difference is one firm’s is refused', async () => {
  await execute(firms[0]!, '2017-12-20', '500000.00')
  expect((await figureOf('2017'))?.refusal).toBe('revealing')
})

test('a missing rate is said and nothing is handed over', async () => {
  await execute(firms[0]!, '2017-12-21', '500000.00', {})
  const params = {
    contract: await world.accepted(firms[1]!, officer, { currency: 'EUR', economy: 'DE' }),
  }
  const receipt = receiptOf(await firms[1]!.scan(), { currency: 'EUR', amount: '100.00' })
  const { id } = await firms[1]!.enterExecution({
    params,
    body: {
      entry: entryOf(receipt, { currency: 'EUR', amount: '100.00', executedOn: '2017-12-21' }),
    },
  })
  await officer.judgeExecution({
    params: { execution: id },
    revision: 1,
    body: { verdict: 'accepted' },
  })
  const figure = await figureOf('2017')
  expect(figure?.refusal).toBe('rate-missing')
  expect(figure?.missing).toEqual([{ currency: 'EUR', month: '2017-12', amounts: 1 }])
  const table = await officer.getContractTables({ query: { month: '2017-12' } })
  expect(table.missing).toContainEqual({ currency: 'EUR', month: '2017-12', amounts: 1 })
  const german = table.lines.find((one) => one.economy === 'DE')
  expect(german?.executed).toEqual({ count: 1, usd: '0.00' })
})

test('the monthly table goes out as a sheet', async () => {
  const reply = await officer.session.inject({
    method: 'GET',
    url: '/api/v1/exports/contract-tables?month=2017-12&format=csv',
  })
  expect(reply.statusCode).toBe(200)
  expect(reply.body).toContain('30000000.00')
})
