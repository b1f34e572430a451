import { sumDecimalTexts } from '../../../kernel/decimal.ts'
import {
  fraction,
  fractionOf,
  multiplyFractions,
  subtractFractions,
  textOfFraction,
} from '../../../kernel/fraction.ts'
import type { DepartmentInputs } from '../../model/assessment/inputs.ts'
import type { AssessmentSystem } from '../../model/assessment/system.ts'
import { type Ranked, rankDepartments } from './ranking.ts'
import { combine, type Judged, judgeItems } from './score.ts'

interface JudgedDepartment {
  readonly inputs: Pick<DepartmentInputs, 'department' | 'class'>
  readonly items: readonly Judged[]
}

/** Every department's formulas worked out once; weights are played with afterwards. */
export const judgeAll = (
  system: AssessmentSystem,
  inputs: readonly DepartmentInputs[],
): JudgedDepartment[] => inputs.map((one) => ({ inputs: one, items: judgeItems(system, one) }))

export const rankJudged = (
  system: AssessmentSystem,
  judged: readonly JudgedDepartment[],
): Ranked[] =>
  rankDepartments(
    system,
    judged.map(({ inputs, items }) => combine(system, inputs, items)),
  )

/** What one department's place would be, against what it was. */
export interface Movement {
  readonly department: string
  readonly class: string
  readonly before: { readonly total: string | null; readonly rank: number | null }
  readonly after: { readonly total: string | null; readonly rank: number | null }
  /** Places won (positive) or lost; null where there is no rank on both sides. */
  readonly moved: number | null
  /** Points gained; null as above. */
  readonly difference: string | null
}

/** Two rankings of the same departments side by side, in the order of the new one. */
export function compareRankings(
  before: readonly Ranked[],
  after: readonly Ranked[],
  places: number,
): Movement[] {
  const old = new Map(before.map((one) => [one.department, one]))
  return after.map(({ department, class: kind, total, rank }) => {
    const was = old.get(department)
    const both = was?.total != null && total !== null
    return {
      department,
      class: kind,
      before: { total: was?.total ?? null, rank: was?.rank ?? null },
      after: { total, rank },
      moved: was?.rank != null && rank !== null && was.class === kind ? was.rank - rank : null,
      difference: both
        ? textOfFraction(subtractFractions(fractionOf(total), fractionOf(was.total!)), places)
        : null,
    }
  })
}

/** The groups' weights with one of them moved; the others give or take in proportion. */
export function moveWeight(
  system: AssessmentSystem,
  group: string,
  percent: number,
): AssessmentSystem {
  const moved = fractionOf(system.groups.find((one) => one.id === group)!.weight)
  const full = fractionOf(sumDecimalTexts(system.groups.map((one) => one.weight)))
  const rest = subtractFractions(full, moved)
  if (rest.n === 0n) return system
  const factor = fraction(BigInt(100 + percent), 100n)
  const others = subtractFractions(full, multiplyFractions(moved, factor))
  return {
    ...system,
    groups: system.groups.map((one) => {
      const by = one.id === group ? factor : fraction(others.n * rest.d, others.d * rest.n)
      const scale = (text: string) => textOfFraction(multiplyFractions(fractionOf(text), by), 9)
      return {
        ...one,
        weight: scale(one.weight),
        items: one.items.map((item) => ({ ...item, points: scale(item.points) })),
      }
    }),
  }
}

/** 敏感性: what moving one group's weight would do to the ranks. */
export interface Sensitivity {
  readonly group: string
  readonly percent: number
  readonly changes: readonly {
    readonly department: string
    readonly from: number
    readonly to: number
  }[]
}

/** Which ranks change when the weight of each group is `percent` more or less. */
export function sensitivityOf(
  system: AssessmentSystem,
  judged: readonly JudgedDepartment[],
  percent = 10,
): Sensitivity[] {
  const standing = new Map(rankJudged(system, judged).map((one) => [one.department, one.rank]))
  return system.groups.flatMap(({ id }) =>
    [-percent, percent].map((by) => {
      const moved = moveWeight(system, id, by)
      const points = new Map(
        moved.groups.flatMap((group) => group.items.map((item) => [item.id, item] as const)),
      )
      const again = judged.map(({ inputs, items }) => ({
        inputs,
        items: items.map((one) => ({ ...one, item: points.get(one.item.id) ?? one.item })),
      }))
      const changes = rankJudged(moved, again).flatMap(({ department, rank }) => {
        const from = standing.get(department)
        return from != null && rank !== null && from !== rank
          ? [{ department, from, to: rank }]
          : []
      })
      return { group: id, percent: by, changes }
    }),
  )
}
