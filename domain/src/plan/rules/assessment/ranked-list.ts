import type { Bilingual } from '../../../kernel/bilingual.ts'
import { compareDecimalTexts } from '../../../kernel/decimal.ts'

/** What a reader asks of a ranking as a list. */
export interface RankingQuestion {
  readonly q?: string | undefined
  readonly class?: string | readonly string[] | undefined
  /** `rank`, `department`, `total`, `bonus`, `malus` or a group's id. */
  readonly sort: string
  readonly order: 'asc' | 'desc'
}

interface Line {
  readonly department: string
  readonly name: Bilingual
  readonly class: string
  readonly total: string | null
  readonly bonus: string
  readonly malus: string
  readonly groups: readonly { readonly group: string; readonly points: string }[]
}

function figureOf(line: Line, sort: string): string | null {
  if (sort === 'total' || sort === 'bonus' || sort === 'malus') return line[sort]
  return line.groups.find((one) => one.group === sort)?.points ?? null
}

/** Lines that are asked for. `lines` stand by class and rank, which is the order of `rank`. */
export function listRanked<T extends Line>(lines: readonly T[], question: RankingQuestion): T[] {
  const { sort, order } = question
  const classes = [question.class ?? []].flat()
  const text = question.q?.toLowerCase()
  const found = lines.filter(
    (line) =>
      (classes.length === 0 || classes.includes(line.class)) &&
      (!text || `${line.name.zh} ${line.name.en}`.toLowerCase().includes(text)),
  )
  if (sort === 'rank') return order === 'asc' ? found : found.toReversed()
  const sign = order === 'asc' ? 1 : -1
  return found.toSorted((a, b) => {
    if (sort === 'department') return sign * a.name.zh.localeCompare(b.name.zh, 'zh-CN')
    const [left, right] = [figureOf(a, sort), figureOf(b, sort)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return sign * compareDecimalTexts(left, right)
  })
}
