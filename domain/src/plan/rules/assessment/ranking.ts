import { compareDecimalTexts } from '../../../kernel/decimal.ts'
import type { DepartmentScore } from '../../model/assessment/result.ts'
import type { AssessmentSystem } from '../../model/assessment/system.ts'

export interface Ranked {
  readonly department: string
  readonly class: string
  readonly total: string | null
  /** 1 for the best of its class; null where nothing could be assessed. */
  readonly rank: number | null
}

type Scored = Pick<DepartmentScore, 'department' | 'class' | 'total' | 'groups'>

/** Positive where `b` stands before `a`. */
function order(system: Pick<AssessmentSystem, 'ties'>, a: Scored, b: Scored): number {
  const first = compareDecimalTexts(b.total!, a.total!)
  if (first !== 0) return first
  for (const id of system.ties) {
    const points = (of: Scored) => of.groups.find((group) => group.group === id)?.points ?? '0'
    const next = compareDecimalTexts(points(b), points(a))
    if (next !== 0) return next
  }
  return 0
}

/**
 * 排名 within each class, as in competitions: equal ones share a rank and the next ranks are
 * skipped (1, 2, 2, 4). Printed totals are compared, so that nobody is behind by what cannot be
 * read. In the order of class and rank; equal ones by id.
 */
export function rankDepartments(
  system: Pick<AssessmentSystem, 'ties' | 'classes'>,
  scores: readonly Scored[],
): Ranked[] {
  return system.classes.flatMap(({ id }) => {
    const own = scores.filter((score) => score.class === id)
    const sorted = own
      .filter((score) => score.total !== null)
      .toSorted((a, b) => order(system, a, b) || (a.department < b.department ? -1 : 1))
    const ranked: Ranked[] = []
    for (const [index, score] of sorted.entries()) {
      const before = sorted[index - 1]
      const same = before !== undefined && order(system, before, score) === 0
      const rank: number = same ? ranked[index - 1]!.rank! : index + 1
      ranked.push({ department: score.department, class: id, total: score.total, rank })
    }
    const without = own.filter((score) => score.total === null)
    return [
      ...ranked,
      ...without.map(({ department }) => ({ department, class: id, total: null, rank: null })),
    ]
  })
}
