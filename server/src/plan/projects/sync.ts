import type { CityPack, Place } from '@wstc/domain/plan/model/pack'
import type { Charter } from '@wstc/domain/plan/model/project'
import { recordAct } from '../../audit/index.ts'
import { system } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { publishProjects } from './service/publish.ts'
import { insertCharters, insertProjects, selectProjects } from './store/register.ts'

/** What the plan says of a place that is followed up as a project. */
export function charterOf(place: Place, city: CityPack['city']): Charter {
  return {
    name: place.name,
    aim: place.aim ?? place.name,
    responsible: '',
    operator: '',
    district: place.located?.district ?? null,
    sectors: place.sectors,
    tasks: place.tasks,
    carrier: place.register.includes('carrier') ? place.id : null,
    from: city.plan.from,
    until: place.until ?? city.plan.until,
  }
}

/** Projects of the plan that the register lacks, known since the day on which the plan was issued. */
async function addMissing(tx: Tx, city: CityPack): Promise<number> {
  const present = new Set((await selectProjects(tx)).map((row) => row.id))
  const missing = city.places.filter(
    (place) => place.register.includes('project') && !present.has(place.id),
  )
  const since = new Date(`${city.city.plan.from}T00:00:00+08:00`)
  await insertProjects(
    tx,
    missing.map((place) => ({
      id: place.id,
      place: place.id,
      lead: place.lead!,
      cooperating: place.cooperating,
      stage: 'registered',
      proposed_by: null,
      proposed_department: null,
      proposed_at: since,
      decided_by: null,
      decided_at: since,
      closed_by: null,
      closed_at: null,
    })),
  )
  await insertCharters(
    tx,
    missing.map((place) => ({
      project: place.id,
      version: 1,
      content: JSON.stringify(charterOf(place, city.city)),
      by_person: null,
      by_department: null,
      known_at: since,
    })),
  )
  return missing.length
}

/**
 * Brings the plan's own projects into the register and publishes them; in the demo the invented
 * history comes before that. Done again it does nothing.
 */
export async function registerPlanProjects(platform: Platform): Promise<number> {
  const now = platform.clock.now()
  return platform.database.inTransaction(system, async (tx) => {
    const added = await addMissing(tx, platform.city)
    if (added === 0) return 0
    if (!platform.config.demo) await publishProjects({ tx, now, platform })
    await recordAct(
      { tx, actor: system, now, requestId: newId(now), address: '-' },
      {
        action: 'plan.project.register',
        subject: { kind: 'projects', id: 'plan' },
        details: { projects: added },
      },
    )
    return added
  })
}
