import type { Role } from '@wstc/domain/identity/roles'
import { canonicalJson } from '@wstc/domain/kernel/canonical-json'
import { planAssessmentContract } from '@wstc/domain/plan/contract/assessment'
import type { Sheet } from '@wstc/domain/plan/contract/assessment/shapes'
import { planCockpitContract } from '@wstc/domain/plan/contract/cockpit'
import { planTasksContract } from '@wstc/domain/plan/contract/tasks'
import { scoreDepartment } from '@wstc/domain/plan/rules/assessment/score'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { serveDesk } from '../../src/desk/routes.ts'
import { planAssessmentJobs } from '../../src/plan/assessment/jobs.ts'
import { loadAssessmentSystem } from '../../src/plan/assessment/load.ts'
import { planAssessmentHandlers } from '../../src/plan/assessment/routes.ts'
import { planCockpitHandlers } from '../../src/plan/cockpit/routes.ts'
import { planTasksJobs } from '../../src/plan/tasks/jobs.ts'
import { planTasksHandlers } from '../../src/plan/tasks/routes.ts'
import { refreshLights } from '../../src/plan/tasks/service/lights.ts'
import { openObligations } from '../../src/plan/tasks/service/obligations.ts'
import { serve } from '../../src/platform/serve.ts'
import { startWorker } from '../../src/platform/worker.ts'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'

const day = 86_400_000
let world: World
const clientOf = (someone: SignedIn) => ({
  ...someone.client(planAssessmentContract),
  person: someone.person,
})
const as = async (role: Role, department?: string) => clientOf(await world.as(role, department))
type Player = Awaited<ReturnType<typeof as>>
/** Sessions do not outlive a night. */
const again = async (player: Player): Promise<Player> =>
  clientOf(await world.session(player.person))

async function work(): Promise<void> {
  const worker = startWorker(world.platform, {
    handlers: [...planAssessmentJobs, ...planTasksJobs],
    schedules: [],
    subscribers: [],
  })
  await worker.drain()
  await worker.stop()
}

let office: Player
let office2: Player
let leader: Player
let head: Player
let stranger: Player

beforeAll(async () => {
  world = await openWorld({
    day: '2018-04-03',
    register: (server, platform) => {
      serve(server, platform, 'plan', planTasksContract, planTasksHandlers)
      serve(server, platform, 'plan', planAssessmentContract, planAssessmentHandlers)
      serve(server, platform, 'plan', planCockpitContract, planCockpitHandlers)
      serveDesk(server, platform, [])
    },
  })
  await loadAssessmentSystem(world.platform)
  await world.asSystem(async (tx) => {
    const call = { tx, now: world.platform.clock.now(), platform: world.platform }
    await openObligations(call)
    await refreshLights(call)
  })
  office = await as('plan-office')
  office2 = await as('plan-office')
  leader = await as('leader')
  head = await as('department-head', 'commerce')
  stranger = await as('department-head', 'finance')
})
afterAll(() => world.close())

const problem = async (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: { problem?: { code: string } }) => error.problem?.code ?? String(error),
  )

describe('the run of a period', () => {
  let run: string
  const get = (who: Player) => who.getAssessmentRun({ params: { run } })
  const sheet = (who: Player, department: string): Promise<Sheet> =>
    who.getAssessmentSheet({ params: { run, department }, query: {} })

  test('a period is not assessed before its cut-off: what comes in time would not count', async () => {
    expect(await problem(office.openAssessmentRun({ body: { period: '2018-Q1' } }))).toBe(
      'plan/assessment-too-early',
    )
    expect(await problem(office.openAssessmentRun({ body: { period: '2016-Q4' } }))).toBe(
      'plan/assessment-period-not-covered',
    )
  })

  test('computing freezes inputs and gives every assessed department its score', async () => {
    world.advance(24 * day)
    ;[office, office2, leader, head, stranger] = (await Promise.all(
      [office, office2, leader, head, stranger].map(again),
    )) as [Player, Player, Player, Player, Player]
    const opened = await office.openAssessmentRun({ body: { period: '2018-Q1' } })
    run = opened.id
    expect(await problem(office.openAssessmentRun({ body: { period: '2018-Q1' } }))).toBe(
      'plan/assessment-exists',
    )
    await work()
    const made = await get(office)
    expect(made.stage).toBe('provisional')
    expect(made.ranking.length).toBe(made.assessed)
    expect(made.assessed).toBeGreaterThan(20)
    expect(made.leftOut.map((one) => one.id)).toContain('customs')
  })

  test('computed again from its frozen inputs, a score is the same to the byte', async () => {
    const { score, system, collections, reproduced, department, sha256 } = await sheet(
      head,
      'commerce',
    )
    expect(reproduced).toBe(true)
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    const inputs = { department: department.id, class: score.class, collections }
    expect(canonicalJson(scoreDepartment(system, inputs))).toBe(canonicalJson(score))
  })

  test('before publication a department sees its own score and nothing of another', async () => {
    expect((await get(head)).ranking.map((one) => [one.department, one.rank])).toEqual([
      ['commerce', null],
    ])
    expect(await problem(sheet(stranger, 'commerce'))).toBe('request/not-found')
    const history = await stranger.compareAssessments({})
    expect(history.departments.map((one) => one.id)).toEqual(['finance'])
    const everybody = world.browser().client(planAssessmentContract)
    expect((await everybody.listPublishedAssessments({})).assessments).toEqual([])
    expect(await problem(everybody.getPublishedAssessment({ params: { period: '2018-Q1' } }))).toBe(
      'request/not-found',
    )
    const direct = await world.asPerson(stranger.person, (tx) =>
      tx.selectFrom('plan_assessment_score').select('department').execute(),
    )
    expect(direct.map((row) => row.department)).toEqual(['finance'])
  })

  test('an accepted objection corrects an input, by another than who computed, and scores again', async () => {
    const before = await sheet(head, 'commerce')
    const report = before.collections.reports![0]!
    const raised = await head.raiseAssessmentObjection({
      params: { run },
      body: { item: 'reports-in-time', text: '报告当日已送达，系统登记有误。' },
    })
    expect((await stranger.listAssessmentObjections({ params: { run } })).objections).toEqual([])
    const decision = (who: Player) =>
      who.decideAssessmentObjection({
        params: { objection: raised.id },
        body: {
          version: raised.version,
          outcome: 'accepted',
          reason: '经核查，收文登记属实。',
          correction: { collection: 'reports', row: report.id, field: 'days-late', value: '0' },
        },
      })
    expect(await problem(decision(office))).toBe('plan/assessment-own-computation')
    expect((await decision(office2)).stage).toBe('accepted')
    const after = await sheet(head, 'commerce')
    expect(after.version).toBe(2)
    expect(Number(after.score.total)).toBeGreaterThan(Number(before.score.total))
    expect(after.collections.reports![0]!.corrected).toEqual([
      { field: 'days-late', before: report.values['days-late'], reason: '经核查，收文登记属实。' },
    ])
    const first = await office.getAssessmentSheet({
      params: { run, department: 'commerce' },
      query: { result: 1 },
    })
    expect(first.score.total).toBe(before.score.total)
  })

  test('nothing is final while objections may be raised or are open, nor after their day new ones', async () => {
    const { version } = await get(office)
    const finalise = (who: Player, at: number) =>
      who.finaliseAssessment({ params: { run }, body: { version: at } })
    expect(await problem(finalise(office, version))).toBe('plan/assessment-objections-running')
    const late = await stranger.raiseAssessmentObjection({
      params: { run },
      body: { item: 'light-at-end', text: '请核对期末亮灯。' },
    })
    world.advance(14 * day)
    ;[office, office2, leader, head, stranger] = (await Promise.all(
      [office, office2, leader, head, stranger].map(again),
    )) as [Player, Player, Player, Player, Player]
    expect(await problem(finalise(office, version))).toBe('plan/assessment-objections-open')
    await office2.decideAssessmentObjection({
      params: { objection: late.id },
      body: { version: late.version, outcome: 'rejected', reason: '亮灯记录无误。' },
    })
    const closed = head.raiseAssessmentObjection({
      params: { run },
      body: { item: 'light-at-end', text: '迟到的异议' },
    })
    expect(await problem(closed)).toBe('plan/assessment-objections-closed')
    expect((await finalise(office, version)).stage).toBe('final')
  })

  test('only the version that a leader confirmed becomes public, and a later one needs words', async () => {
    const publish = async (notice = '') =>
      office.publishAssessment({
        params: { run },
        body: { version: (await get(office)).version, notice },
      })
    const confirm = async () =>
      leader.confirmAssessment({ params: { run }, body: { version: (await get(leader)).version } })
    expect(await problem(publish())).toBe('plan/assessment-wrong-stage')
    await confirm()
    await publish()
    const everybody = world.browser().client(planAssessmentContract)
    const shown = await everybody.getPublishedAssessment({ params: { period: '2018-Q1' } })
    expect(shown.version).toBe(2)
    expect(shown.ranking.filter((one) => one.rank === 1).length).toBeGreaterThan(0)
    expect((await sheet(stranger, 'commerce')).version).toBe(2)

    const seen = await world.session(leader.person)
    const { assessment } = await seen.client(planCockpitContract).getCockpit()
    const leading = shown.ranking.filter((one) => one.class === 'leading')
    expect(assessment).toMatchObject({ run, period: '2018-Q1', ranked: leading.length })
    expect(assessment!.top.map((one) => one.department)).toEqual(
      leading.slice(0, 3).map((one) => one.department),
    )
    expect(assessment!.bottom.at(-1)?.total).toBe(leading.at(-1)!.total)

    const now = await get(office)
    const row = (await sheet(office, 'finance')).collections.reports?.[0]
    const target = row ? { collection: 'reports', row: row.id } : undefined
    if (!target) throw new Error('The test needs a report of the finance department')
    await office.correctAssessment({
      params: { run },
      body: {
        version: now.version,
        department: 'finance',
        reason: '复核发现登记错误。',
        correction: { ...target, field: 'days-late', value: '0' },
      },
    })
    expect(
      (await everybody.getPublishedAssessment({ params: { period: '2018-Q1' } })).version,
    ).toBe(2)
    expect((await sheet(head, 'finance')).version).toBe(2)
    await confirm()
    expect(await problem(publish())).toBe('request/invalid')
    await publish('更正一份报告的送达日期。')
    const again2 = await everybody.getPublishedAssessment({ params: { period: '2018-Q1' } })
    expect([again2.version, again2.notice]).toEqual([3, '更正一份报告的送达日期。'])
    expect(again2.corrections.map((one) => one.version)).toEqual([2])
  })

  test('the sheet leaves as xlsx and PDF for its readers only', async () => {
    for (const format of ['xlsx', 'pdf'] as const) {
      const url = `/api/v1/plan/assessment/runs/${run}/sheets/commerce/file?format=${format}`
      const someone = await world.session(head.person)
      const reply = await someone.inject({ method: 'GET', url })
      expect(reply.statusCode).toBe(200)
      expect(reply.rawPayload.subarray(0, 2).toString()).toBe(format === 'pdf' ? '%P' : 'PK')
    }
  })
})

describe('another index system', () => {
  test('YAML faults name their line', async () => {
    const text = stringify(world.platform.city.assessment)
    const broken = text.replace('of: tasks', 'of: tusks').replace(/weight: "?40"?/, 'weight: "41"')
    const { faults } = await office.checkAssessmentYaml({ body: { yaml: broken } })
    const lines = broken.split('\n')
    expect(faults.some((one) => lines[one.line - 1]!.includes('tusks'))).toBe(true)
    expect(faults.some((one) => lines[one.line - 1]!.includes('"41"'))).toBe(true)
  })

  test('a draft shows the past ranking under it, and holds only by a second person from a future period', async () => {
    const draft = await office.draftAssessmentSystem({
      body: { basedOn: 1, reason: '提高时效权重' },
    })
    const { content } = draft
    const [first, second] = content.groups
    const moved = {
      ...content,
      groups: [
        {
          ...first!,
          weight: '30',
          items: [{ ...first!.items[0]!, points: '15' }, first!.items[1]!],
        },
        {
          ...second!,
          weight: '30',
          items: [{ ...second!.items[0]!, points: '25' }, second!.items[1]!],
        },
        ...content.groups.slice(2),
      ],
    }
    const wrong = { ...content, groups: [{ ...first!, weight: '30' }, ...content.groups.slice(1)] }
    const save = (revision: number, now: typeof content) =>
      office.saveAssessmentSystem({
        params: { system: draft.system },
        revision,
        body: { content: now },
      })
    expect(await problem(save(1, wrong))).toBe('plan/assessment-system-faults')
    const saved = await save(1, moved)
    expect(await problem(save(1, moved))).toBe('request/conflict')
    const { runs } = await office.listAssessmentRuns({})
    const tried = await office.tryAssessmentSystem({
      params: { system: draft.system },
      query: { run: runs[0]!.id },
    })
    expect(tried.movements.length).toBeGreaterThan(20)
    expect(tried.sensitivity.length).toBe(content.groups.length * 2)
    const same = await office.tryAssessmentSystem({
      params: { system: 1 },
      query: { run: runs[0]!.id },
    })
    expect(same.movements.every((one) => one.moved === 0 && Number(one.difference) === 0)).toBe(
      true,
    )

    const decide = (who: Player, from: string) =>
      who.decideAssessmentSystem({
        params: { system: draft.system },
        revision: saved.revision,
        body: { outcome: 'approved', reason: '同意', from },
      })
    expect(await problem(decide(office, '2018-Q3'))).toBe('plan/assessment-own-draft')
    expect(await problem(decide(leader, '2018-Q2'))).toBe('plan/assessment-not-future')
    expect((await decide(leader, '2018-Q3')).effectiveFrom).toBe('2018-Q3')
    expect(await problem(save(saved.revision + 1, content))).toBe('request/conflict')
  })
})
