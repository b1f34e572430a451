import type { BulkAct } from '../model/bulk.ts'
import type { EnterpriseFacts } from '../model.ts'

/** Most standings that an entry keeps. */
const mostStandings = 20

/** The facts that an act changes of an entry; none where it is so already. */
export function factsAfter(
  facts: Pick<EnterpriseFacts, 'standings' | 'park' | 'state'>,
  act: BulkAct,
): Partial<EnterpriseFacts> {
  const { standings } = facts
  switch (act.kind) {
    case 'add-standing': {
      const has = standings.some(
        ({ kind, from, until }) =>
          kind === act.standing && (from ?? '') <= act.from && (until ?? '9999') >= act.from,
      )
      if (has || standings.length >= mostStandings) return {}
      return { standings: [...standings, { kind: act.standing, from: act.from, until: null }] }
    }
    case 'end-standing': {
      const ends = ({ kind, from, until }: (typeof standings)[number]): boolean =>
        kind === act.standing && (from ?? '') <= act.until && (until ?? '9999') > act.until
      if (!standings.some(ends)) return {}
      return { standings: standings.map((one) => (ends(one) ? { ...one, until: act.until } : one)) }
    }
    case 'set-park':
      return facts.park === act.park ? {} : { park: act.park }
    case 'set-state':
      return facts.state === act.state ? {} : { state: act.state, since: act.since }
  }
}
