import { expect, test } from 'vitest'
import { problemText } from '../../src/kernel/problem-text.ts'
import { problemWords } from '../../src/kernel/words.ts'

test('a refusal names the missing thing in the reader’s language, never by its code', () => {
  const problem = { code: 'request/not-found', details: { what: 'task' } }
  expect(problemText(problem, 'zh-CN', problemWords)).toContain('任务')
  expect(problemText(problem, 'en', problemWords)).toContain('task')
  const odd = { code: 'request/not-found', details: { what: 'frobnicator' } }
  expect(problemText(odd, 'zh-CN', problemWords)).not.toContain('frobnicator')
})

test('an unknown code reads as a general failure instead of leaking the code', () => {
  const text = problemText({ code: 'nowhere/at-all' }, 'zh-CN', problemWords)
  expect(text).not.toContain('nowhere')
  expect(text).not.toMatch(/[{}]/)
})

test('lists and bilingual details fill blanks in the reader’s language', () => {
  const problem = {
    code: 'request/unsupported-type',
    details: { accepted: ['pdf', { zh: '图片', en: 'images' }] },
  }
  expect(problemText(problem, 'zh-CN', problemWords)).toContain('pdf、图片')
  expect(problemText(problem, 'en', problemWords)).toContain('pdf, images')
})

test('every text has the same blanks in both languages', () => {
  const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()
  for (const [code, both] of Object.entries(problemWords)) {
    expect(blanks(both.en), code).toEqual(blanks(both.zh))
  }
})
