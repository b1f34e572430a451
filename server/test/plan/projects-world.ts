import type { Role } from '@wstc/domain/identity/roles'
import { planProjectsContract } from '@wstc/domain/plan/contract/projects'
import type { Client } from '@wstc/sdk/client'
import { serveDesk } from '../../src/desk/routes.ts'
import { servePlanProjects } from '../../src/plan/projects/routes.ts'
import { publishProjects } from '../../src/plan/projects/service/publish.ts'
import { registerPlanProjects } from '../../src/plan/projects/sync.ts'
import { openWorld, type TestPerson, type World } from '../setup/world.ts'

export type ProjectsClient = Client<typeof planProjectsContract>
export interface Player extends ProjectsClient {
  readonly person: TestPerson
}
export interface ProjectsWorld extends World {
  player(role: Role | Role[], department?: string): Promise<Player>
  again(player: Player): Promise<Player>
}

/** A world on `day` with the plan's own projects in the register. */
export async function openProjects(day: string): Promise<ProjectsWorld> {
  const world = await openWorld({
    day,
    register: (server, platform) => {
      servePlanProjects(server, platform)
      serveDesk(server, platform, [])
    },
  })
  await registerPlanProjects(world.platform)
  await world.asSystem((tx) =>
    publishProjects({ tx, now: world.platform.clock.now(), platform: world.platform }),
  )
  return {
    ...world,
    player: async (role, department) => {
      const someone = await world.as(role as Role, department)
      return { ...someone.client(planProjectsContract), person: someone.person }
    },
    again: async ({ person }) => {
      const someone = await world.session(person)
      return { ...someone.client(planProjectsContract), person }
    },
  }
}

export const charter = {
  name: { zh: '服务外包实训中心', en: 'Training centre for outsourcing' },
  aim: { zh: '培训外包人才', en: 'Train people for outsourcing' },
  responsible: '张某',
  operator: '某公司',
  district: 'wuchang',
  sectors: ['outsourcing'],
  tasks: [33],
  carrier: 'human-resources-park',
  from: '2018-01-01',
  until: '2018-12-31',
}

export const money = (more: object = {}) => ({
  kind: 'paid' as const,
  source: 'city' as const,
  year: 2018,
  day: '2018-04-02',
  amount: '120.5',
  currency: 'CNY' as const,
  document: '',
  note: '',
  ...more,
})
