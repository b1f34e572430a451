import { deskContract } from '@wstc/domain/desk/contract'
import { notify } from '../../src/notices/index.ts'
import { planTasksJobs } from '../../src/plan/tasks/jobs.ts'
import { startWorker } from '../../src/platform/worker.ts'
import type { CityHall } from './city-hall.ts'
import { plantAssessment } from './planting-assessment.ts'
import { plantContracts } from './planting-contracts.ts'
import { plantGroup } from './planting-group.ts'
import { plantRegistry } from './planting-registry.ts'
import { plantSources } from './planting-sources.ts'
import { plantStatistics } from './planting-statistics.ts'
import { projectMoney } from './records.ts'

const period = '2018-Q1'
const report = (more: object) => ({
  reported: 'in-progress',
  done: '完成',
  next: '',
  problems: '',
  figures: [],
  ...more,
})

/** Ids of what was planted, by the part of the path before the parameter that takes them. */
export type Ids = Readonly<Record<string, readonly string[]>>

type Keep = (name: string, id: string) => string

/** Writes a word of its own into everything that somebody must not read. */
export async function plantWords(hall: CityHall): Promise<Ids> {
  const ids: Record<string, string[]> = {
    tasks: ['3', '5', '6', '18', '19'],
    versions: ['1'],
    carriers: ['beidou-city'],
    drafts: ['own.form'],
    views: ['own-list'],
    indicators: ['services-exports'],
    sectors: [hall.world.platform.city.sectors[0]!.id],
    people: [hall.players.firmReporter.person.id],
    targets: hall.world.platform.city.targets
      .filter((one) => one.indicator === 'services-exports')
      .map((one) => one.id)
      .concat('tcm-tourism-2016'),
  }
  const keep: Keep = (name, id) => {
    ids[name] = [...(ids[name] ?? []), id]
    return id
  }
  await plantPlan(hall, keep)
  await plantProject(hall, keep)
  await plantDesk(hall, keep)
  await plantGroup(hall, keep)
  await plantAssessment(hall, keep)
  await plantRegistry(hall, keep)
  await plantStatistics(hall, keep)
  await plantSources(hall, keep)
  await plantContracts(hall, keep)
  await hall.done('firmAdmin', 'POST', '/api-keys', {
    name: 'KEYNAME',
    scope: 'returns',
    until: '2018-12-31',
    password: hall.players.firmAdmin.person.password,
  })
  const quiet = { schedules: [], subscribers: [], idleMs: 3_600_000 }
  const worker = startWorker(hall.world.platform, { handlers: planTasksJobs, ...quiet })
  await worker.drain()
  await worker.stop()
  return ids
}

async function plantProject(hall: CityHall, keep: Keep): Promise<void> {
  const path = `/plan/work/projects/${keep('projects', 'services-trade-cloud')}`
  const { charter, revision } = await hall.done('leadOfficer', 'GET', path)
  await hall.done('leadOfficer', 'POST', `${path}/charter`, {
    revision,
    charter: { ...charter, responsible: 'PROJECTPERSON' },
    reason: '明确责任人',
  })
  await hall.done('leadOfficer', 'POST', `${path}/money`, {
    ...projectMoney,
    note: 'PROJECTNOTE',
  })
  const made = await hall.done('leadOfficer', 'POST', `${path}/milestones`, {
    title: '上线',
    day: '2018-06-29',
  })
  const [milestone] = made.milestoneList
  await hall.done('leadOfficer', 'POST', `/plan/work/project-milestones/${milestone.id}/steps`, {
    revision: 1,
    act: 'move',
    day: '2018-07-31',
    reason: 'PROJECTMOVE',
  })
  const proof = await hall.done('leadOfficer', 'POST', '/plan/work/project-evidence', {
    kind: 'file',
    title: 'PROJECTPROOF',
    file: await hall.upload('leadOfficer', 'project.txt', 'PROJECTFILE'),
    subject: { kind: 'milestone', milestone: milestone.id },
  })
  keep('project-evidence', proof.id)
  await hall.done('leadOfficer', 'PUT', `${path}/reports/${period}`, {
    revision: 0,
    content: { state: 'in-progress', done: 'PROJECTDRAFT', next: '', problems: '' },
  })
  await hall.done('leadOfficer', 'POST', '/plan/work/carriers/beidou-city/figures', {
    revision: 0,
    indicator: 'employment',
    year: 2017,
    value: '120',
    note: 'CARRIERNOTE',
  })
}

async function plantPlan(hall: CityHall, keep: Keep): Promise<void> {
  const draftReport = async (task: number, content: object) => {
    const made = await hall.done('leadOfficer', 'POST', `/plan/work/tasks/${task}/reports`, {
      period,
    })
    const path = `/plan/work/reports/${keep('reports', made.id)}`
    const saved = await hall.done('leadOfficer', 'PATCH', path, {
      revision: made.revision,
      content,
    })
    return { path, revision: saved.revision as number }
  }

  const signReport = async (task: number, content: object) => {
    const { path, revision } = await draftReport(task, content)
    const sent = await hall.done('leadOfficer', 'POST', `${path}/submit`, { revision })
    await hall.done('leadHead', 'POST', `${path}/sign`, { revision: sent.revision })
    return path
  }

  const contribute = async (task: number, text: string, send: boolean) => {
    const { obligation } = await hall.done(
      'leadOfficer',
      'POST',
      `/plan/work/tasks/${task}/contributions`,
      { period, department: 'trade-promotion', request: '材料' },
    )
    const made = await hall.done(
      'coopOfficer',
      'POST',
      `/plan/work/obligations/${obligation}/contributions`,
    )
    const path = `/plan/work/contributions/${keep('contributions', made.id)}`
    const { revision } = await hall.done('coopOfficer', 'PATCH', path, {
      revision: made.revision,
      text,
    })
    if (send) await hall.done('coopOfficer', 'POST', `${path}/send`, { revision })
  }

  await draftReport(
    18,
    report({ done: 'DRAFTDONE', figures: [{ name: 'DRAFTFIGURE', value: '1', unit: '个' }] }),
  )
  const { path, revision } = await draftReport(19, report({}))
  const sent = await hall.done('leadOfficer', 'POST', `${path}/submit`, { revision })
  await hall.done('leadHead', 'POST', `${path}/return`, {
    revision: sent.revision,
    comment: 'RETURNWORD',
  })
  const signed = await signReport(3, report({ done: 'SIGNEDREPORT' }))
  const [receipt] = (
    await hall.done('leadHead', 'GET', `/audit/receipts?kind=report&id=${signed.split('/').at(-1)}`)
  ).items
  keep('receipts', receipt.id)
  keep('entries', receipt.audit.entry)
  const again = await hall.done('leadOfficer', 'POST', `${signed}/correct`, {
    reason: 'CORRECTIONDRAFT',
  })
  keep('reports', again.id)
  await contribute(5, 'CONTRIBUTIONOUT', true)
  await signReport(5, report({}))
  await contribute(6, 'CONTRIBUTIONDRAFT', false)
  const file = keep('files', await hall.upload('leadOfficer', 'INTERNALFILE.txt', 'INTERNALFILE'))
  const evidence = await hall.done('leadOfficer', 'POST', '/plan/work/tasks/5/evidence', {
    kind: 'file',
    requirement: 'mechanism',
    title: 'INTERNALTITLE',
    file,
    publicity: 'internal',
  })
  await hall.done('office', 'POST', `/plan/work/evidence/${keep('evidence', evidence.id)}/judge`, {
    revision: evidence.revision,
    outcome: 'accepted',
    reason: 'JUDGEWORD',
  })
  const asked = await hall.done('leader', 'POST', '/plan/work/tasks/5/questions', {
    text: 'QUESTIONWORD',
  })
  await hall.done('leadOfficer', 'POST', `/plan/work/questions/${asked.id}/answers`, {
    revision: 1,
    text: 'ANSWERWORD',
  })
  await hall.done('leader', 'POST', '/plan/work/tasks/5/decisions', {
    text: 'DECISIONWORD',
    basis: 'DECISIONBASIS',
    departments: ['commerce'],
    dueDay: '2018-05-31',
  })
  await hall.done('leadOfficer', 'POST', '/plan/work/tasks/5/milestones', {
    title: 'MILESTONEWORD',
    plannedDay: '2018-06-29',
  })
  await hall.done('leadOfficer', 'POST', '/plan/observations', {
    indicator: 'services-exports',
    period: '2013',
    value: '100',
    source: 'UNVERIFIEDSOURCE',
    note: 'UNVERIFIEDNOTE',
  })
  await hall.done('office', 'POST', '/plan/targets/tcm-tourism-2016/findings', {
    finding: 'partly',
    reason: 'FINDINGREASON',
    evidence: [],
  })
}

async function plantDesk(hall: CityHall, keep: Keep): Promise<void> {
  const { world, players, done } = hall
  const person = players.firmReporter.person.id
  const now = world.platform.clock.now()
  await done('firmReporter', 'PUT', '/desk/drafts/own.form', {
    revision: 0,
    formVersion: '1',
    values: { a: 'DESKDRAFT' },
  })
  const typed = { formVersion: '1', values: { a: 'KEPTREQUEST' } }
  await players.firmReporter
    .client(deskContract)
    .saveDraft({ params: { key: 'kept.form' }, revision: 0, body: typed })
  await done('firmReporter', 'PUT', '/desk/views/own-list', {
    items: [{ name: 'DESKVIEW', question: {}, columns: [] }],
  })
  keep('files', await hall.upload('firmReporter', 'FIRMFILENAME.txt', 'FIRMFILE'))
  await world.asSystem((tx) =>
    notify(
      { tx, now },
      {
        person,
        kind: 'plan.question-asked',
        values: { task: 'NOTICEWORD', question: 'NOTICEWORD' },
      },
    ),
  )
  const result = await hall.upload('firmReporter', 'result.txt', 'JOBRESULT')
  const hash = await world.asSystem((tx) =>
    tx.selectFrom('desk_file').selectAll().where('id', '=', result).executeTakeFirstOrThrow(),
  )
  const kept = keep('files', '01890000-0000-7000-8000-00000000f11e')
  await world.asSystem((tx) => tx.deleteFrom('desk_file').where('id', '=', result).execute())
  await world.asSystem((tx) =>
    tx
      .insertInto('desk_file')
      .values({ ...hash, id: kept, organisation: null })
      .execute(),
  )
  for (const state of ['done', 'failed'] as const) {
    await world.asSystem((tx) =>
      tx
        .insertInto('platform_job')
        .values({
          id: keep('jobs', `job-${state}`),
          kind: 'test.export',
          state,
          run_at: now,
          created_at: now,
          finished_at: now,
          payload: JSON.stringify({ secret: 'JOBPAYLOAD' }),
          result: JSON.stringify({ file: kept }),
          owner_person: person,
        } as never)
        .execute(),
    )
  }
  const invited = await done('firmAdmin', 'POST', '/people', {
    name: 'FIRMPERSON',
    login: 'firmperson',
    email: 'firmperson@example.test',
  })
  keep('people', invited.id)
  await done('leadOfficer', 'POST', '/delegations', {
    to: players.bothHats.person.id,
    permissions: ['plan.progress.report'],
    fromDay: '2018-04-16',
    untilDay: '2018-05-16',
    reason: 'DELEGATIONWORD',
  })
}
