import { writeFileSync } from 'node:fs'
import { composeBriefing } from '@wstc/domain/plan/rules/briefing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { factsOn } from '../../src/plan/briefings/facts.ts'
import { documentFile } from '../../src/plan/briefings/files.ts'
import { planBriefingsJobs } from '../../src/plan/briefings/jobs.ts'
import { loadDemoGroup } from '../../src/plan/group/demo.ts'
import { loadDemoObservations } from '../../src/plan/targets/demo.ts'
import { loadDemoProgress } from '../../src/plan/tasks/demo.ts'
import { startWorker } from '../../src/platform/worker.ts'
import { pdfFonts, pdfPages, pdfText } from '../platform/pdf-text.ts'
import { readZip } from '../platform/zip-parts.ts'
import { refusalOf } from '../setup/browser.ts'
import { type GroupPlayer, type GroupWorld, openGroup } from './group-world.ts'

let world: GroupWorld
let office: GroupPlayer
let leader: GroupPlayer

beforeAll(async () => {
  world = await openGroup('2018-04-16')
  office = await world.player('plan-office', 'commerce')
  leader = await world.player('leader')
  await world.player('department-officer', 'commerce')
  await world.player('department-head', 'commerce')
  await loadDemoObservations(world.platform)
  await loadDemoProgress(world.platform)
  await loadDemoGroup(world.platform)
})
afterAll(() => world?.close())

test('a briefing says what was known that day, in both languages, with a source under every figure', async () => {
  const { content, since } = await leader.previewBriefing({
    query: { kind: 'quarterly', asOf: '2018-03-30' },
  })
  expect(since).toBe('2017-12-31')
  expect(content.synthetic).toBe(true)
  expect(content.sections).toHaveLength(7)
  for (const block of content.sections.flatMap((one) => one.blocks)) {
    if (block.kind !== 'text') expect(block.source.zh).toMatch(/^来源：/)
  }
  expect(content.sections[0]!.blocks[0]).toMatchObject({
    text: { zh: expect.stringMatching(/^40项任务中/), en: expect.stringMatching(/^Of 40 tasks/) },
  })
})

test('the briefing of a former day is the same after later corrections, answers and judgements', async () => {
  const ask = () => leader.previewBriefing({ query: { kind: 'weekly', asOf: '2018-04-13' } })
  const before = await ask()
  const [open] = (await office.listFollowUps({ query: { source: 'meeting', stage: 'open' } })).items
  await office.closeFollowUp({
    params: { followUp: open!.id },
    revision: open!.revision,
    body: { reason: '任务已并入其他事项' },
  })
  await world.asSystem((tx) =>
    tx
      .insertInto('plan_light')
      .columns([
        'task',
        'on_day',
        'place',
        'period',
        'light',
        'rule',
        'reported',
        'evidenced',
        'calendar',
        'disagreements',
        'reasons',
        'computed_at',
        'synthetic',
      ])
      .expression(
        tx
          .selectFrom('plan_light')
          .select((at) => [
            'task',
            at.val('2018-04-16').as('on_day'),
            at.val(1).as('place'),
            'period',
            at.val('red').as('light'),
            'rule',
            'reported',
            'evidenced',
            'calendar',
            'disagreements',
            'reasons',
            at.val(world.platform.clock.now()).as('computed_at'),
            'synthetic',
          ])
          .where('on_day', '=', '2018-04-13') as never,
      )
      .execute(),
  )
  const { platform } = world
  await world.asSystem(async (tx) => {
    const row = await tx
      .selectFrom('plan_observation')
      .selectAll()
      .where('indicator', '=', 'services-exports')
      .orderBy('known_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('plan_observation')
      .values({
        ...row,
        id: 'later-correction',
        value: '1.0',
        known_at: platform.clock.now(),
        arrived_at: platform.clock.now(),
        recorded_at: platform.clock.now(),
        act: 'correct',
        supersedes: row.id,
        source: JSON.stringify(row.source),
        note: null,
        reason: JSON.stringify({ zh: '更正', en: 'Corrected' }),
      } as never)
      .execute()
  })
  expect(await ask()).toEqual(before)
  const today = await leader.previewBriefing({ query: { kind: 'weekly', asOf: '2018-04-16' } })
  expect(today.content).not.toEqual(before.content)
})

test('facts of the same day compose the same document whenever it is asked', async () => {
  const compose = () =>
    world.asSystem(async (tx) =>
      composeBriefing(await factsOn({ tx, platform: world.platform }, 'mayor', '2018-04-13')),
    )
  expect(await compose()).toEqual(await compose())
})

test('what was issued is frozen under its number and fingerprint; only the office issues', async () => {
  const body = { kind: 'weekly', asOf: '2018-04-13' } as const
  expect(await refusalOf(leader.issueBriefing({ body }))).toBe('request/forbidden')
  const issued = await office.issueBriefing({ body })
  expect(issued).toMatchObject({
    number: '工作周报〔2018〕第1期',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect((await office.issueBriefing({ body })).hash).toBe(issued.hash)
  const change = world.asSystem((tx) =>
    tx.updateTable('plan_briefing').set({ hash: 'x' }).execute(),
  )
  await expect(change).rejects.toThrow()
  const kept = await leader.getBriefing({ params: { briefing: issued.id } })
  const { content } = await leader.previewBriefing({ query: body })
  expect(kept.content).toEqual(content)
})

test('nobody is briefed about the future, and departments not at all', async () => {
  const query = { kind: 'weekly', asOf: '2018-04-17' } as const
  expect(await refusalOf(leader.previewBriefing({ query }))).toBe('plan/briefing-of-the-future')
  const officer = await world.player('department-officer', 'education')
  expect(await refusalOf(officer.listBriefings({}))).toBe('request/forbidden')
})

test('the mayor’s briefing is one page in both languages, down to its fingerprint', async () => {
  const query = { kind: 'mayor', asOf: '2018-04-13' } as const
  const { content } = await leader.previewBriefing({ query })
  for (const language of ['zh-CN', 'en'] as const) {
    const { stream } = await documentFile(content, {
      format: 'pdf',
      language,
      name: 'mayor',
      number: '市长专报〔2018〕第1期',
      madeAt: new Date(0),
      hash: 'a'.repeat(64),
    })
    if (process.env.WSTC_SAMPLES) {
      writeFileSync(`${process.env.WSTC_SAMPLES}/mayor-${language}.pdf`, stream)
    }
    expect(pdfPages(stream)).toBe(1)
    expect(pdfText(stream)).toContain('a'.repeat(64))
  }
})

test('the file is made by a job for the person who asked, as PDF and as Word', async () => {
  const issued = await office.issueBriefing({ body: { kind: 'quarterly', asOf: '2018-04-13' } })
  const jobs: string[] = []
  for (const format of ['pdf', 'docx'] as const) {
    const { job } = await leader.orderBriefing({
      params: { briefing: issued.id },
      body: { format, language: 'zh-CN' },
    })
    jobs.push(job)
  }
  const worker = startWorker(world.platform, {
    handlers: planBriefingsJobs,
    schedules: [],
    subscribers: [],
    idleMs: 3_600_000,
  })
  await worker.drain()
  await worker.stop()
  const [pdf, docx] = await Promise.all(
    jobs.map((job) => leader.who.inject({ method: 'GET', url: `/api/v1/desk/jobs/${job}/result` })),
  )
  expect(pdf!.statusCode).toBe(200)
  const said = pdfText(pdf!.rawPayload).replace(/\s/g, '')
  expect(said).toContain('演示数据')
  expect(said).toContain('来源：任务亮灯记录')
  expect(said).toContain(issued.hash)
  expect(pdfPages(pdf!.rawPayload)).toBeGreaterThan(2)
  expect(pdfFonts(pdf!.rawPayload)).toContain('NotoSansHans-Bold')
  const parts = readZip(docx!.rawPayload)
  expect(parts.get('word/document.xml')).toContain('季度报告')
  expect([...parts.keys()].some((name) => name.endsWith('.svg'))).toBe(true)
  if (process.env.WSTC_SAMPLES) {
    const all = [
      ['quarterly', 'zh-CN'],
      ['mayor', 'zh-CN'],
      ['weekly', 'en'],
    ] as const
    for (const [kind, language] of all) {
      const { content } = await leader.previewBriefing({ query: { kind, asOf: '2018-04-13' } })
      for (const format of ['pdf', 'docx'] as const) {
        const file = await documentFile(content, {
          format,
          language,
          name: kind,
          number: issued.number,
          madeAt: new Date(0),
          hash: issued.hash,
        })
        writeFileSync(`${process.env.WSTC_SAMPLES}/${kind}.${format}`, file.stream)
      }
    }
  }
})
