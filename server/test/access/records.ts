import { notify } from '../../src/notices/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { assessmentRecordsOf } from './assessment-records.ts'
import type { CityHall, Player } from './city-hall.ts'
import type { Made } from './made.ts'
import { contractsRecordsOf } from './records-contracts.ts'
import { groupRecordsOf } from './records-group.ts'
import { registryRecordsOf } from './records-registry.ts'
import { sourcesRecordsOf } from './records-sources.ts'
import { statisticsRecordsOf } from './records-statistics.ts'

/** Tasks that commerce leads and none of the tests here uses otherwise. */
const ledByCommerce = [3, 6, 8, 11, 18, 19, 27, 33, 35, 38]
/** Tasks led by commerce in which trade-promotion cooperates. */
const withTradePromotion = [3, 5, 6, 8, 27, 35]

export const words = (more = ''): object => ({
  reported: 'in-progress',
  done: `已完成本期工作${more}`,
  next: '继续推进',
  problems: '',
  figures: [],
})

const next = (from: number[]): number => {
  const one = from.shift()
  if (one === undefined) throw new Error('No task is left for another record')
  return one
}

export const projectMoney = {
  kind: 'paid',
  source: 'city',
  year: 2018,
  day: '2018-04-02',
  amount: '120.5',
  currency: 'CNY',
  document: '',
  note: '',
}

/** Makes one fresh record of each kind through the product itself. */
export function recordsOf(hall: CityHall) {
  const { done, world, players } = hall
  const tasks = [...ledByCommerce]
  const shared = [...withTradePromotion]
  const draft = async (): Promise<Made> => {
    const path = `/plan/work/tasks/${next(tasks)}/reports`
    const made = await done('leadOfficer', 'POST', path, { period: '2018-Q1' })
    const saved = await done('leadOfficer', 'PATCH', `/plan/work/reports/${made.id}`, {
      revision: made.revision,
      content: words(),
    })
    return { id: saved.id, revision: saved.revision }
  }
  const submitted = async (): Promise<Made> => {
    const { id, revision } = await draft()
    const sent = await done('leadOfficer', 'POST', `/plan/work/reports/${id}/submit`, { revision })
    return { id, revision: sent.revision }
  }
  const obligation = async (): Promise<Made> => {
    const body = { period: '2018-Q1', department: 'trade-promotion', request: '请提供材料' }
    const path = `/plan/work/tasks/${next(shared)}/contributions`
    return { id: (await done('leadOfficer', 'POST', path, body)).obligation }
  }
  const contribution = async (): Promise<Made> => {
    const { id: owed } = await obligation()
    const path = `/plan/work/obligations/${owed}/contributions`
    const { id, revision } = await done('coopOfficer', 'POST', path)
    const saved = await done('coopOfficer', 'PATCH', `/plan/work/contributions/${id}`, {
      revision,
      text: '配合情况',
    })
    return { id, revision: saved.revision }
  }
  const evidence = async (by: Player = 'leadOfficer'): Promise<Made> => {
    const file = await hall.upload(by, 'proof.txt', `材料 ${newId(new Date())}`)
    return done(by, 'POST', '/plan/work/tasks/5/evidence', {
      kind: 'file',
      requirement: 'mechanism',
      title: '机制文件',
      file,
    }) as Promise<Made & Record<string, any>>
  }
  const job = async (state: 'done' | 'failed'): Promise<Made> => {
    const file = await hall.upload('firmReporter', 'result.txt', '结果')
    const now = world.platform.clock.now()
    const id = newId(now)
    await world.asSystem((tx) =>
      tx
        .insertInto('platform_job')
        .values({
          id,
          kind: 'test.export',
          state,
          run_at: now,
          created_at: now,
          finished_at: now,
          payload: JSON.stringify({}),
          result: JSON.stringify({ file }),
          owner_person: players.firmReporter.person.id,
        } as never)
        .execute(),
    )
    return { id }
  }
  const receipt = async () => {
    const { id, revision } = await submitted()
    await done('leadHead', 'POST', `/plan/work/reports/${id}/sign`, { revision })
    return (await done('leadHead', 'GET', `/audit/receipts?kind=report&id=${id}`)).items[0]
  }
  const proposal = async (by: Player = 'leadOfficer'): Promise<Made> => {
    const charter = {
      name: { zh: '实训中心', en: 'Training centre' },
      aim: { zh: '培训人才', en: 'Train people' },
      responsible: '',
      operator: '',
      district: 'wuchang',
      sectors: [],
      tasks: [33],
      carrier: null,
      from: '2018-01-01',
      until: '2018-12-31',
    }
    return done(by, 'POST', '/plan/work/projects', { charter }) as Promise<any>
  }
  const project = async (): Promise<Made> => {
    const { id, revision } = await proposal()
    const body = { revision, outcome: 'registered', reason: '同意' }
    return done('office', 'POST', `/plan/work/projects/${id}/decision`, body) as Promise<any>
  }
  const projectMilestone = async (): Promise<Made> => {
    const { id } = await project()
    const body = { title: '开工', day: '2018-06-29' }
    const made = await done('leadOfficer', 'POST', `/plan/work/projects/${id}/milestones`, body)
    return made.milestoneList[0]
  }
  const projectEvidence = async (): Promise<Made> => {
    const { id } = await projectMilestone()
    return done('leadOfficer', 'POST', '/plan/work/project-evidence', {
      kind: 'file',
      title: '开工证明',
      file: await hall.upload('leadOfficer', 'proof.txt', `材料 ${newId(new Date())}`),
      subject: { kind: 'milestone', milestone: id },
    }) as Promise<any>
  }
  const reportPeriods = ['2016-Q4', '2017-Q1', '2017-Q2', '2017-Q3', '2017-Q4']
  const projectReport = async (): Promise<Made> => {
    const content = { state: 'in-progress', done: '完成', next: '', problems: '' }
    const path = `/plan/work/projects/beidou-city/reports/${reportPeriods.shift()}`
    const made = await done('leadOfficer', 'PUT', path, { revision: 0, content, submit: true })
    return made.reports.find((one: { stage: string }) => one.stage === 'submitted')
  }
  const figures = ['2010', '2011', '2012', '2013', '2014']
  return {
    ...groupRecordsOf(hall),
    ...registryRecordsOf(hall),
    ...statisticsRecordsOf(hall),
    ...sourcesRecordsOf(hall),
    ...contractsRecordsOf(hall),
    ...assessmentRecordsOf(hall),
    draft,
    submitted,
    signed: async (): Promise<Made> => {
      const { id, revision } = await submitted()
      const path = `/plan/work/reports/${id}/sign`
      return done('leadHead', 'POST', path, { revision }) as Promise<any>
    },
    receipt: async (): Promise<Made> => ({ id: (await receipt()).id }),
    auditEntry: async (): Promise<Made> => ({ id: (await receipt()).audit.entry }),
    obligation,
    contribution,
    sent: async (): Promise<Made> => {
      const { id, revision } = await contribution()
      const path = `/plan/work/contributions/${id}/send`
      return done('coopOfficer', 'POST', path, { revision }) as Promise<any>
    },
    proposal: () => proposal(),
    proposalOfBothHats: () => proposal('bothHats'),
    project,
    projectMilestone,
    projectEvidence,
    projectReport,
    projectMoney: async (): Promise<Made> => {
      const { id } = await project()
      const made = await done(
        'leadOfficer',
        'POST',
        `/plan/work/projects/${id}/money`,
        projectMoney,
      )
      return { id: made.money[0].line, revision: 1 }
    },
    planProject: async (): Promise<Made> => ({ id: 'services-trade-cloud' }),
    carrier: async (): Promise<Made> => ({ id: 'beidou-city' }),
    evidence: () => evidence(),
    evidenceOfBothHats: () => evidence('bothHats'),
    question: () =>
      done('leader', 'POST', '/plan/work/tasks/5/questions', { text: '何时完成' }) as Promise<any>,
    answeredQuestion: async (): Promise<Made> => {
      const asked = await done('leadHead', 'POST', '/plan/work/tasks/5/questions', { text: '问' })
      const path = `/plan/work/questions/${asked.id}/answers`
      const body = { revision: asked.revision, text: '答' }
      return done('leadOfficer', 'POST', path, body) as Promise<any>
    },
    decision: () =>
      done('leader', 'POST', '/plan/work/tasks/5/decisions', {
        text: '补齐材料',
        departments: ['commerce'],
        dueDay: '2018-05-31',
      }) as Promise<any>,
    milestone: () =>
      done('leadOfficer', 'POST', '/plan/work/tasks/5/milestones', {
        title: '出台办法',
        plannedDay: '2018-06-29',
      }) as Promise<any>,
    observationOfBothHats: async (): Promise<Made> => {
      const { observation } = await done('bothHats', 'POST', '/plan/observations', {
        indicator: 'services-exports',
        period: figures.shift(),
        value: '100',
        source: '台账',
      })
      return { id: observation.id }
    },
    file: async (): Promise<Made> => ({
      id: await hall.upload('firmReporter', 'own.txt', `企业材料 ${Math.random()}`),
    }),
    key: async (): Promise<Made> => {
      const id = `own.form-${newId(new Date())}`
      const body = { revision: 0, formVersion: '1', values: { secret: '草稿内容' } }
      await done('firmReporter', 'PUT', `/desk/drafts/${id}`, body)
      return { id }
    },
    list: async (): Promise<Made> => {
      const id = `list-${newId(new Date())}`
      const items = [{ name: '我的视图', question: {}, columns: [] }]
      await done('firmReporter', 'PUT', `/desk/views/${id}`, { items })
      return { id }
    },
    job: () => job('done'),
    failedJob: () => job('failed'),
    notice: async (): Promise<Made> => {
      const person = players.firmReporter.person.id
      const now = world.platform.clock.now()
      await world.asSystem((tx) => notify({ tx, now }, { person, kind: 'plan.question-asked' }))
      return (await done('firmReporter', 'GET', '/notices')).items[0]
    },
    apiKey: async (): Promise<Made> => {
      const body = {
        name: '财务系统',
        scope: 'returns',
        until: '2018-12-31',
        password: players.firmAdmin.person.password,
      }
      return (await done('firmAdmin', 'POST', '/api-keys', body)).made
    },
    session: async (): Promise<Made> => {
      await world.session(players.firmReporter.person)
      const { items } = await done('firmReporter', 'GET', '/account/sessions')
      return items.find((one: { current: boolean }) => !one.current)
    },
    person: () => world.person('enterprise-reporter', players.firmAdmin.person.organisation),
    invited: () =>
      done('firmAdmin', 'POST', '/people', {
        name: '新人员',
        login: `n${newId(new Date())}`,
        email: 'new@example.test',
      }) as Promise<any>,
    inactive: async (): Promise<Made> => {
      const who = await world.person('enterprise-reporter', players.firmAdmin.person.organisation)
      const path = `/people/${who.id}/deactivation`
      return done('firmAdmin', 'POST', path, { reason: '离职' }) as Promise<any>
    },
    organisation: async (): Promise<Made> => ({ id: await world.organisation('enterprise') }),
    delegation: () =>
      done('leadOfficer', 'POST', '/delegations', {
        to: players.leadHead.person.id,
        permissions: ['plan.progress.report'],
        fromDay: '2018-04-16',
        untilDay: '2018-05-16',
        reason: '休假',
      }) as Promise<any>,
    task: async (): Promise<Made> => ({ id: '5' }),
    target: async (): Promise<Made> => ({ id: 'tcm-tourism-2016' }),
    sector: async (): Promise<Made> => ({ id: world.platform.city.sectors[0]!.id }),
    indicator: async (): Promise<Made> => ({ id: 'services-exports' }),
    version: async (): Promise<Made> => ({ id: '1' }),
  }
}
export type RecordName = keyof ReturnType<typeof recordsOf>
