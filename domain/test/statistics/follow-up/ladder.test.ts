import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../src/kernel/period.ts'
import { isWorkingDay } from '../../../src/kernel/working-days.ts'
import type { Rung } from '../../../src/statistics/collection/model/survey.ts'
import { stepAhead, stepDue } from '../../../src/statistics/follow-up/rules/ladder.ts'
import { contactMail, namedReturns } from '../../../src/statistics/follow-up/words.ts'

const rungs: Rung[] = [
  { workingDays: -3, tone: 'notice' },
  { workingDays: 0, tone: 'reminder' },
  { workingDays: 1, tone: 'reminder' },
  { workingDays: 7, tone: 'demand' },
]
const until = '2018-04-10'
const onLadder = { rungs, until, openedOn: '2018-03-24', gone: new Set<number>() }
const send = (today: string, more: Partial<typeof onLadder> = {}) =>
  stepDue({ ...onLadder, ...more }, today).send?.rung.workingDays

describe('the ladder of reminders', () => {
  test('takes each step on its working day, over the holidays in between', () => {
    // 5 to 7 April are Qingming, 8 April a Sunday that is worked.
    expect(send('2018-04-03')).toBeUndefined()
    expect(send('2018-04-04')).toBe(-3)
    expect(send('2018-04-10')).toBe(0)
    expect(send('2018-04-11')).toBe(1)
    expect(send('2018-04-19')).toBe(7)
  })

  test('sends the highest step after days of outage and passes over the rest for good', () => {
    const after = stepDue(onLadder, '2018-04-25')
    expect(after.send?.rung.workingDays).toBe(7)
    expect(after.passed.map((one) => one.rung.workingDays)).toEqual([-3, 0, 1])
    expect(send('2018-04-26', { gone: new Set([-3, 0, 1, 7]) })).toBeUndefined()
  })

  test('begins anew from an extension, and holds nothing against who was asked late', () => {
    expect(send('2018-04-11', { until: '2018-04-20' })).toBeUndefined()
    expect(send('2018-04-17', { until: '2018-04-20' })).toBe(-3)
    expect(send('2018-06-01', { openedOn: '2018-05-01' })).toBeUndefined()
  })

  test('day after day, with whatever outage, sends each step once at most and never downwards', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 45, maxLength: 45 }), (runs) => {
        const gone = new Set<number>()
        const sent: number[] = []
        runs.forEach((up, index) => {
          const today = addDays('2018-03-25', index)
          if (!up || !isWorkingDay(today)) return
          const { send: step, passed } = stepDue({ ...onLadder, gone }, today)
          for (const one of passed) gone.add(one.rung.workingDays)
          if (!step) return
          gone.add(step.rung.workingDays)
          sent.push(step.rung.workingDays)
        })
        expect(sent).toEqual([...new Set(sent)].sort((a, b) => a - b))
      }),
    )
  })

  test('says what comes next, and nothing above the last step', () => {
    expect(stepAhead(rungs, until, '2018-04-10')).toMatchObject({ day: '2018-04-11' })
    expect(stepAhead(rungs, until, '2018-04-19')).toBeUndefined()
  })
})

test('a message names the first returns and counts the rest, in both languages', () => {
  const surveyName = { zh: '服务进出口月报', en: 'Monthly form' }
  const list = ['2018-01', '2018-02', '2018-03', '2018-04'].map((period) => ({
    surveyName,
    sentBack: false,
    period,
  }))
  const { zh, en } = namedReturns(list)
  expect(zh).toMatch(/等4张报表$/)
  expect(en).toMatch(/and 1 more$/)
  const issuer = { zh: '市统计局', en: 'Bureau of Statistics' }
  const { subject, text } = contactMail(
    [{ name: '武汉某公司', returns: { zh, en }, until: '2018-04-10' }],
    issuer,
    true,
  )
  expect(subject).toBe('统计报表已逾期 / Statistical returns are overdue')
  for (const part of ['武汉某公司', zh, en, issuer.zh, issuer.en]) expect(text).toContain(part)
})

test('a return that was sent back is named as such', () => {
  const surveyName = { zh: '服务进出口月报', en: 'Monthly form' }
  const { zh, en } = namedReturns([{ surveyName, period: '2018-03', sentBack: true }])
  expect(zh).toContain('，退回待改）')
  expect(en).toContain('(sent back)')
})
