import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCity } from '../../src/plan/city/load.ts'
import { answerObservationLatest, answerTargetVerdict } from '../../src/plan/targets/questions.ts'
import { system } from '../../src/platform/actor.ts'
import { openPlan, type Person, type Plan, people, refusal } from './open-plan.ts'

let plan: Plan
beforeAll(async () => {
  plan = await openPlan()
})
afterAll(() => plan.close())

const figure = {
  indicator: 'overseas-visitors',
  period: '2016',
  value: '225.3',
  source: '旅游统计',
}

test('only the department that answers for an indicator, or the office, records it', async () => {
  const outcome = async (person: Person, indicator: string) =>
    (
      await refusal(
        plan.as(person).recordObservation({ body: { ...figure, indicator, period: '2015' } }),
      )
    ).code
  expect(await outcome('commerce', 'tourism-revenue')).toBe('plan/not-your-indicator')
  expect(await outcome('enterprise', 'tourism-revenue')).toBe('request/forbidden')
  expect(await outcome('leader', 'tourism-revenue')).toBe('request/forbidden')
  expect(await outcome('tourism', 'tourism-revenue')).toBe('accepted')
  expect(await outcome('office', 'social-logistics-total')).toBe('accepted')
  expect((await refusal(plan.as().recordObservation({ body: figure }))).code).toBe(
    'request/sign-in-required',
  )
})

test('a figure is corrected only with a reason, and the earlier version stays readable', async () => {
  const tourism = plan.as('tourism')
  plan.travel('2017-03-01')
  const first = await tourism.recordObservation({ body: figure })
  expect(first.observation).toMatchObject({ act: 'record', status: 'unverified', holds: true })
  plan.travel('2017-06-01')
  const bare = await refusal(tourism.recordObservation({ body: { ...figure, value: '219.8' } }))
  expect(bare.fields).toMatchObject([{ path: 'reason', code: 'plan/reason-required' }])
  await tourism.recordObservation({
    body: { ...figure, value: '219.8', reason: '剔除重复登记' },
  })
  plan.travel('2018-04-16')
  const params = { id: 'overseas-visitors' }
  const now = await tourism.getSeries({ params })
  expect(now.versions.filter((one) => one.holds).map((one) => one.value)).toEqual(['219.8'])
  expect(now.revisions).toMatchObject([{ from: '225.3', to: '219.8', difference: '-5.5' }])
  const then = await tourism.getSeries({ params, query: { asOf: '2017-04-01' } })
  expect(then.versions.map((one) => `${one.value} ${one.holds}`)).toEqual(['225.3 true'])
})

test('a verdict of the past is the one we would have given then, not the one of today', async () => {
  const verdict = async (asOf: string) =>
    (
      await plan.as('leader').getJudgedTarget({
        params: { id: 'travel-visitors-2016' },
        query: { asOf },
      })
    ).verdict
  expect(await verdict('2017-02-28')).toBe('not-available')
  expect(await verdict('2017-03-01')).toBe('reached')
  expect(await verdict('2017-06-01')).toBe('missed')
  expect((await refusal(verdict('2018-05-01'))).code).toBe('plan/day-in-the-future')
})

test('nobody verifies an own figure, and the public sees a figure only once it is verified', async () => {
  const body = { ...figure, indicator: 'culture-parks', value: '26' }
  const own = await plan.as('office').recordObservation({ body })
  const params = { id: own.observation.id }
  expect((await refusal(plan.as('office').verifyObservation({ params, body: {} }))).code).toBe(
    'plan/own-record',
  )
  const target = { params: { id: 'culture-parks-2016' } }
  expect((await plan.as().getTarget(target)).verdict).toBe('not-available')
  const inside = await plan.as('leader').getJudgedTarget(target)
  expect([inside.verdict, inside.publicVerdict]).toEqual(['reached', 'not-available'])
  const verified = await plan.as('office2').verifyObservation({ params, body: {} })
  expect(verified).toMatchObject({ status: 'verified', supersedes: params.id, act: 'verify' })
  expect((await plan.as().getTarget(target)).verdict).toBe('reached')
  expect((await refusal(plan.as('office2').verifyObservation({ params, body: {} }))).code).toBe(
    'plan/superseded',
  )
})

test('two people who correct the same version at once do not both win', async () => {
  const body = { ...figure, period: '2015', reason: '复核' }
  const first = await plan.as('tourism').recordObservation({ body: { ...body, value: '200.1' } })
  const both = await Promise.all(
    ['201.2', '202.3'].map((value) =>
      refusal(
        plan.as('tourism').recordObservation({
          body: { ...body, value, supersedes: first.observation.id },
        }),
      ),
    ),
  )
  expect(both.map((one) => one.code).sort()).toEqual(['accepted', 'request/conflict'])
})

test('periods, units and sizes that cannot be are refused by field; a tenfold jump is pointed out', async () => {
  const office = plan.as('office')
  const faults = async (body: object) => {
    const { fields } = await refusal(office.recordObservation({ body: { ...figure, ...body } }))
    return fields.map((one) => `${one.path} ${one.code}`)
  }
  const share = { indicator: 'design-senior-staff-share' }
  expect(await faults({ ...share, period: '2017-Q1', value: '31' })).toEqual([
    'period plan/period-does-not-fit',
  ])
  expect(await faults({ ...share, period: '2017', value: '131' })).toEqual([
    'value plan/not-a-share',
  ])
  expect(await faults({ indicator: 'new-air-routes', period: '2018', value: '3' })).toEqual([
    'period plan/period-not-over',
  ])
  expect(await faults({ indicator: 'new-air-routes', period: '2017', value: '3.5' })).toEqual([
    'value plan/whole-number-wanted',
  ])
  expect(await faults({ indicator: 'new-air-routes', period: '2017', value: '三' })).toEqual([
    'value field/not-a-number',
  ])
  expect(await faults({ indicator: 'software-city', period: '2017', value: '1' })).toEqual([
    'indicator plan/indicator-takes-no-figures',
  ])
  expect(await faults({ indicator: 'design-revenue', period: '2017', unit: 'usd-100m' })).toEqual([
    'unit plan/unit-differs',
  ])
  const jump = await office.recordObservation({
    body: { ...figure, indicator: 'overseas-visitors', period: '2017', value: '2400' },
  })
  expect(jump.warnings.map((one) => one.code)).toEqual(['plan/tenfold-change'])
})

test('a qualitative target is reached only with evidence, and past findings stay', async () => {
  const params = { id: 'tcm-service-system-2016' }
  const judge = (body: { finding: 'reached' | 'partly'; evidence: string[] }) =>
    plan.as('office').judgeTarget({ params, body: { ...body, reason: '年度评估' } })
  const bare = await refusal(judge({ finding: 'reached', evidence: [] }))
  expect(bare.fields).toMatchObject([{ path: 'evidence', code: 'plan/evidence-required' }])
  await judge({ finding: 'reached', evidence: ['https://example.org/report'] })
  expect((await plan.as().getTarget({ params })).verdict).toBe('reached')
  expect((await plan.as('leader').listFindings({ params })).findings).toHaveLength(1)
  const measured = await refusal(
    plan.as('office').judgeTarget({
      params: { id: 'services-trade-2017' },
      body: { finding: 'partly', reason: 'x', evidence: [] },
    }),
  )
  expect(measured.code).toBe('plan/target-is-measured')
  expect(
    (
      await refusal(
        plan
          .as('tourism')
          .judgeTarget({ params, body: { finding: 'partly', reason: 'x', evidence: [] } }),
      )
    ).code,
  ).toBe('request/forbidden')
})

test('modules answer with value, unit and time, or say that nothing is known', async () => {
  const ask = <T>(work: (call: never) => Promise<T>) =>
    plan.platform.database.inTransaction(system, (tx) =>
      work({ tx, now: plan.platform.clock.now(), platform: plan.platform } as never),
    )
  const latest = await ask((call) =>
    answerObservationLatest(call, { indicator: 'services-trade-total' }),
  )
  expect(latest).toMatchObject({ value: '96.4', unit: 'usd-100m', details: { period: '2017' } })
  const verdict = await ask((call) => answerTargetVerdict(call, { target: 'services-trade-2017' }))
  expect(verdict).toMatchObject({ value: 'missed', unit: 'verdict' })
  expect(await ask((call) => answerTargetVerdict(call, { target: 'nowhere' }))).toBeUndefined()
})

test('the city loads once per content; a change is a version that an official can read', async () => {
  expect(await loadCity(plan.platform)).toBe(1)
  const { city } = plan.platform
  const changed = {
    ...city,
    targets: city.targets.map((one) =>
      one.id === 'services-trade-2017'
        ? { ...one, criterion: { kind: 'above' as const, value: '121' } }
        : one,
    ),
    facts: [...city.facts].map((one) => ({ ...one })).reverse(),
  }
  expect(await loadCity({ ...plan.platform, city: changed })).toBe(2)
  const { versions } = await plan.as('office').listCityVersions()
  expect(versions.map((one) => [one.version, one.current])).toEqual([
    [2, true],
    [1, false],
  ])
  const { diff } = await plan.as('office').getCityVersion({ params: { version: 2 } })
  expect(diff).toMatchObject([
    {
      file: 'targets.yaml',
      id: 'services-trade-2017',
      kind: 'changed',
      fields: [{ name: 'criterion.value', before: '120', after: '121' }],
    },
  ])
  const facts = await plan.owner.query(
    "select count(*)::int as n from plan_observation where origin = 'published'",
  )
  expect(facts.rows[0].n).toBe(city.facts.length)
  expect((await refusal(plan.as('tourism').listCityVersions())).code).toBe('request/forbidden')
})

test('every act leaves one audit entry', async () => {
  const { rows } = await plan.owner.query(
    "select count(*)::int as n from audit_entry where action like 'plan.observation.%'",
  )
  const made = await plan.owner.query(
    "select count(*)::int as n from plan_observation where origin <> 'published'",
  )
  expect(rows[0].n).toBe(made.rows[0].n)
  expect(people.office.permissions.has('plan.observation.verify')).toBe(true)
})
