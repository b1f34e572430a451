import type { CityPack } from '@wstc/domain/plan/model/pack'
import { checkPack } from '@wstc/domain/plan/pack-rules'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadAssessmentSystem } from '../../src/plan/assessment/load.ts'
import { computeScores, keepResult } from '../../src/plan/assessment/service/compute.ts'
import { insertPublication } from '../../src/plan/assessment/store/published.ts'
import { insertRun } from '../../src/plan/assessment/store/runs.ts'
import { loadCity } from '../../src/plan/city/load.ts'
import { registerPlanProjects } from '../../src/plan/projects/sync.ts'
import { readCity } from '../../src/platform/city.ts'
import { readConfig } from '../../src/platform/config.ts'
import { readSheet } from '../../src/platform/import.ts'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'

let world: World
let leader: SignedIn
let officer: SignedIn

const armed = (one: { zh: string; en: string }) => ({ zh: `=${one.zh}`, en: `@${one.en}` })

/** The city with names that a spreadsheet would run. */
function arm(city: CityPack): CityPack {
  const { assessment } = city
  const [first, ...groups] = assessment.groups
  return {
    ...city,
    departments: city.departments.map((one) =>
      one.id === 'education' ? { ...one, name: armed(one.name), short: armed(one.short) } : one,
    ),
    places: city.places.map((one) =>
      one.id === 'beidou-city' ? { ...one, name: armed(one.name) } : one,
    ),
    assessment: {
      ...assessment,
      classes: assessment.classes.map((one) => ({ ...one, name: armed(one.name) })),
      groups: [{ ...first!, name: armed(first!.name) }, ...groups],
    },
  }
}

const collections = (daysLate: string) => ({
  tasks: [],
  reports: [
    {
      id: '3-2018-Q1',
      label: { zh: '报告', en: 'Report' },
      values: { arrived: 'yes', 'days-late': daysLate },
    },
  ],
  contributions: [],
  evidence: [],
  questions: [],
  decisions: [],
  targets: [],
  projects: [],
})
const assessed = [
  { department: 'commerce', class: 'leading', collections: collections('0') },
  { department: 'education', class: 'leading', collections: collections('2') },
  { department: 'trade-promotion', class: 'cooperating', collections: collections('9') },
]

const runs = [
  { id: 'a', period: '2017-Q3', stage: 'published', cut: '2017-10-30', on: '2018-03-01' },
  { id: 'b', period: '2017-Q4', stage: 'published', cut: '2018-01-22', on: '2018-02-12' },
  { id: 'c', period: '2017', stage: 'final', cut: '2018-01-23', on: null },
  { id: 'd', period: '2018-Q1', stage: 'provisional', cut: '2018-04-13', on: null },
] as const

beforeAll(async () => {
  const city = arm(await readCity(readConfig({}).city, checkPack))
  world = await openWorld({ day: '2018-04-16', city })
  await loadCity(world.platform)
  await registerPlanProjects(world.platform)
  await loadAssessmentSystem(world.platform)
  const now = world.platform.clock.now()
  await world.asSystem(async (tx) => {
    for (const { id, period, stage, cut, on } of runs) {
      await insertRun(tx, {
        id,
        period,
        stage,
        system: 1,
        cut_off: cut,
        objections_until: null,
        result: 1,
        published: on ? 1 : null,
        published_on: on,
        opened_by: null,
        opened_at: now,
        confirmed_by: null,
      })
      const computed = computeScores(city.assessment, assessed)
      await keepResult({ tx, now }, { id }, computed, { version: 1, by: null })
      if (on) {
        await insertPublication(tx, { run: id, version: 1, published_by: null, published_at: now })
      }
    }
  })
  leader = await world.as('leader')
  officer = await world.as('department-officer', 'commerce')
})
afterAll(() => world?.close())

async function sheetOf(who: SignedIn, address: string, language = 'zh-CN') {
  const reply = await who.inject({
    method: 'GET',
    url: `/api/v1${address}`,
    headers: { 'accept-language': language },
  })
  expect(reply.statusCode, reply.body).toBe(200)
  const name = address.includes('format=csv') ? 'a.csv' : 'a.xlsx'
  const sheet = await readSheet(reply.rawPayload, name)
  const rows: string[][] = []
  for await (const row of sheet.rows) rows.push(row.cells.map(String))
  return { header: [...sheet.header], rows }
}
const column = (rows: readonly (readonly string[])[], at = 0) => rows.map((row) => row[at])

const list = (more = '', format = 'csv') => `/plan/assessment/exports/runs?format=${format}${more}`
const ranking = (more = '', format = 'csv') =>
  `/plan/assessment/runs/b/ranking?format=${format}${more}`
const carriers = (more = '', format = 'csv') =>
  `/plan/work/exports/carriers?format=${format}${more}`

test('the list of assessments says of each its period, stage, days and versions', async () => {
  for (const format of ['csv', 'xlsx']) {
    const { header, rows } = await sheetOf(leader, list('', format), 'en')
    expect(header).toHaveLength(8)
    expect(rows.map((row) => [row[0], row[2], row[4], row[5], row[6]])).toEqual([
      ['2018-Q1', '2018-04-13', '', '1', '1'],
      ['2017', '2018-01-23', '', '1', '1'],
      ['2017-Q4', '2018-01-22', '2018-02-12', '1', '1'],
      ['2017-Q3', '2017-10-30', '2018-03-01', '1', '1'],
    ])
    expect(new Set(column(rows, 1)).size, 'a word of its own for each stage').toBe(3)
  }
})

test('filters, order and columns of the list of assessments hold for its export', async () => {
  const periods = async (more: string) => column((await sheetOf(leader, list(more))).rows)
  expect(await periods('&order=asc')).toEqual(['2017-Q3', '2017-Q4', '2017', '2018-Q1'])
  expect(await periods('&sort=published&stage=published')).toEqual(['2017-Q3', '2017-Q4'])
  expect(await periods('&sort=stage&order=asc&kind=quarter')).toEqual([
    '2018-Q1',
    '2017-Q4',
    '2017-Q3',
  ])
  expect(await periods('&kind=year')).toEqual(['2017'])
  expect(await periods('&stage=final&stage=provisional')).toEqual(['2018-Q1', '2017'])
  const { header, rows } = await sheetOf(leader, list('&columns=publishedOn&columns=period'))
  expect(header).toEqual(['公布日期', '考核期'])
  expect(rows[2]).toEqual(['2018-02-12', '2017-Q4'])
})

test('the ranking is exported as it is shown: ranks, totals and points of each group', async () => {
  const shown = (
    await leader.inject({ method: 'GET', url: '/api/v1/plan/assessment/runs/b' })
  ).json()
  const { header, rows } = await sheetOf(leader, ranking())
  expect(header).toHaveLength(6 + shown.groups.length)
  expect(rows.map((row) => row.filter((_, at) => ![0, 2].includes(at)))).toEqual(
    shown.ranking.map((line: Record<string, any>) => [
      String(line.rank),
      line.total,
      ...shown.groups.map(
        ({ id }: { id: string }) =>
          line.groups.find((one: { group: string }) => one.group === id)?.points ?? '',
      ),
      line.bonus,
      line.malus,
    ]),
  )
  expect(column(rows, 3)).toEqual(['100.00', '60.00', '30.00'])
})

test('filters, order and columns of the ranking hold for its export', async () => {
  const departments = async (more: string) =>
    column((await sheetOf(leader, ranking(`${more}&columns=department`), 'en')).rows)
  const all = await departments('')
  expect(all).toHaveLength(3)
  expect(await departments('&order=desc')).toEqual(all.toReversed())
  expect(await departments('&sort=total&order=asc')).toEqual(all.toReversed())
  expect(await departments('&class=cooperating')).toEqual([all[2]])
  expect(await departments('&q=commerce')).toEqual([all[0]])
  expect(await departments('&q=nobody-of-this-name')).toEqual([])
})

test('who may not see a ranking yet gets no other’s line in the export either', async () => {
  const { rows } = await sheetOf(officer, '/plan/assessment/runs/d/ranking?format=csv')
  expect(rows).toHaveLength(1)
  expect(rows[0]![2]).toContain('商务局')
})

test('carriers are exported with the newest figure and its year, in the order asked for', async () => {
  const report = (year: number, value: string) =>
    officer.inject({
      method: 'POST',
      url: '/api/v1/plan/work/carriers/beidou-city/figures',
      payload: { indicator: 'employment', year, value, note: '=1+1' },
      headers: { 'if-match': '"0"' },
    })
  for (const [year, value] of [
    [2016, '90'],
    [2017, '120'],
  ] as const) {
    const reply = await report(year, value)
    expect(reply.statusCode, reply.body).toBe(200)
  }
  const plan = await sheetOf(officer, carriers())
  const named = plan.rows.find((row) => row[0]!.includes('北斗'))!
  expect(named).toContain('120')
  expect(named).toContain('2017')
  expect(named).not.toContain('90')
  const sorted = '&sort=employment&order=desc&columns=carrier&columns=employment'
  const { header, rows } = await sheetOf(officer, carriers(sorted))
  expect(header).toHaveLength(3)
  expect(rows[0]).toEqual([named[0], '120', '2017'])
  expect(rows).toHaveLength(plan.rows.length)
  expect(rows.slice(1).flatMap(([, ...figures]) => figures.filter(Boolean))).toEqual([])
  const led = await sheetOf(officer, carriers('&lead=commerce&columns=carrier'))
  expect(led.rows.length).toBeGreaterThan(0)
  expect(led.rows.length).toBeLessThan(plan.rows.length)
  const found = await sheetOf(officer, carriers(`&q=${encodeURIComponent('北斗')}&columns=carrier`))
  expect(found.rows).toEqual([[named[0]]])
})

test('no name in these exports is a formula, neither in a cell nor in a heading', async () => {
  for (const format of ['csv', 'xlsx']) {
    for (const language of ['zh-CN', 'en']) {
      const sheets = [
        await sheetOf(leader, ranking('', format), language),
        await sheetOf(leader, list('', format), language),
        await sheetOf(leader, carriers('', format), language),
      ]
      const cells = sheets.flatMap(({ header, rows }) => [...header, ...rows.flat()])
      expect(cells.filter((cell) => /^[=@+]/.test(cell))).toEqual([])
      const disarmed = cells.filter((cell) => /^'[=@]/.test(cell))
      // Heading of a group, names of two classes over three lines, a department, a carrier.
      expect(new Set(disarmed).size).toBeGreaterThanOrEqual(5)
    }
  }
})
