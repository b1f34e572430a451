import { expect, test } from 'vitest'
import { noticeKinds } from '../../src/notices/kinds.ts'
import { defaultPreferences } from '../../src/notices/model.ts'
import {
  deliveryOf,
  digestMail,
  isDigestDue,
  kindsOff,
  noticeText,
} from '../../src/notices/rules.ts'

test('every text has the same blanks in both languages, or a reader loses a fact', () => {
  const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
  for (const [kind, { title, text }] of Object.entries(noticeKinds)) {
    expect(blanks(title.en), kind).toEqual(blanks(title.zh))
    expect(blanks(text.en), kind).toEqual(blanks(text.zh))
  }
})

test('bilingual values are read in the reader’s language', () => {
  const values = { task: { zh: '任务七', en: 'task 7' }, period: '2018-Q1', due: '2018-04-13' }
  expect(noticeText('plan.progress-asked', values, 'zh-CN').title).toBe('请填报任务七的2018-Q1进展')
  expect(noticeText('plan.progress-asked', values, 'en').title).toContain('task 7 for 2018-Q1')
})

test('no digest on a holiday or a quiet day, but on a make-up Saturday', () => {
  const at = (day: string, quiet: { from: string; to: string }[] = []) =>
    isDigestDue({ ...defaultPreferences, quiet }, day, '08:30')
  expect(at('2018-04-16')).toBe(true)
  expect(at('2018-04-14')).toBe(false)
  // Qingming 2018: 5 to 7 April off, Sunday 8 April worked.
  expect(at('2018-04-05')).toBe(false)
  expect(at('2018-04-08')).toBe(true)
  expect(at('2018-04-16', [{ from: '2018-04-16', to: '2018-04-20' }])).toBe(false)
  expect(isDigestDue(defaultPreferences, '2018-04-16', '17:00')).toBe(false)
})

test('duties cannot be switched off, other notices can', () => {
  const off = {
    ...defaultPreferences,
    kinds: { 'plan.progress-asked': 'off', 'plan.light-changed': 'off' } as const,
  }
  expect(deliveryOf('plan.progress-asked', off)).toBe('product')
  expect(kindsOff(off)).toEqual(['plan.light-changed'])
})

test('a long digest says how many notices it leaves out', () => {
  const line = { title: 'T', text: '', link: '/plan', count: 1 }
  const mail = digestMail(
    Array.from({ length: 33 }, () => line),
    'en',
    'https://x.cn',
  )
  expect(mail.subject).toContain('33')
  expect(mail.text).toContain('and 3 more')
  expect(mail.text).toContain('https://x.cn/plan')
})
