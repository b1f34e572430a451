import { makeUscc } from '@wstc/domain/kernel/uscc'
import { registryContract } from '@wstc/domain/registry/contract'
import type { EnterpriseFacts } from '@wstc/domain/registry/model'
import type { ReconciliationLine } from '@wstc/domain/statistics/sources/contract/shapes'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { mergeEntries } from '../setup/merge.ts'
import { content } from './collection-world.ts'
import { exported, type Office, survey } from './review-world.ts'
import { type Clerk, fxFile, fxRow, openSourcesWorld, type SourcesWorld } from './sources-world.ts'

const period = '2018-03'
const flow = 'export' as const

let world: SourcesWorld
let clerk: Clerk
let officer: Office
let unit: { id: string; organisation: string; uscc: string }

async function newUnit(facts: Partial<EnterpriseFacts> = {}) {
  const { id, organisation } = await world.enterprise(facts)
  const { uscc } = await world.asSystem((tx) =>
    tx
      .selectFrom('registry_enterprise')
      .select('uscc')
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
  return { id, organisation, uscc }
}

/** The unit’s line as the month has it, which is kept from one question to the next. */
async function keptLine(id = unit.id): Promise<ReconciliationLine | undefined> {
  const { items } = await clerk.listReconciliation({ query: { period, flow, limit: 200 } })
  return items.find((one) => one.enterprise.id === id)
}

/** What is judged anew each time. */
async function freshLine(id = unit.id): Promise<ReconciliationLine | undefined> {
  const { lines } = await clerk.openUnitReconciliation({ params: { enterprise: id } })
  return lines.find((one) => one.period === period && one.flow === flow)
}

const totals = async () => (await clerk.getReconciliation({ query: { period, flow } })).total

/** Reads the month so that it is kept, acts, and expects that the month says what holds now. */
async function after(act: () => Promise<unknown>): Promise<ReconciliationLine | undefined> {
  const [before, total] = [await keptLine(), await totals()]
  await act()
  const line = await keptLine()
  expect(line).toEqual(await freshLine())
  expect([line, await totals()]).not.toEqual([before, total])
  return line
}

const revisionOf = async (obligation: string): Promise<number> =>
  (await officer.openReview({ params: { obligation } })).line.revision

const exports = (amount: string) => content([exported(amount)])

beforeAll(async () => {
  world = await openSourcesWorld()
  unit = await newUnit({ name: '武汉丙名软件有限责任公司' })
  officer = await world.office('statistics-officer')
  await officer.openRound({ body: { survey, period } })
})
// Uploads are few a minute for one person.
beforeEach(async () => {
  clerk = await world.clerk()
})
afterAll(() => world?.close())

const upload = (reason: string, ...rows: string[]) => clerk.upload(fxFile(...rows), { reason })
const receipt = (more: Record<string, string> = {}) => fxRow({ code: unit.uscc, ...more })

test('a delivery that is added or replaced shows at once; one that is held or withdrawn changes nothing', async () => {
  const first = await after(() => upload('', receipt({ amount: '1000' })))
  expect(first).toMatchObject({ receipts: '1000.00' })
  const second = await after(() => upload('更正', receipt({ amount: '2500' })))
  expect(second).toMatchObject({ receipts: '2500.00' })
  const held = await upload('再报', receipt({ amount: '?' }))
  expect(held.state).toBe('held')
  expect(await keptLine()).toEqual(second)
  await clerk.withdrawDelivery({ params: { delivery: held.id } })
  expect(await keptLine()).toEqual(second)
  expect(await freshLine()).toEqual(second)
})

test('a return shows at once when it is handed in, accepted, handed in anew, sent back and corrected', async () => {
  const desk = await world.desk('enterprise-reporter', unit.organisation)
  let id = ''
  const sent = await after(async () => {
    id = await world.handIn(desk, period, [exported('3000')])
  })
  expect(sent).toMatchObject({ returned: '3000.00', accepted: false })
  const params = { obligation: id }
  const accepted = await after(async () =>
    officer.acceptReturn({ params, revision: await revisionOf(id), body: {} }),
  )
  expect(accepted).toMatchObject({ returned: '3000.00', accepted: true })

  await world.handIn(desk, period, [exported('3300')], '更正')
  expect(await keptLine()).toEqual(await freshLine())
  await officer.sendReturnBack({
    params,
    revision: await revisionOf(id),
    body: { word: '请核对' },
  })
  expect(await keptLine()).toEqual(await freshLine())
  await world.handIn(desk, period, [exported('3400')], '更正')
  const corrected = await after(async () =>
    officer.correctReturn({
      params,
      revision: await revisionOf(id),
      body: { content: exports('3500'), reason: '按合同更正' },
    }),
  )
  expect(corrected).toMatchObject({ returned: '3500.00', accepted: true })
})

test('what comes after a locked month was opened again shows at once', async () => {
  const params = { survey, period }
  const { items } = await officer.listRounds({ query: { survey } })
  const { revision } = items.find((one) => one.period === period)!
  await officer.lockRound({ params, revision })
  expect(await keptLine()).toEqual(await freshLine())
  const head = await world.office('statistics-head')
  const asked = await head.askReopening({ params, body: { reason: '漏报', until: '2018-04-03' } })
  const other = await world.office('statistics-head')
  await other.decideReopening({ params: { reopening: asked.id }, body: { outcome: 'granted' } })
  const desk = await world.desk('enterprise-reporter', unit.organisation)
  const line = await after(async () => {
    const id = await world.handIn(desk, period, [exported('9000')], '漏报')
    const revision = await revisionOf(id)
    await officer.acceptReturn({ params: { obligation: id }, revision, body: {} })
  })
  expect(line).toMatchObject({ returned: '9000.00' })
})

test('a name that is confirmed or released, and a code that is matched, show at once', async () => {
  const name = '武汉丙名软件有限公司'
  const uscc = makeUscc('91420100', 'LATE0001')
  await upload(
    '按名称',
    receipt({ amount: '2500' }),
    fxRow({ name, amount: '40' }),
    fxRow({ code: uscc, amount: '60' }),
  )
  const find = async () =>
    (await clerk.listParties({ query: { q: name, limit: 200 } })).items.find(
      (one) => one.name === name && one.code === '',
    )!
  const proposed = await find()
  const params = { party: proposed.id }
  const confirmed = await after(() =>
    clerk.confirmParty({
      params,
      revision: proposed.revision,
      body: { enterprise: unit.id },
    }),
  )
  expect(confirmed).toMatchObject({ receipts: '2540.00' })
  const { revision } = await find()
  const released = await after(() =>
    clerk.releaseParty({ params, revision, body: { reason: '看错了' } }),
  )
  expect(released).toMatchObject({ receipts: '2500.00' })

  const late = await newUnit({ uscc })
  expect(await keptLine(late.id)).toBeUndefined()
  expect(await clerk.matchParties()).toMatchObject({ matched: 1 })
  expect(await keptLine(late.id)).toMatchObject({ receipts: '60.00' })
  expect(await keptLine(late.id)).toEqual(await freshLine(late.id))
})

test('entries that are merged speak as one at once, and an entry is shown by its new name', async () => {
  const other = await newUnit()
  await upload('合并', receipt({ amount: '2500' }), receipt({ code: other.uscc, amount: '700' }))
  expect(await keptLine(other.id)).toMatchObject({ receipts: '700.00' })
  const merged = await after(() => mergeEntries(world, other.id, unit.id))
  expect(merged).toMatchObject({ receipts: '3200.00' })
  expect(await keptLine(other.id)).toBeUndefined()

  const registry = (await world.as('statistics-officer')).client(registryContract)
  const params = { enterprise: unit.id }
  const { revision } = await registry.getEnterprise({ params })
  const name = '武汉改名软件技术有限公司'
  const named = await after(() =>
    registry.changeEnterprise({ params, revision, body: { facts: { name }, reason: '更名' } }),
  )
  expect(named?.enterprise.name).toBe(name)
})

test('a rate that is entered or put right, and an explanation, show at once', async () => {
  await upload('外币', receipt({ amount: '100', currency: 'CHF' }))
  const enter = (perUsd: string) =>
    officer.enterRates({
      body: {
        month: period,
        source: 'test',
        rates: [{ currency: 'CHF', perUsd, status: 'unverified' }],
      },
    })
  expect(await keptLine()).toMatchObject({ rateMissing: true })
  expect(await after(() => enter('0.5'))).toMatchObject({ receipts: '200.00' })
  expect(await after(() => enter('0.8'))).toMatchObject({ receipts: '125.00' })
  const explained = await after(() =>
    clerk.explainGap({
      params: { enterprise: unit.id },
      body: { period, flow, reason: '预收款' },
    }),
  )
  expect(explained).toMatchObject({ class: 'explained' })
})
