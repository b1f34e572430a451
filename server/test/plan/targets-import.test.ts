import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPlan, type Person, type Plan, refusal } from './open-plan.ts'

let plan: Plan
beforeAll(async () => {
  plan = await openPlan()
})
afterAll(() => plan.close())

const form = (bytes: string | ArrayBuffer, name: string): FormData => {
  const body = new FormData()
  body.append('file', new Blob([bytes]), name)
  return body
}
const send = (person: Person, text: string, dryRun: 'true' | 'false' = 'false') =>
  plan
    .as(person)
    .importObservations({ query: { dryRun }, body: form(text, 'figures.csv') as never })
const stored = async () =>
  (
    await plan.owner.query(
      "select count(*)::int as n from plan_observation where origin = 'imported'",
    )
  ).rows[0].n

const good = [
  'Indicator,Period,Value,Unit,Source',
  'overseas-visitors,2016,225.3,万人次,Tourism yearbook',
  '旅游业总收入,2016,"2,505.4",亿元,Tourism yearbook',
].join('\n')

test('a preview says what would change and stores nothing', async () => {
  const preview = await send('tourism', good, 'true')
  expect(preview).toMatchObject({
    stored: false,
    rows: [
      { line: 2, indicator: 'overseas-visitors', period: '2016', value: '225.3', act: 'record' },
      { line: 3, indicator: 'tourism-revenue', value: '2505.4', act: 'record' },
    ],
  })
  expect(await stored()).toBe(0)
})

test('one bad row keeps the whole file out, and every fault names its row and column', async () => {
  const text = [
    'Indicator,Period,Value,Unit,Source',
    'overseas-visitors,2016,225.3,,Yearbook',
    'overseas-visitors,2016,226,,Yearbook',
    'nowhere,2016,1,,Yearbook',
    'tourism-revenue,2016-13,x,亿美元,Yearbook',
    'services-trade-total,2016,100,,Yearbook',
    'tourism-share,2016,30,,',
  ].join('\n')
  const { code, fields } = await refusal(send('tourism', text))
  expect(code).toBe('plan/import-refused')
  expect(fields.map((one) => `${one.path} ${one.code}`)).toEqual([
    'rows.3.period plan/duplicate-row',
    'rows.4.indicator plan/indicator-unknown',
    'rows.5.period plan/period-unreadable',
    'rows.5.value field/not-a-number',
    'rows.5.unit plan/unit-differs',
    'rows.6.indicator plan/not-your-indicator',
    'rows.7.source field/required',
  ])
  expect(await stored()).toBe(0)
})

test('a good file is stored whole, and sending it again changes nothing', async () => {
  expect((await send('tourism', good)).stored).toBe(true)
  expect(await stored()).toBe(2)
  const again = await send('tourism', good)
  expect(again.rows.map((row) => row.act)).toEqual(['unchanged', 'unchanged'])
  expect(await stored()).toBe(2)
})

test('a changed figure needs its reason in the sheet too', async () => {
  const changed = 'Indicator,Period,Value,Reason\noverseas-visitors,2016,230,'
  expect((await refusal(send('tourism', changed))).fields).toMatchObject([
    { path: 'rows.2.reason', code: 'plan/reason-required' },
  ])
  const told = await send('tourism', `${changed}recount`)
  expect(told.rows).toMatchObject([{ act: 'correct', before: '225.3', value: '230' }])
})

test('the template lists one’s own indicators and comes back as an import', async () => {
  const blob = (await plan.as('tourism').getImportTemplate({
    query: { language: 'zh-CN' },
  })) as unknown as Blob
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await blob.arrayBuffer()) as never)
  const sheet = book.worksheets[0]!
  const names = sheet.getColumn(1).values.slice(2)
  expect(names).toContain('旅游业总收入')
  expect(names).not.toContain('服务贸易进出口总额')
  for (let row = sheet.rowCount; row > 2; row -= 1) sheet.spliceRows(row, 1)
  sheet.getCell('A2').value = '旅游业总收入'
  sheet.getCell('B2').value = 2017
  sheet.getCell('C2').value = 2701.5
  sheet.getCell('D2').value = '亿元'
  sheet.getCell('E2').value = '旅游统计'
  const body = form((await book.xlsx.writeBuffer()) as unknown as ArrayBuffer, '指标数据.xlsx')
  const reply = await plan
    .as('tourism')
    .importObservations({ query: { dryRun: 'true' }, body: body as never })
  expect(reply.rows).toMatchObject([
    { indicator: 'tourism-revenue', period: '2017', value: '2701.5' },
  ])
})

test('a sheet without the needed columns is refused with their names', async () => {
  expect((await refusal(send('tourism', 'a,b\n1,2'))).code).toBe('plan/import-columns-missing')
})
