import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { addDays } from '../../src/kernel/period.ts'
import {
  appendLight,
  applyLightRule,
  computeLight,
  findLight,
  type LightEntry,
} from '../../src/plan/rules/light.ts'
import { lightConditions, lightRule } from '../../src/plan/rules/light-rule.ts'
import type { ReceivedReport, TaskState } from '../../src/plan/rules/status.ts'
import { explainReasons } from '../../src/plan/words/rules.ts'
import text from './lights.cases.yaml?raw'

interface Case {
  situation: string
  clause: string
  schedule: TaskState['schedule']
  requirements: [string, string][]
  accepted?: [string, string][]
  reports?: [string, ReceivedReport['state'], string][]
  period: string
  today: string
  expect: {
    light: string
    rule?: string
    calendar?: string
    reported?: string
    evidenced?: string
    disagreements?: string[]
  }
}

const stateOf = (c: Omit<Case, 'expect' | 'situation' | 'clause'>): TaskState => ({
  schedule: c.schedule,
  requirements: c.requirements.map(([id, by]) => ({ id, by })),
  accepted: (c.accepted ?? []).map(([requirement, on]) => ({ requirement, on })),
  reports: (c.reports ?? []).map(([period, state, on]) => ({ period, state, on })),
  reporting: { from: '2016-08-10', dueAfterWorkingDays: 10 },
  graceWorkingDays: 10,
  period: c.period,
  today: c.today,
})

describe('a task would show the wrong light', () => {
  test.each(parse(text) as Case[])('$situation ($clause)', (c) => {
    const light = computeLight(stateOf(c))
    expect([light.light, light.rule]).toEqual([c.expect.light, c.expect.rule ?? light.rule])
    if (c.expect.calendar) expect(light.calendar.state).toBe(c.expect.calendar)
    if (c.expect.reported) expect(light.reported.state).toBe(c.expect.reported)
    if (c.expect.evidenced) expect(light.evidenced.state).toBe(c.expect.evidenced)
    expect(light.disagreements).toEqual(c.expect.disagreements ?? light.disagreements)
  })
})

const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2016-07-01', n))
const quarter = fc.constantFrom('2016-Q3', '2016-Q4', '2017-Q1', '2017-Q2')
const state = fc.record({
  schedule: fc.record({
    kind: fc.constantFrom('start' as const, 'done' as const),
    period: fc.constantFrom('2016-H1', '2016-H2', '2017'),
  }),
  requirements: fc.array(fc.tuple(fc.constantFrom('e1', 'e2', 'e3'), day), {
    minLength: 1,
    maxLength: 3,
  }),
  accepted: fc.array(fc.tuple(fc.constantFrom('e1', 'e2', 'e3'), day), { maxLength: 4 }),
  reports: fc.array(
    fc.tuple(
      quarter,
      fc.constantFrom(...(['not-started', 'in-progress', 'done', 'blocked'] as const)),
      day,
    ),
    { maxLength: 5 },
  ),
  period: quarter,
  today: day,
})

describe('the light would not follow the published rule', () => {
  test('the first line whose conditions hold decides, and the last always holds', () => {
    fc.assert(
      fc.property(fc.subarray([...lightConditions]), (holding) => {
        const set = new Set(holding)
        const line = applyLightRule(set)
        const index = lightRule.indexOf(line)
        expect(line.when.every((c) => set.has(c))).toBe(true)
        for (const before of lightRule.slice(0, index)) {
          expect(before.when.every((c) => set.has(c))).toBe(false)
        }
      }),
    )
    expect(lightRule.at(-1)?.when).toEqual([])
  })

  test('the rule is plain data and each line has its own code', () => {
    expect(JSON.parse(JSON.stringify(lightRule))).toEqual(lightRule)
    expect(new Set(lightRule.map((line) => line.code)).size).toBe(lightRule.length)
  })

  test('reasons hold every condition of the deciding line and read in both languages', () => {
    fc.assert(
      fc.property(state, (c) => {
        const light = computeLight(stateOf(c))
        const codes = light.reasons.map((reason) => reason.code)
        const line = lightRule.find((l) => l.code === light.rule)!
        expect(codes).toEqual(expect.arrayContaining([...line.when]))
        for (const language of ['zh-CN', 'en'] as const) {
          for (const sentence of explainReasons(light.reasons, language)) {
            expect(sentence).not.toMatch(/[{}]|undefined/)
          }
        }
      }),
    )
  })
})

describe('self-praise would turn a light', () => {
  test('blue needs both the report and all the evidence', () => {
    fc.assert(
      fc.property(state, (c) => {
        const light = computeLight(stateOf(c))
        if (light.light !== 'blue') return
        expect(light.reported.state).toBe('done')
        expect(light.evidenced.state).toBe('complete')
      }),
    )
  })

  test('saying done instead of in progress never makes a light better without evidence', () => {
    const order = { red: 0, yellow: 1, green: 2, blue: 3, grey: 2 }
    fc.assert(
      fc.property(state, (c) => {
        const claim = { ...c, accepted: [] }
        const said = (word: 'in-progress' | 'done') => {
          const reports = c.reports.map(
            ([p, , on]) => [p, word, on] as [string, typeof word, string],
          )
          return order[computeLight(stateOf({ ...claim, reports })).light]
        }
        expect(said('done')).toBeLessThanOrEqual(said('in-progress'))
      }),
    )
  })

  test('a period whose report came late is never green or blue', () => {
    fc.assert(
      fc.property(state, fc.integer({ min: 1, max: 90 }), (c, after) => {
        const due = { '2016-Q3': '2016-10-19', '2016-Q4': '2017-01-16' }
        for (const [period, last] of Object.entries(due)) {
          const on = addDays(last, after)
          const late = { ...c, period, today: addDays(on, 30), reports: [[period, 'done', on]] }
          const schedule = { kind: 'start' as const, period: '2016-H2' }
          const { light } = computeLight(stateOf({ ...(late as typeof c), schedule }))
          expect(['yellow', 'red']).toContain(light)
        }
      }),
    )
  })

  test('what comes after today changes nothing today', () => {
    fc.assert(
      fc.property(state, (c) => {
        const light = computeLight(stateOf(c))
        const past = {
          ...c,
          accepted: c.accepted.filter(([, on]) => on <= c.today),
          reports: c.reports.filter(([, , on]) => on <= c.today),
        }
        expect(computeLight(stateOf(past))).toEqual(light)
      }),
    )
  })
})

describe('history would be repainted', () => {
  const entry = (
    period: string,
    on: string,
    light: LightEntry['light'],
    rule: LightEntry['rule'],
  ) => ({
    period,
    on,
    light,
    rule,
    missed: rule === 'report-missing' || rule === 'report-filled-in-late',
  })
  const missed = entry('2016-Q3', '2016-10-20', 'yellow', 'report-missing')

  test('an entry is added once and never changed', () => {
    const history = appendLight([], missed)
    expect(appendLight(history, { ...missed })).toEqual(history)
    expect(() => appendLight(history, { ...missed, light: 'red' })).toThrow(
      'plan/light-already-entered',
    )
    expect(() => appendLight(history, { ...missed, on: '2016-10-19' })).toThrow(
      'plan/light-history-closed',
    )
    expect(() =>
      appendLight([], entry('2017-Q1', '2016-12-30', 'grey', 'not-due-to-begin')),
    ).toThrow('plan/light-of-the-future')
  })

  test('a missed period cannot be washed green or blue', () => {
    const history = appendLight([], missed)
    const washed = entry('2016-Q3', '2016-11-01', 'green', 'in-order')
    expect(() => appendLight(history, washed)).toThrow('plan/light-stays-yellow')
    expect(() => appendLight(history, { ...washed, light: 'blue' })).toThrow()
    const kept = entry('2016-Q3', '2016-11-01', 'yellow', 'report-filled-in-late')
    const after = appendLight(history, kept)
    expect(findLight(after, '2016-Q3')).toEqual(kept)
    const next = entry('2016-Q4', '2016-11-02', 'green', 'in-order')
    expect(findLight(appendLight(after, next), '2016-Q4')).toEqual(next)
  })

  test('whatever is added, what stood before stays in front', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(state, quarter)), (steps) => {
        let history: LightEntry[] = []
        for (const [c, period] of steps) {
          const { light, rule, missed } = computeLight(stateOf({ ...c, period }))
          const before = history
          try {
            history = appendLight(history, { period, on: c.today, light, rule, missed })
          } catch {
            continue
          }
          expect(history.slice(0, before.length)).toEqual(before)
        }
      }),
    )
  })

  test('a light computed day by day can always be entered', () => {
    const daily = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 25 })
    const period = fc.constantFrom('2016-Q3', '2016-Q4', '2017-Q1')
    fc.assert(
      fc.property(state, daily, period, (c, gaps, own) => {
        let history: LightEntry[] = []
        let on = '2017-01-01'
        for (const gap of gaps) {
          on = addDays(on, gap)
          const schedule = { kind: c.schedule.kind, period: '2016-H2' }
          const task = stateOf({ ...c, schedule, period: own, today: on })
          const { light, rule, missed } = computeLight(task)
          history = appendLight(history, { period: own, on, light, rule, missed })
        }
        expect(history.length).toBe(gaps.length)
      }),
      { numRuns: 300 },
    )
  })
})
