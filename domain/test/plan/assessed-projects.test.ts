import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fractionOf, multiplyFractions } from '../../src/kernel/fraction.ts'
import { assessProject } from '../../src/plan/rules/assessment/projects.ts'
import type { MoneyEntry } from '../../src/plan/rules/investment.ts'
import type { MilestoneStep } from '../../src/plan/rules/milestone.ts'
import type { ProjectFacts, Proof } from '../../src/plan/rules/project-state.ts'

const city = {
  reporting: {
    frequency: 'quarter' as const,
    dueAfterWorkingDays: 10,
    contributionsBeforeWorkingDays: 5,
  },
  reminders: [{ workingDays: 10, to: ['leader' as const] }],
}
const span = { first: '2018-01-01', last: '2018-03-31', cutOff: '2018-04-24' }

const facts = (more: Partial<ProjectFacts>): ProjectFacts => ({
  project: 'p',
  lead: 'commerce',
  cooperating: [],
  registeredOn: '2017-01-03',
  closedOn: null,
  charters: [
    {
      version: 1,
      knownOn: '2017-01-03',
      content: {
        name: { zh: '项目', en: 'Project' },
        aim: { zh: '目标', en: 'Aim' },
        responsible: '',
        operator: '',
        district: null,
        sectors: [],
        tasks: [],
        carrier: null,
        from: '2017-01-03',
        until: '2018-12-31',
      },
    },
  ],
  steps: [],
  money: [],
  proofs: [],
  reports: [],
  synthetic: false,
  ...more,
})
const step = (place: number, act: MilestoneStep['act'], day: string, knownOn: string) => ({
  milestone: 'm',
  place,
  act,
  title: '开工',
  day,
  reason: '',
  knownOn,
})
const proof = (more: Partial<Proof> = {}): Proof => ({
  id: 'e',
  subject: 'milestone',
  of: 'm',
  stage: 'accepted',
  submittedOn: '2018-03-01',
  settledOn: '2018-03-02',
  ...more,
})
const outcome = (steps: MilestoneStep[], proofs: Proof[] = [proof()], more = {}) =>
  assessProject(facts({ steps, proofs, ...more }), city, span)?.milestones.map((one) => one.outcome)
const promised = step(1, 'plan', '2018-02-10', '2017-06-01')

test('a milestone reached on the working day after its promised Saturday is in time', () => {
  expect(outcome([promised, step(2, 'reach', '2018-02-11', '2018-02-11')])).toEqual(['in-time'])
  expect(outcome([promised, step(2, 'reach', '2018-02-13', '2018-02-13')])).toEqual(['late'])
})

test('moving or dropping a milestone does not undo what was promised first', () => {
  const moved = step(2, 'move', '2018-09-01', '2018-01-05')
  expect(outcome([promised, moved])).toEqual(['not-reached'])
  expect(outcome([promised, moved, step(3, 'reach', '2018-03-01', '2018-03-01')])).toEqual(['late'])
  expect(outcome([promised, step(2, 'drop', '2018-01-05', '2018-01-05')])).toEqual(['dropped'])
})

test('what was promised for another period, or only after its day had passed, is not due in this one', () => {
  expect(outcome([step(1, 'plan', '2018-04-02', '2017-06-01')])).toEqual([])
  const afterwards = step(1, 'plan', '2018-02-10', '2018-02-12')
  expect(outcome([afterwards, step(2, 'reach', '2018-02-10', '2018-02-12')])).toEqual([])
})

test('word without evidence accepted by the cut-off counts for nothing', () => {
  const reached = [promised, step(2, 'reach', '2018-02-09', '2018-02-09')]
  expect(outcome(reached, [])).toEqual(['not-shown'])
  expect(outcome(reached, [proof({ settledOn: '2018-04-25' })])).toEqual(['not-shown'])
  expect(outcome([promised, step(2, 'reach', '2018-02-09', '2018-04-25')])).toEqual(['not-reached'])
})

test('a project registered after the period or closed before it plays no part', () => {
  expect(outcome([], [], { registeredOn: '2018-04-01' })).toBeUndefined()
  expect(outcome([], [], { closedOn: '2017-12-31' })).toBeUndefined()
  expect(outcome([], [], { closedOn: '2018-01-02' })).toEqual([])
})

const entry = (more: Partial<MoneyEntry>): MoneyEntry => ({
  line: 'a',
  version: 1,
  kind: 'paid',
  source: 'city',
  year: 2018,
  day: '2018-02-01',
  amount: '1',
  currency: 'CNY',
  knownOn: '2018-02-01',
  ...more,
})
const invested = (money: MoneyEntry[], proofs: Proof[] = []) =>
  assessProject(facts({ money, proofs }), city, span)?.investment
const shows = (of: string): Proof => proof({ subject: 'money', of })

test('the plan counts as promised up to the year, payments as shown by evidence and made in time', () => {
  const money = [
    entry({ line: 'plan17', kind: 'planned', year: 2017, amount: '1000' }),
    entry({ line: 'plan18', kind: 'planned', year: 2018, amount: '2000.5' }),
    entry({ line: 'plan19', kind: 'planned', year: 2019, amount: '9000' }),
    entry({ line: 'granted', kind: 'authorised', amount: '777' }),
    entry({ line: 'paid', amount: '120.5' }),
    entry({ line: 'said', amount: '30' }),
    entry({ line: 'afterwards', amount: '500', day: '2018-04-02', knownOn: '2018-04-02' }),
    entry({ line: 'learnt-late', amount: '800', knownOn: '2018-04-25' }),
    entry({ line: 'dollars', amount: '60', currency: 'USD' }),
  ]
  const proofs = ['paid.1', 'afterwards.1', 'learnt-late.1', 'dollars.1'].map(shows)
  expect(invested(money, proofs)).toEqual({
    planned: '0.30005',
    paid: '0.01205',
    paidSaid: '0.01505',
  })
})

test('without a plan in yuan there is nothing to pay by: not applicable, never zero of zero', () => {
  expect(invested([entry({ amount: '120' })], [shows('a.1')])).toBeUndefined()
  const dollars = entry({ line: 'plan', kind: 'planned', currency: 'USD' })
  expect(invested([dollars, entry({})], [shows('a.1')])).toBeUndefined()
})

test('ten thousands become hundred millions without losing a cent', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 999_999_999_999n }),
      fc.integer({ min: 0, max: 999_999 }),
      (whole, places) => {
        const amount = `${whole}.${String(places).padStart(6, '0')}`
        const { planned } = invested([entry({ kind: 'planned', amount })])!
        expect(multiplyFractions(fractionOf(planned), fractionOf('10000'))).toEqual(
          fractionOf(amount),
        )
      },
    ),
  )
})
