import type { Day } from '@wstc/domain/kernel/period'
import { groupsOn } from '@wstc/domain/registry/rules/holding'
import type { Tx } from '../../platform/database.ts'
import { selectControlling } from '../store/holdings.ts'
import { unitNames } from '../store/units.ts'

/**
 * Answers to which group an entry belongs on `day`: entries under one ultimate parent have the same,
 * and one that was merged away is the one that was kept.
 */
export async function readGroups(tx: Tx, day: Day): Promise<(enterprise: string) => string> {
  const groups = groupsOn(
    (await selectControlling(tx)).map((one) => ({
      holder: one.holder,
      held: one.held,
      share: one.share,
      from: one.from_day,
      until: one.until_day,
    })),
    day,
  )
  const units = await unitNames(tx).execute()
  const byId = new Map(units.map((one) => [one.id, one]))
  return (id) => {
    const own = byId.get(id)
    const kept = own?.mergedInto ? byId.get(own.mergedInto) : own
    return kept ? (groups.get(kept.uscc) ?? kept.uscc) : id
  }
}
