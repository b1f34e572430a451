import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { sumDecimalTexts } from '../../src/kernel/decimal.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { Currency, FundSource, MoneyKind } from '../../src/plan/model/project.ts'
import {
  addSums,
  type MoneyEntry,
  moneyOn,
  plain,
  sumInvestment,
} from '../../src/plan/rules/investment.ts'
import { type ProjectFacts, projectStateOn } from '../../src/plan/rules/project-state.ts'

const city = {
  reporting: {
    frequency: 'quarter' as const,
    dueAfterWorkingDays: 10,
    contributionsBeforeWorkingDays: 5,
  },
  reminders: [{ workingDays: 10, to: ['leader' as const] }],
}

const facts = (more: Partial<ProjectFacts> = {}): ProjectFacts => ({
  project: 'p',
  lead: 'commerce',
  cooperating: [],
  registeredOn: '2018-01-02',
  closedOn: null,
  charters: [
    {
      version: 1,
      knownOn: '2018-01-02',
      content: {
        name: { zh: '项目', en: 'Project' },
        aim: { zh: '目标', en: 'Aim' },
        responsible: '',
        operator: '',
        district: null,
        sectors: [],
        tasks: [],
        carrier: null,
        from: '2018-01-02',
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

interface Case {
  readonly name: string
  readonly on: string
  readonly money?: Partial<MoneyEntry>[]
  readonly steps?: Partial<ProjectFacts['steps'][number]>[]
  readonly proofs?: Partial<ProjectFacts['proofs'][number]>[]
  readonly expect: {
    light: string
    planned: string
    paid: string
    late: number
    warnings: string[]
    formerDays?: string[]
  }
}
const cases = parse(
  readFileSync(new URL('./projects.cases.yaml', import.meta.url), 'utf8'),
) as Case[]

const entry = (more: Partial<MoneyEntry>): MoneyEntry => ({
  line: 'a',
  version: 1,
  kind: 'paid',
  source: 'city',
  year: 2018,
  day: '2018-01-05',
  amount: '1',
  currency: 'CNY',
  knownOn: '2018-01-05',
  ...more,
})

test.each(cases)('$name', ({ on, expect: wanted, ...given }) => {
  const state = projectStateOn(
    facts({
      money: (given.money ?? []).map(entry),
      steps: (given.steps ?? []).map((step) => ({ title: '节点', reason: '', ...step })) as never,
      proofs: (given.proofs ?? []).map((proof) => ({
        id: 'e',
        subject: 'milestone',
        ...proof,
      })) as never,
    }),
    city,
    on,
  )!
  const yuan = state.investment.all[0]
  expect(state.light.light).toBe(wanted.light)
  expect(yuan?.planned.said ?? '0').toBe(wanted.planned)
  expect(yuan?.paid.said ?? '0').toBe(wanted.paid)
  expect(state.milestones.late).toBe(wanted.late)
  expect(state.warnings.map((one) => one.code)).toEqual(wanted.warnings)
  if (wanted.formerDays) expect(state.milestoneStates[0]!.formerDays).toEqual(wanted.formerDays)
})

test('nothing is known of a project before it was registered', () => {
  expect(projectStateOn(facts(), city, '2018-01-01')).toBeUndefined()
})

test('sums of two kinds or currencies are refused, whatever they hold', () => {
  const sum = { kind: 'paid', currency: 'CNY', said: '1', shown: '0' } as const
  expect(() => addSums(sum, { ...sum, kind: 'planned' })).toThrow(Problem)
  expect(() => addSums(sum, { ...sum, currency: 'USD' })).toThrow(Problem)
})

const days = Array.from({ length: 9 }, (_, i) => `2018-0${i + 1}-15`)
const anyEntry = fc.record({
  line: fc.constantFrom('a', 'b', 'c', 'd'),
  kind: fc.constantFrom(...MoneyKind.options),
  source: fc.constantFrom(...FundSource.options),
  currency: fc.constantFrom(...Currency.options),
  year: fc.integer({ min: 2016, max: 2020 }),
  day: fc.constantFrom(...days),
  amount: fc
    .integer({ min: 0, max: 10 ** 12 })
    .map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`),
  knownOn: fc.constantFrom(...days),
})
const anyEntries = fc
  .array(anyEntry, { maxLength: 20 })
  .map((list) =>
    list.map((one, at): MoneyEntry => ({ ...one, line: `${one.line}${at}`, version: 1 })),
  )

test('each kind sums to exactly its own entries, in all, by year and by source', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const sums = sumInvestment(entries, new Set())
      for (const currency of Currency.options) {
        for (const kind of MoneyKind.options) {
          const own = entries.filter((one) => one.kind === kind && one.currency === currency)
          const exact = plain(sumDecimalTexts(own.map((one) => one.amount)))
          const of = (list: readonly (typeof sums.all)[number][]) =>
            plain(
              sumDecimalTexts(
                list.filter((one) => one.currency === currency).map((one) => one[kind].said),
              ),
            )
          expect(of(sums.all)).toBe(exact)
          expect(of(sums.byYear)).toBe(exact)
          expect(of(sums.bySource)).toBe(exact)
        }
      }
    }),
  )
})

test('what becomes known later never changes a former day', () => {
  fc.assert(
    fc.property(anyEntries, fc.constantFrom(...days), fc.nat(), (entries, day, at) => {
      const before = moneyOn(entries, day)
      const target = entries[at % Math.max(1, entries.length)]
      const later = days.filter((one) => one > day)[0]
      if (!target || !later) return
      const corrected = { ...target, version: 2, amount: '7', knownOn: later }
      expect(moneyOn([...entries, corrected], day)).toEqual(before)
    }),
  )
})
