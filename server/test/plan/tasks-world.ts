import type { Role } from '@wstc/domain/identity/roles'
import { planTasksContract } from '@wstc/domain/plan/contract/tasks'
import type { ReportContent } from '@wstc/domain/plan/contract/tasks/progress'
import type { Client } from '@wstc/sdk/client'
import { serveDesk } from '../../src/desk/routes.ts'
import { planTasksHandlers } from '../../src/plan/tasks/routes.ts'
import { openObligations } from '../../src/plan/tasks/service/obligations.ts'
import { serve } from '../../src/platform/serve.ts'
import { openWorld, type TestPerson, type World } from '../setup/world.ts'

export type TasksClient = Client<typeof planTasksContract>

export interface Player extends TasksClient {
  readonly person: TestPerson
}

export interface TasksWorld extends World {
  /** Someone with a role in a department, with the client of the tasks. */
  player(role: Role, department?: string): Promise<Player>
  /** The same person with a new session, as sessions do not outlive a night. */
  again(player: Player): Promise<Player>
  /** Opens what is owed for the period that has ended. */
  open(): Promise<void>
}

/** A world on `day` that serves the tasks and the desk, for its files. */
export async function openTasks(day: string): Promise<TasksWorld> {
  const world = await openWorld({
    day,
    register: (server, platform) => {
      serve(server, platform, 'plan', planTasksContract, planTasksHandlers)
      serveDesk(server, platform, [])
    },
  })
  return {
    ...world,
    player: async (role, department) => {
      const someone = await world.as(role, department)
      return { ...someone.client(planTasksContract), person: someone.person }
    },
    again: async ({ person }) => {
      const someone = await world.session(person)
      return { ...someone.client(planTasksContract), person }
    },
    open: async () => {
      await world.asSystem((tx) =>
        openObligations({ tx, now: world.platform.clock.now(), platform: world.platform }),
      )
    },
  }
}

export const filled = (more: Partial<ReportContent> = {}): ReportContent => ({
  reported: 'in-progress',
  done: '完成年度计划',
  next: '开展评估',
  problems: '',
  figures: [],
  ...more,
})

/** Opens, fills and signs the report of one task; answers the signed report. */
export async function reportAndSign(
  officer: TasksClient,
  head: TasksClient,
  task: number,
  period: string,
  more: Partial<ReportContent> = {},
) {
  const draft = await officer.openReport({ params: { task }, body: { period } })
  const report = draft.id
  const saved = await officer.saveReport({
    params: { report },
    revision: draft.revision,
    body: { content: filled(more) },
  })
  const sent = await officer.submitReport({
    params: { report },
    revision: saved.revision,
  })
  return head.signReport({ params: { report }, revision: sent.revision })
}
