import { describe, expect, test } from 'vitest'
import { findEbopsItem, isWithin, reportableItems } from '../../../src/kernel/codes/ebops.ts'
import { findItems, openItemIndex } from '../../../src/statistics/collection/wizard/find-items.ts'
import { everydayWords } from '../../../src/statistics/collection/wizard/words.ts'

/** Syllables of the few characters that the tests spell. */
const syllables: Readonly<Record<string, string>> = {
  海: 'hai',
  运: 'yun',
  费: 'fei',
  审: 'shen',
  计: 'ji',
}
const index = openItemIndex((text) => [...text].map((one) => syllables[one] ?? one))
const first = (question: string) => findItems(index, question)[0]?.item

describe('the item wizard', () => {
  test('has words and an example for every item that a firm may report', () => {
    const known = new Set(everydayWords.map((one) => one.item))
    const silent = new Set(['SG2'])
    for (const { code } of reportableItems) {
      expect(known.has(code) || silent.has(code), code).toBe(true)
    }
    expect(known.size).toBe(everydayWords.length)
    for (const { item, words, example } of everydayWords) {
      expect(findEbopsItem(item), item).toBeDefined()
      expect(words.filter((word) => /\p{Script=Han}/u.test(word)).length, item).toBeGreaterThan(0)
      expect(words.filter((word) => !/\p{Script=Han}/u.test(word)).length, item).toBeGreaterThan(0)
      expect(example.zh).toMatch(/\p{Script=Han}/u)
      expect(example.en).not.toMatch(/\p{Script=Han}/u)
    }
  })

  test.each([
    ['软件外包', 'SI21'],
    ['海运费', 'SC12'],
    ['参展费', 'SJ221'],
    ['商标费', 'SH1'],
    ['律师费', 'SJ211'],
    ['中欧班列', 'SC32'],
    ['快递', 'SC4'],
    ['专利转让', 'SJ112'],
    ['专利费', 'SH2'],
    ['留学生', 'SDB2'],
    ['飞机维修', 'SB'],
    ['軟體', undefined],
    ['sea freight', 'SC12'],
    ['Trade fair', 'SJ221'],
    ['audit', 'SJ212'],
    ['cloud', 'SI22'],
    ['franchise', 'SH1'],
    ['SJ311', 'SJ311'],
    ['haiyunfei', 'SC12'],
  ])('finds what “%s” is', (question, item) => {
    expect(first(question)).toBe(item)
  })

  test.each([
    ['给日本客户做软件外包项目的收入', 'SI21'],
    ['付给美国律师事务所的律师费', 'SJ211'],
    ['在德国参加展会的展位费', 'SJ221'],
    ['we paid a german firm for product certification', 'SJ313'],
    ['sea freight to rotterdam', 'SC12'],
  ])('understands a sentence: %s', (question, item) => {
    expect(first(question)).toBe(item)
  })

  test('every everyday word leads first to an item that has it', () => {
    for (const { words } of everydayWords) {
      for (const word of words) {
        const found = findItems(index, word)[0]!
        const has = everydayWords.find((one) => one.item === found.item)!.words
        expect([...has, findEbopsItem(found.item)!.name.zh], word).toContain(word)
      }
    }
  })

  test('shows the word it went by, and an example', () => {
    expect(findItems(index, '付给船公司的海运费')[0]).toMatchObject({
      word: '海运费',
      name: { en: 'Freight transport by sea' },
      example: { en: 'Paying a foreign line for a container' },
    })
  })

  test('offers only what the form takes, and nothing for nothing', () => {
    const allowed = (item: string) => isWithin(item, 'SJ')
    for (const one of findItems(index, '设计', { allowed })) expect(one.item).toMatch(/^SJ/)
    expect(findItems(index, '   ')).toEqual([])
    expect(findItems(index, '☂')).toEqual([])
  })
})
