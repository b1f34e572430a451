import { addDays, type Day, dayInShanghai, lastDayOf, quarterOf } from '@wstc/domain/kernel/period'
import { addWorkingDays, onOrAfterWorkingDay } from '@wstc/domain/kernel/working-days'
import { recordAct } from '../../audit/index.ts'
import { system } from '../../platform/actor.ts'
import type { Platform } from '../../platform/platform.ts'
import { castDemo } from '../tasks/demo/people.ts'
import { inventCarrier } from './demo/carriers.ts'
import { inventProject } from './demo/projects.ts'
import type { Invented } from './demo/rows.ts'
import { publishCarriers, publishProjects } from './service/publish.ts'
import { insertFigures, insertProofs, insertReports } from './store/proofs.ts'
import { insertMoney, insertSteps, selectProjects, selectSteps } from './store/register.ts'

/** Quarters whose reports were due or open on `today`, from the plan's beginning. */
function quartersUntil(from: Day, today: Day): string[] {
  const quarters: string[] = []
  for (let day = from; ; day = addDays(lastDayOf(quarterOf(day)), 1)) {
    const quarter = quarterOf(day)
    if (addWorkingDays(lastDayOf(quarter), 1) > today) return quarters
    quarters.push(quarter)
  }
}

/**
 * Loads an invented history of the plan's projects and carriers, once: what people did is
 * invented, lights and sums follow by the rules. Answers whether it loaded anything.
 */
export async function loadDemoProjects(platform: Platform): Promise<boolean> {
  const now = platform.clock.now()
  const today = dayInShanghai(now)
  return platform.database.inTransaction(system, async (tx) => {
    const projects = await selectProjects(tx)
    if (projects.length === 0 || (await selectSteps(tx, {})).length > 0) return false
    const cast = await castDemo(tx, today)
    const made: Invented = { steps: [], money: [], proofs: [], reports: [], figures: [] }
    const { city, places } = platform.city
    const quarters = quartersUntil(city.plan.from, today)
    const start = onOrAfterWorkingDay(addDays(city.plan.from, 30))
    for (const [index, project] of projects.entries()) {
      inventProject(made, { project, index, cast, now, today, start, quarters, city })
    }
    for (const place of places) {
      if (place.register.includes('carrier')) {
        inventCarrier(made, place, platform.city.carrierIndicators, cast, now)
      }
    }
    await insertSteps(tx, made.steps)
    await insertMoney(tx, made.money)
    await insertReports(tx, made.reports)
    await insertFigures(tx, made.figures)
    await insertProofs(tx, made.proofs)
    await publishProjects({ tx, now, platform })
    await publishCarriers({ tx, now, platform })
    await recordAct(
      { tx, actor: system, now, requestId: 'first-start', address: '-' },
      {
        action: 'plan.demo.load',
        subject: { kind: 'projects', id: 'demo' },
        details: { projects: projects.length, entries: made.money.length },
      },
    )
    return true
  })
}
