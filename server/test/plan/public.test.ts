import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPlan, type Plan } from './open-plan.ts'

let plan: Plan
beforeAll(async () => {
  plan = await openPlan()
})
afterAll(() => plan.close())

test('all 40 tasks of the annex are public, in its order, each with its lead and clause', async () => {
  const { tasks } = await plan.as().listTasks()
  expect(tasks.map((task) => task.number)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
  for (const task of tasks) {
    expect(task.lead.length, `${task.number}`).toBeGreaterThan(0)
    expect(task.citation.clause).toContain(String(task.number))
    for (const one of [...task.lead, ...task.cooperating]) expect(one.name.zh).not.toBe(one.id)
  }
})

/** The annex by hand: row, who leads as printed there, and when. `S` marks 启动. */
const annex: readonly [number, string, string][] = [
  [1, '市人民政府办公厅', '2016-H1'],
  [2, '市考评办', '2017 S'],
  [3, '商务局', '2016-H1 S'],
  [4, '发展改革委', '2016-H1 S'],
  [5, '商务局', '2016-H1 S'],
  [6, '商务局', '2016-H1 S'],
  [7, '市经济和信息化委', '2016-H2 S'],
  [8, '市商务局', '2016-H2 S'],
  [9, '武汉海关', '2016-H2 S'],
  [10, '市公安局', '2016-H1 S'],
  [11, '市商务局', '2016-H1 S'],
  [12, '市商务局、市统计局', '2016-H1 S'],
  [13, '市发展改革委', '2016-H1 S'],
  [14, '科技局', '2016-H1 S'],
  [15, '市经济和信息化委', '2016-H1 S'],
  [16, '市金融工作局', '2016-H1 S'],
  [17, '市发展改革委', '2016-H1 S'],
  [18, '市商务局', '2016-H1 S'],
  [19, '市商务局', '2016-H1 S'],
  [20, '市网信办', '2016-H1 S'],
  [21, '市委宣传部', '2016-H1 S'],
  [22, '市文化局、市体育局', '2016-H1 S'],
  [23, '市城乡建设委', '2016-H1 S'],
  [24, '市交通运输委', '2016-H1 S'],
  [25, '市旅游局', '2016-H1 S'],
  [26, '市教育局', '2016-H1 S'],
  [27, '市商务局', '2016-H1 S'],
  [28, '市财政局', '2016-H2 S'],
  [29, '市财政局', '2016-H2 S'],
  [30, '科技局', '2016-H2 S'],
  [31, '市国税局', '2016-H1 S'],
  [32, '市金融工作局', '2016-H2 S'],
  [33, '市商务局', '2016-H1 S'],
  [34, '发展改革委', '2016-H1 S'],
  [35, '市商务局', '2016-H2 S'],
  [36, '市人力资源社会保障局', '2016-H1 S'],
  [37, '市教育局', '2016-H2 S'],
  [38, '商务局', '2016-H2 S'],
  [39, '市网信办、市科技局', '2016-H1 S'],
  [40, '市民政局', '2016-H1 S'],
]

test('every row of the annex keeps its lead and its time as printed', async () => {
  const { tasks } = await plan.as().listTasks()
  const { departments } = await plan.as().listDepartments()
  const idOf = (printed: string) =>
    departments.find((one) => [one.name.zh, one.short.zh, ...one.aliases].includes(printed))?.id
  for (const [number, leads, time] of annex) {
    const task = tasks[number - 1]!
    expect(
      task.lead.map((one) => one.id),
      `${number} ${leads}`,
    ).toEqual(leads.split('、').map(idOf))
    const { period, kind } = task.schedule
    expect(kind === 'start' ? `${period} S` : period, `${number}`).toBe(time)
  }
})

test('a department lists exactly the rows that name it: customs 9 and 11, the port 24', async () => {
  const { departments } = await plan.as().listDepartments()
  const of = (id: string) => departments.find((one) => one.id === id)
  expect(of('customs')).toMatchObject({ leads: [9], cooperates: [11] })
  expect(of('new-port')).toMatchObject({ leads: [], cooperates: [24] })
  expect(of('statistics')).toMatchObject({ leads: [12], cooperates: [] })
  expect(of('foreign-exchange')).toMatchObject({ leads: [], cooperates: [12, 16, 32] })
  const leads = departments.flatMap((one) => one.leads)
  expect(new Set(leads).size).toBe(40)
})

test('targets carry the figures of the plan: 120, 200, 25 % and three routes every year', async () => {
  const { targets } = await plan.as().listTargets()
  const byId = new Map(targets.map((target) => [target.id, target]))
  expect(targets).toHaveLength(plan.platform.city.targets.length)
  expect(byId.get('services-trade-2017')).toMatchObject({
    due: '2017',
    criterion: { kind: 'above', value: '120' },
    indicator: { unit: 'usd-100m' },
  })
  expect(byId.get('services-trade-2020')?.criterion).toEqual({ kind: 'above', value: '200' })
  expect(byId.get('services-trade-share-2017')?.criterion).toEqual({
    kind: 'at-least',
    value: '25',
  })
  expect(byId.get('technology-firms-over-1bn-2020')?.criterion).toEqual({
    kind: 'range',
    low: '10',
    high: '20',
  })
  expect(byId.get('transport-routes-each-year')).toMatchObject({
    due: 'each-year',
    criterion: { kind: 'at-least', value: '3' },
  })
})

test('published actuals are judged as unverified facts: 96.4 misses the 120 of 2017', async () => {
  const target = await plan.as().getTarget({ params: { id: 'services-trade-2017' } })
  expect(target).toMatchObject({
    verdict: 'missed',
    latest: { value: '96.4', year: 2017, status: 'unverified' },
    synthetic: false,
  })
  expect(target.trace.map((step) => step.code)).toContain('final-missed')
  expect(target.series.map((one) => `${one.period} ${one.value}`)).toEqual([
    '2015 70.39',
    '2016 107',
    '2017 96.4',
  ])
  for (const step of target.trace) {
    expect(step.text.en, step.code).not.toMatch(/[{}]/)
    expect(step.text.zh, step.code).not.toMatch(/[{}]/)
  }
})

test('a target judged as of an earlier day does not know what came later', async () => {
  const then = await plan.as().getTarget({
    params: { id: 'services-trade-2017' },
    query: { asOf: '2017-03-31' },
  })
  expect(then.verdict).toBe('on-track')
  expect(then.latest?.value).toBe('107')
  expect(then.asOf).toBe('2017-03-31')
})

test('the public pages of sectors, places, measures and rules are complete', async () => {
  const guest = plan.as()
  const { sectors } = await guest.listSectors()
  expect(sectors.map((sector) => sector.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  for (const sector of sectors) {
    const page = await guest.getSector({ params: { id: sector.id } })
    expect(page.targets).toHaveLength(sector.targets)
    expect(page.tasks.map((task) => task.number)).toEqual(sector.tasks)
    expect(page.targets.length, sector.id).toBeGreaterThan(0)
  }
  const { city } = plan.platform
  expect((await guest.listPlaces()).places).toHaveLength(city.places.length)
  const { measures } = await guest.listMeasures()
  expect(new Set(measures.map((one) => one.group))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]))
  const rules = await guest.getRules()
  expect(rules.progress.map((one) => one.atLeast)).toEqual(['0.95', '0.60', '0'])
  expect(rules.lights.at(-1)?.light).toBe('green')
  const summary = await guest.getSummary()
  expect(summary.counts).toMatchObject({ tasks: 40, sectors: 10 })
  expect(Object.values(summary.verdicts).reduce((a, b) => a + b)).toBe(city.targets.length)
})

test('filters narrow tasks and targets and nothing else', async () => {
  const guest = plan.as()
  const { tasks } = await guest.listTasks({ query: { department: 'commerce' } })
  expect(tasks.length).toBeGreaterThan(5)
  expect(
    tasks.every((t) => [...t.lead, ...t.cooperating].some((one) => one.id === 'commerce')),
  ).toBe(true)
  const { targets } = await guest.listTargets({
    query: { sector: ['travel', 'tcm'], due: '2016' },
  })
  expect(new Set(targets.map((t) => t.sector.id))).toEqual(new Set(['travel', 'tcm']))
  expect(new Set(targets.map((t) => t.due))).toEqual(new Set(['2016']))
})

test('downloads open in a spreadsheet, in both languages, with every row', async () => {
  const guest = plan.as()
  for (const language of ['zh-CN', 'en'] as const) {
    const text = await (
      (await guest.downloadTasks({ query: { format: 'csv', language } })) as unknown as Blob
    ).text()
    expect(text.split('\r\n').filter(Boolean)).toHaveLength(41)
    expect(text).toContain(language === 'en' ? 'Lead' : '牵头部门')
    const sheet = (await guest.downloadTargets({
      query: { format: 'xlsx', language },
    })) as unknown as Blob
    expect(
      Buffer.from(await sheet.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  }
})

test('a signed-in official gets the same public reply, or a shared cache would leak', async () => {
  const { owner } = plan
  const { rows } = await owner.query(
    "select id from plan_observation where indicator = 'software-firms'",
  )
  expect(rows).toHaveLength(0)
  await plan.as('office').recordObservation({
    body: { indicator: 'software-firms', period: '2016', value: '2500', source: 'desk' },
  })
  for (const person of [undefined, 'office'] as const) {
    const found = await plan.as(person).listTargets({ query: { indicator: 'software-firms' } })
    expect(found.targets.every((target) => target.latest === undefined)).toBe(true)
  }
  const internal = await plan
    .as('office')
    .listJudgedTargets({ query: { indicator: 'software-firms' } })
  expect(internal.targets.some((target) => JSON.stringify(target).includes('2500'))).toBe(true)
})

test('public replies name no person, no organisation that recorded, and no audit trace', async () => {
  await plan.as('office').recordObservation({
    body: { indicator: 'new-foreign-banks', period: '2017', value: '2', source: 'desk' },
  })
  const waiting = await plan.as('office2').listUnverified()
  for (const one of waiting.observations) {
    await plan.as('office2').verifyObservation({ params: { id: one.id }, body: {} })
  }
  const replies = await Promise.all(
    [
      '/plan/tasks',
      '/plan/targets',
      '/plan/targets/finance-foreign-banks-2017',
      '/plan/summary',
      '/plan/sectors/finance',
      '/plan/departments',
    ].map((path) => plan.server.inject(`/api/v1${path}`)),
  )
  for (const reply of replies) {
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['cache-control']).toContain('public')
    for (const name of [
      'recordedBy',
      'recorded_by',
      'organisation"',
      'judgedBy',
      '"origin"',
      '"office',
    ]) {
      expect(reply.body).not.toContain(name)
    }
  }
  const detail = await plan.as().getTarget({ params: { id: 'finance-foreign-banks-2017' } })
  expect(detail.verdict).toBe('reached')
})
