import type { RunStage } from '@wstc/domain/plan/model/assessment/result'
import { linkFile } from '../../src/desk/index.ts'
import { loadAssessmentSystem } from '../../src/plan/assessment/load.ts'
import { computeScores, keepResult } from '../../src/plan/assessment/service/compute.ts'
import { insertObjection } from '../../src/plan/assessment/store/objections.ts'
import { insertPublication } from '../../src/plan/assessment/store/published.ts'
import { insertRun } from '../../src/plan/assessment/store/runs.ts'
import { newId } from '../../src/platform/ids.ts'
import type { CityHall } from './city-hall.ts'
import type { Made } from './made.ts'

const collectionsWith = (label: string) => ({
  tasks: [],
  reports: [
    {
      id: '3-2018-Q1',
      label: { zh: label, en: label },
      values: { arrived: 'yes', 'days-late': '2' },
    },
  ],
  contributions: [],
  evidence: [],
  questions: [],
  decisions: [],
  targets: [],
  projects: [],
})

/** Assessments of commerce alone, at any stage; each of a period of its own. */
export function assessmentRecordsOf(hall: CityHall) {
  const { world, players } = hall
  const periods = [2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008].flatMap((year) =>
    [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`),
  )
  const run = async (
    stage: RunStage,
    until = '2018-04-30',
    label = '报告',
  ): Promise<Made & { period: string }> => {
    await loadAssessmentSystem(world.platform)
    const now = world.platform.clock.now()
    const id = newId(now)
    const period = periods.shift()!
    const isPublic = stage === 'published'
    const by = players.office.person.id
    await world.asSystem(async (tx) => {
      await insertRun(tx, {
        id,
        period,
        stage,
        system: 1,
        cut_off: '2018-04-10',
        objections_until: until,
        result: 1,
        published: isPublic ? 1 : null,
        published_on: isPublic ? '2018-04-16' : null,
        opened_by: by,
        opened_at: now,
        confirmed_by: null,
      })
      const computed = computeScores(world.platform.city.assessment, [
        { department: 'commerce', class: 'leading', collections: collectionsWith(label) },
      ])
      await keepResult({ tx, now }, { id }, computed, { version: 1, by })
      if (isPublic) {
        await insertPublication(tx, { run: id, version: 1, published_by: by, published_at: now })
      }
    })
    return { id, revision: 1, period }
  }
  return {
    assessment: () => run('provisional'),
    assessmentSaying: (label?: string) => run('provisional', undefined, label),
    publishedSaying: (label?: string) => run('published', undefined, label),
    assessmentClosed: () => run('provisional', '2018-04-13'),
    assessmentFinal: () => run('final'),
    assessmentConfirmed: () => run('confirmed'),
    publishedPeriod: async (): Promise<Made> => ({ id: (await run('published')).period }),
    objection: async (): Promise<Made> => {
      const { id: about } = await run('provisional')
      const file = await hall.upload(
        'leadOfficer',
        'objection.txt',
        `异议材料 ${newId(new Date())}`,
      )
      const now = world.platform.clock.now()
      const id = newId(now)
      const actor = await world.actorOf(players.leadOfficer.person)
      await world.asPerson(players.leadOfficer.person, async (tx) => {
        await linkFile(
          { tx, actor, now },
          {
            file,
            context: 'plan',
            subject: { kind: 'objection', id },
            permission: 'plan.assessment.approve',
          },
        )
        await insertObjection(tx, {
          id,
          run: about,
          department: 'commerce',
          item: 'reports-in-time',
          result: 1,
          text: '逾期天数有误',
          file,
          stage: 'open',
          raised_by: players.leadOfficer.person.id,
          raised_at: now,
          decided_by: null,
          decided_at: null,
          reason: null,
        })
      })
      return { id, revision: 1 }
    },
    assessmentSystem: async (): Promise<Made> => {
      await run('published')
      const body = { basedOn: 1, reason: '调整权重' }
      const made = await hall.done('office', 'POST', '/plan/assessment/systems', body)
      return { ...made, id: String(made.system), revision: made.revision as number }
    },
  }
}
