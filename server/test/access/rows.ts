import type { Wall } from './row-rules.ts'
import { assessmentWalls } from './rows/assessment.ts'
import { auditWalls } from './rows/audit.ts'
import { contractsWalls } from './rows/contracts.ts'
import { deskWalls } from './rows/desk.ts'
import { groupWalls } from './rows/group.ts'
import { identityWalls } from './rows/identity.ts'
import { planWalls } from './rows/plan.ts'
import { platformWalls } from './rows/platform.ts'
import { projectsWalls } from './rows/projects.ts'
import { registryWalls } from './rows/registry.ts'
import { sourcesWalls } from './rows/sources.ts'
import { statisticsWalls } from './rows/statistics.ts'

/**
 * What the database lets through by itself, with every check of the application taken away.
 * Written by hand; every table stands here. Where a rule is wider than what the application lets
 * a person do, the narrower part is held by `access.ts` alone.
 */
export const walls: Readonly<Record<string, Wall>> = {
  ...platformWalls,
  ...auditWalls,
  ...identityWalls,
  ...deskWalls,
  ...planWalls,
  ...assessmentWalls,
  ...projectsWalls,
  ...registryWalls,
  ...groupWalls,
  ...statisticsWalls,
  ...sourcesWalls,
  ...contractsWalls,
}
