import type { Bilingual } from '../bilingual.ts'
import { partsOf } from './ebops.ts'

/** One term of a sum of items. */
export interface Term {
  readonly item: string
  readonly sign: 1 | -1
}

/** 备忘项: a group of items that is shown beside the tree and never added to it. */
export interface Memorandum {
  readonly code: string
  readonly name: Bilingual
  readonly of: readonly Term[]
}

const plus = (...items: string[]): Term[] => items.map((item) => ({ item, sign: 1 }))
const minus = (...items: string[]): Term[] => items.map((item) => ({ item, sign: -1 }))

export const memoranda: readonly Memorandum[] = [
  {
    code: 'SOX',
    name: { zh: '商业服务（不含政府服务）', en: 'Commercial services' },
    of: [...plus('S'), ...minus('SL')],
  },
  {
    code: 'SPX1',
    name: { zh: '其他服务', en: 'Other services' },
    of: [...plus('S'), ...minus('SA', 'SB', 'SC', 'SD')],
  },
  {
    code: 'SPX4',
    name: { zh: '与货物相关的服务', en: 'Goods-related services' },
    of: plus('SA', 'SB'),
  },
]

/** Whether a code of this family is a memorandum, known here or not: `X`, `Y` or `Z`, a digit may follow. */
export const isMemorandum = (code: string): boolean => /^S[A-Z0-9]*[XYZ]\d?$/.test(code)

/** How the figure of an item or a memorandum follows from others; undefined where it is reported. */
export function termsOf(code: string): readonly Term[] | undefined {
  const memorandum = memoranda.find((one) => one.code === code)
  if (memorandum) return memorandum.of
  const parts = partsOf(code)
  return parts.length > 0 ? plus(...parts.map((item) => item.code)) : undefined
}
