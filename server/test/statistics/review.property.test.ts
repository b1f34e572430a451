import { lastDayOf } from '@wstc/domain/kernel/period'
import { obligationState } from '@wstc/domain/statistics/collection/rules/obligation-state'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countUnits, listUnitsOfRound } from '../../src/statistics/collection/store/units.ts'
import { refusalOf } from '../setup/browser.ts'
import type { Desk } from './collection-world.ts'
import { exported, type Office, openReviewWorld, type ReviewWorld, survey } from './review-world.ts'

const period = '2018-03'
let world: ReviewWorld
let officer: Office
let head: Office

beforeAll(async () => {
  world = await openReviewWorld()
  officer = await world.office('statistics-officer')
  head = await world.office('statistics-head')
})
afterAll(() => world?.close())

const acts = [
  'submit',
  'submit',
  'accept',
  'return',
  'correct',
  'bulk',
  'lock',
  'reopen',
  'weigh',
] as const
const step = fc.record({ act: fc.constantFrom(...acts), unit: fc.nat(2) })

/** A reporter per unit, in a period of its own for each run. */
async function units(at: string): Promise<Desk[]> {
  const desks: Desk[] = []
  for (let n = 0; n < 3; n += 1) {
    const { organisation } = await world.enterprise()
    desks.push(await world.desk('enterprise-reporter', organisation))
  }
  await officer.openRound({ body: { survey, period: at } })
  return desks
}

let amount = 1000
async function perform(at: string, desk: Desk, act: (typeof acts)[number]): Promise<void> {
  const line = (await desk.listOwnReturns({ query: { survey, period: at } })).items[0]!
  const params = { obligation: line.id }
  const { revision } = line
  const round = { survey, period: at }
  amount += 1
  if (act === 'submit') await world.handIn(desk, at, [exported(String(amount))], '更正')
  if (act === 'weigh') await world.weigh()
  if (act === 'accept') await officer.acceptReturn({ params, revision, body: {} })
  if (act === 'return') await officer.sendReturnBack({ params, revision, body: { word: '核对' } })
  if (act === 'bulk') {
    const returns = [{ obligation: line.id, version: Math.max(1, line.version) }]
    await officer.acceptUnflagged({ params: round, body: { returns } })
  }
  if (act === 'correct') {
    const { returned } = await officer.openReview({ params })
    const rows = [exported(String(amount))]
    const content = { ...returned.content, nothingToReport: false, rows }
    await officer.correctReturn({ params, revision, body: { content, reason: '更正' } })
  }
  if (act === 'lock') {
    const { items } = await officer.listRounds({ query: { survey } })
    const { revision } = items.find((one) => one.period === at)!
    await officer.lockRound({ params: round, revision })
  }
  if (act === 'reopen') {
    const body = { reason: '更正', until: '2018-04-20' }
    const asked = await officer.askReopening({ params: round, body })
    const decision = { params: { reopening: asked.id }, body: { outcome: 'granted' as const } }
    await head.decideReopening(decision)
  }
}

test('whatever is done in whatever order, a return that waits stands in the queue exactly once', async () => {
  const periods = ['2018-03', '2018-02', '2018-01', '2017-12', '2017-11', '2017-10']
  let refused = 0
  let waited = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      const at = periods.shift()
      if (!at) return
      const desks = await units(at)
      for (const { act, unit } of steps) {
        // What may not be done now is refused, and leaves everything as it was.
        if (await refusalOf(perform(at, desks[unit]!, act)).catch(() => undefined)) refused += 1
        const { items, waiting } = await officer.listReviewQueue({
          query: { survey, period: at, limit: 200 },
        })
        const listed = items.map((one) => one.obligation)
        const states = await world.asSystem((tx) =>
          tx
            .selectFrom('statistics_obligation')
            .select(['id', 'latest'])
            .where('period', '=', at)
            .execute(),
        )
        const open = states.filter((one) => one.latest === 'submitted').map((one) => one.id)
        expect(listed.toSorted()).toEqual(open.toSorted())
        expect(waiting).toBe(open.length)
        waited += open.length
      }
    }),
    { numRuns: periods.length },
  )
  expect(refused).toBeGreaterThan(0)
  expect(waited).toBeGreaterThan(0)
}, 60_000)

test('a list says of a unit what the rule says, whatever happened to it and whatever the day', async () => {
  const days = ['2018-03-20', '2018-04-02', '2018-04-12', '2018-04-20', '2018-05-02'] as const
  const [unit] = await world.asSystem((tx) =>
    tx.selectFrom('registry_enterprise').select('id').limit(1).execute(),
  )
  const day = fc.constantFrom(...days)
  const facts = fc.record({
    extended_to: fc.option(fc.constantFrom('2018-04-12', '2018-04-20')),
    exempt: fc.boolean(),
    closed_on: fc.option(fc.constantFrom('2018-03-15', '2018-04-02')),
    latest: fc.option(fc.constantFrom('submitted', 'returned', 'accepted')),
  })
  await fc.assert(
    fc.asyncProperty(facts, day, async (one, today) => {
      const kept = one.latest === null ? {} : { latest: one.latest }
      const expected = obligationState(
        {
          periodEndsOn: lastDayOf(period),
          dueOn: '2018-04-10',
          ...(one.extended_to === null ? {} : { extendedTo: one.extended_to }),
          exempt: one.exempt,
          ...(one.closed_on === null ? {} : { closedOn: one.closed_on }),
          ...(kept as { latest?: 'submitted' }),
        },
        today,
      )
      const found = await stateInSql(unit!.id, one, today)
      expect(found).toBe(expected)
    }),
    { numRuns: 60 },
  )
})

const undone = new Error('Nothing of this stays')

/** The state that the list gives to a unit of which these things are kept; nothing stays. */
async function stateInSql(
  enterprise: string,
  facts: {
    extended_to: string | null
    exempt: boolean
    closed_on: string | null
    latest: string | null
  },
  today: string,
): Promise<string | undefined> {
  const at = new Date('2018-04-09T02:00:00Z')
  let state: string | undefined
  await world
    .asSystem(async (tx) => {
      const came = facts.latest !== null
      await tx
        .updateTable('statistics_obligation')
        .set({
          extended_to: facts.extended_to,
          exempt: facts.exempt,
          closed_on: facts.closed_on,
          latest: facts.latest as 'submitted' | null,
          relief: 'reason',
          relief_at: at,
          version: came ? 1 : 0,
          first_submitted_at: came ? at : null,
          submitted_at: came ? at : null,
          accepted_version: null,
        })
        .where('period', '=', period)
        .where('enterprise', '=', enterprise)
        .execute()
      const before = await tx
        .selectFrom('statistics_obligation')
        .select('id')
        .where('period', '=', period)
        .where('enterprise', '<>', enterprise)
        .execute()
      const round = { survey, period, end: lastDayOf(period) }
      const all = await countUnits(tx, [round], today)
      // The one unit is what the round counts besides the untouched others.
      expect(all.reduce((sum, one) => sum + one.units, 0)).toBe(before.length + 1)
      for (const { state: candidate } of all) {
        const asked = { survey, period, periodEnd: round.end, today, limit: 500 }
        const rows = await listUnitsOfRound(tx, { ...asked, states: [candidate] })
        if (rows.some((row) => row.enterprise === enterprise)) state = candidate
      }
      throw undone
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error
    })
  return state
}
