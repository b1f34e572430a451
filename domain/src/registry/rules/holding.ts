import { compareDecimalTexts } from '../../kernel/decimal.ts'
import type { Day } from '../../kernel/period.ts'

/** Who holds whom: both by code, or by name where there is none. */
export interface HoldingEdge {
  readonly holder: string
  readonly held: string
  readonly share: string
  readonly from: Day | null
  readonly until: Day | null
}

export const holdsOn = (edge: Pick<HoldingEdge, 'from' | 'until'>, day: Day): boolean =>
  (edge.from === null || edge.from <= day) && (edge.until === null || day <= edge.until)

/** A share that decides: half or more. */
export const controls = (share: string): boolean => compareDecimalTexts(share, '50') >= 0

/** Everyone whom `start` is tied to on `day` through shares of half or more, itself included, sorted. */
export function holdingGroup(edges: readonly HoldingEdge[], start: string, day: Day): string[] {
  const ties = new Map<string, string[]>()
  for (const edge of edges) {
    if (!holdsOn(edge, day) || !controls(edge.share)) continue
    ties.set(edge.holder, [...(ties.get(edge.holder) ?? []), edge.held])
    ties.set(edge.held, [...(ties.get(edge.held) ?? []), edge.holder])
  }
  const found = new Set([start])
  for (const one of found) for (const next of ties.get(one) ?? []) found.add(next)
  return [...found].sort()
}

/** Whoever stands at the top of the chain above `start` on `day`; `start` where nobody holds it. */
export function topHolder(edges: readonly HoldingEdge[], start: string, day: Day): string {
  const seen = new Set([start])
  let at = start
  for (;;) {
    const above = edges.find(
      (edge) => edge.held === at && holdsOn(edge, day) && controls(edge.share),
    )
    // Two that hold each other have no top: the walk ends where it would go round.
    if (!above || seen.has(above.holder)) return at
    seen.add(above.holder)
    at = above.holder
  }
}
