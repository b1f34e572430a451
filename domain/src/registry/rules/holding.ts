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

/**
 * The group of every code that shares of half or more tie to another on `day`, named by the first of
 * its codes: whoever has the same ultimate parent has the same group. A code that is not there
 * stands alone. Where two hold half each, both and all they hold are one group.
 */
export function groupsOn(edges: readonly HoldingEdge[], day: Day): ReadonlyMap<string, string> {
  const tied = edges.filter((edge) => holdsOn(edge, day) && controls(edge.share))
  const above = new Map<string, string>()
  const rootOf = (code: string): string => {
    let at = code
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next
    return at
  }
  for (const { holder, held } of tied) {
    const [first, second] = [rootOf(holder), rootOf(held)].sort()
    if (first !== second) above.set(second!, first!)
  }
  const codes = new Set(tied.flatMap(({ holder, held }) => [holder, held]))
  return new Map([...codes].map((code) => [code, rootOf(code)]))
}
