import type { Cockpit } from '@wstc/domain/plan/contract/cockpit'
import type { Call } from '../../platform/serve.ts'
import { departmentName } from './service/subjects.ts'
import { selectNotices, selectPublished } from './store/published.ts'
import { parseSystem } from './yaml.ts'

/** Lines shown of each end of a ranking. */
const ends = 3

/**
 * The assessment published last, with the top and the bottom of its first class; null where none
 * was published. What is not public yet has its own page and is no matter of the cockpit.
 */
export async function latestAssessment(
  call: Pick<Call, 'tx' | 'platform'>,
): Promise<Cockpit['assessment']> {
  const [last] = await selectNotices(call.tx)
  if (!last) return null
  const first = parseSystem(last.content).classes[0]!
  const ranked = (await selectPublished(call.tx, last.run, last.version)).filter(
    (one) => one.class === first.id && one.rank !== null && one.total !== null,
  )
  const show = (one: (typeof ranked)[number]) => ({
    department: one.department,
    name: departmentName(call, one.department),
    rank: one.rank!,
    total: one.total!,
  })
  return {
    run: last.run,
    period: last.period,
    publishedOn: last.published_on,
    class: first.name,
    ranked: ranked.length,
    top: ranked.slice(0, ends).map(show),
    bottom: ranked.slice(Math.max(ends, ranked.length - ends)).map(show),
    synthetic: last.synthetic,
  }
}
