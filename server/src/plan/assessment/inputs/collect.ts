import { firstDayOf, lastDayOf } from '@wstc/domain/kernel/period'
import type { CollectionName, DepartmentInputs } from '@wstc/domain/plan/model/assessment/inputs'
import type { AssessmentSystem } from '@wstc/domain/plan/model/assessment/system'
import type { Asking, Rows } from './asking.ts'
import { assessedDepartments } from './departments.ts'
import { decisionRows, questionRows } from './dialogue.ts'
import { taskRows } from './lights.ts'
import { projectRows } from './projects.ts'
import { evidenceRows, obligationRows } from './reports.ts'
import { targetRows } from './targets.ts'

/**
 * 冻结: everything that formulas may ask about each assessed department, as known at the cut-off.
 * All collections are kept, also those that no formula uses today, so that another index system
 * can be tried on them later. Needs the platform's reach.
 */
export async function collectInputs(
  asked: Pick<Asking, 'tx' | 'now' | 'platform' | 'period' | 'cutOff'>,
  system: AssessmentSystem,
): Promise<DepartmentInputs[]> {
  const asking: Asking = {
    ...asked,
    first: firstDayOf(asked.period),
    last: lastDayOf(asked.period),
  }
  const sources: Readonly<Record<CollectionName, () => Promise<Rows>>> = {
    tasks: () => taskRows(asking),
    reports: () => obligationRows(asking, 'report'),
    contributions: () => obligationRows(asking, 'contribution'),
    evidence: () => evidenceRows(asking),
    questions: () => questionRows(asking),
    decisions: () => decisionRows(asking),
    targets: () => targetRows(asking),
    projects: () => projectRows(asking),
  }
  const collected: [CollectionName, Rows][] = []
  for (const [name, ask] of Object.entries(sources) as [CollectionName, () => Promise<Rows>][]) {
    collected.push([name, await ask()])
  }
  return assessedDepartments(asked.platform.city, system).map(({ department, class: kind }) => ({
    department,
    class: kind,
    collections: Object.fromEntries(collected.map(([name, rows]) => [name, rows(department)])),
  }))
}
