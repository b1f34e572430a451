import type { Task } from '@wstc/domain/plan/model/task'
import { checkPack } from '@wstc/domain/plan/pack-rules'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { questionRule } from '../../src/plan/tasks/questions.ts'
import { combineLeads } from '../../src/plan/tasks/service/lights.ts'
import { readCity } from '../../src/platform/city.ts'

const city = await readCity('wuhan-2016', checkPack)

test('city data that ask a question nobody answers do not load: the fault names the place', () => {
  expect(questionRule(city)).toEqual([])
  const at = city.tasks.findIndex((task) => task.evidence.some((one) => one.live))
  const broken = (live: object | undefined) => {
    const task = city.tasks[at]!
    const place = task.evidence.findIndex((one) => one.live)
    const evidence = task.evidence.map((one, index) => (index === place ? { ...one, live } : one))
    const tasks = city.tasks.map((one, index) => (index === at ? { ...one, evidence } : one))
    return questionRule({ ...city, tasks: tasks as Task[] })
  }
  expect(broken({ question: 'plan.no-such', parameters: {} })).toMatchObject([
    { file: 'tasks/*.yaml', pointer: [at, 'evidence', expect.any(Number), 'live'] },
  ])
  expect(
    broken({ question: 'plan.report-share-in-time', parameters: { colour: 'red' } }),
  ).toHaveLength(1)
  expect(broken(undefined)).toHaveLength(1)
})

test('two leads never make a task look better than the one that is behind', () => {
  const task = city.tasks.find((one) => one.number === 12)!
  const states = ['not-started', 'in-progress', 'done', 'blocked'] as const
  const report = fc.record({
    department: fc.constantFrom(...task.lead),
    state: fc.constantFrom(...states),
    day: fc.integer({ min: 1, max: 28 }),
  })
  fc.assert(
    fc.property(fc.array(report, { maxLength: 8 }), (reports) => {
      const signed = reports
        .toSorted((a, b) => a.day - b.day)
        .map(({ department, state, day }) => ({
          task: 12,
          period: '2018-Q1',
          department,
          state,
          on: `2018-04-${String(day).padStart(2, '0')}`,
        }))
      const said = combineLeads(task, signed)
      const last = task.lead.map((lead) => signed.findLast((one) => one.department === lead)?.state)
      if (last.includes(undefined)) expect(said).toEqual([])
      else if (last.every((state) => state === 'done')) expect(said.at(-1)?.state).toBe('done')
      else expect(said.at(-1)?.state).not.toBe('done')
    }),
  )
})
