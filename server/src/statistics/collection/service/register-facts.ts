import type { Day } from '@wstc/domain/kernel/period'
import type { RegisterFacts } from '@wstc/domain/statistics/collection/model/facts'
import type { Unit } from '../../../registry/index.ts'

/** What surveys may ask of a unit on `day`; what the register does not hold is left out. */
export function registerFactsOf(facts: Unit['facts'], day: Day): RegisterFacts {
  const standing = facts.standings
    .filter(({ from, until }) => (from ?? day) <= day && day <= (until ?? day))
    .map((one) => one.kind)
  const items = [...new Set([...facts.exports, ...facts.imports])]
  return {
    status: facts.state,
    standing,
    sectors: [...facts.sectors],
    ...(items.length === 0 ? {} : { items }),
    district: facts.district,
    ...(facts.ownership === null ? {} : { ownership: facts.ownership }),
    ...(facts.size === null ? {} : { size: facts.size }),
    ...(facts.state === 'closed' && facts.since !== null ? { closedOn: facts.since } : {}),
  }
}
