import { describe, expect, test } from 'vitest'
import {
  ebopsItems,
  findEbopsItem,
  isWithin,
  mainItemOf,
  partsOf,
  reportableItems,
} from '../../../src/kernel/codes/ebops.ts'
import { isMemorandum, memoranda, termsOf } from '../../../src/kernel/codes/ebops-memoranda.ts'

const codes = (list: readonly { readonly code: string }[]) => list.map((one) => one.code)
const mains = 'SA SB SC SD SE SF SG SH SI SJ SK SL SN'.split(' ')

/** Figures for every reported item, all different, and what the identities make of them. */
function compile(): (code: string) => number {
  const leaves = ebopsItems.filter((item) => partsOf(item.code).length === 0)
  const figures = new Map(leaves.map((item, at) => [item.code, at * 7 + 1]))
  const figureOf = (code: string): number =>
    figures.get(code) ??
    termsOf(code)!.reduce((sum, { item, sign }) => sum + sign * figureOf(item), 0)
  return figureOf
}

describe('EBOPS 2010', () => {
  test('names no item twice, or a figure would have two homes', () => {
    expect(new Set(codes(ebopsItems)).size).toBe(ebopsItems.length)
    for (const language of ['zh', 'en'] as const) {
      expect(new Set(ebopsItems.map((one) => one.name[language])).size).toBe(ebopsItems.length)
    }
  })

  test('hangs every item on one that exists', () => {
    for (const item of ebopsItems) {
      if (item.code !== 'S') expect(findEbopsItem(item.parent!)).toBeDefined()
    }
  })

  test('has the twelve main items and what is not allocated, and nothing else below S', () => {
    expect(codes(partsOf('S'))).toEqual(mains)
  })

  test('divides transport by mode, each mode into passengers, freight and other', () => {
    expect(codes(partsOf('SC'))).toEqual(['SC1', 'SC2', 'SC3', 'SC4'])
    for (const mode of ['SC1', 'SC2', 'SC3']) {
      expect(codes(partsOf(mode))).toEqual([`${mode}1`, `${mode}2`, `${mode}3`])
    }
    expect(partsOf('SC4')).toEqual([])
  })

  test('divides travel into business and personal, personal by purpose', () => {
    expect(codes(partsOf('SD'))).toEqual(['SDA', 'SDB'])
    expect(codes(partsOf('SDB'))).toEqual(['SDB1', 'SDB2', 'SDB3'])
  })

  test('keeps the identities of S, SOX, SPX1 and SPX4 on any figures', () => {
    const f = compile()
    const sum = (...items: string[]) => items.reduce((all, item) => all + f(item), 0)
    expect(f('S')).toBe(sum(...mains))
    expect(f('SC')).toBe(sum('SC1', 'SC2', 'SC3', 'SC4'))
    expect(f('SD')).toBe(sum('SDA', 'SDB'))
    expect(f('SOX')).toBe(f('S') - f('SL'))
    expect(f('SPX4')).toBe(sum('SA', 'SB'))
    expect(f('SPX1')).toBe(f('S') - sum('SA', 'SB', 'SC', 'SD'))
  })

  test('never adds a memorandum up, nor an item that its parent only partly consists of', () => {
    for (const { code } of memoranda) {
      expect(isMemorandum(code)).toBe(true)
      expect(findEbopsItem(code)).toBeUndefined()
    }
    expect(codes(ebopsItems.filter((item) => isMemorandum(item.code)))).toEqual([])
    expect(partsOf('SJ22')).toEqual([])
    expect(partsOf('SJ35')).toEqual([])
    expect(isMemorandum('SC1')).toBe(false)
  })

  test('takes reports on the finest items only, and on each of them', () => {
    const all = new Set(codes(reportableItems))
    expect(all.has('SC1')).toBe(false)
    expect(all.has('SN')).toBe(false)
    expect(all.has('SJ22')).toBe(true)
    expect(all.has('SJ221')).toBe(true)
    expect(all.has('SA')).toBe(true)
  })

  test('knows what stands below what', () => {
    expect(isWithin('SJ311', 'SJ3')).toBe(true)
    expect(isWithin('SJ', 'SJ3')).toBe(false)
    expect(isWithin('SI21', 'S')).toBe(true)
    expect(isWithin('no-such-code', 'S')).toBe(false)
    expect(mainItemOf('SJ311')).toBe('SJ')
  })
})
