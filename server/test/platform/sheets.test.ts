import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Problem } from '@wstc/domain/kernel/problem'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ExportColumn, exportRows } from '../../src/platform/export.ts'
import { readSheet, readSheetFile, readSheets, type Sheet } from '../../src/platform/import.ts'
import type { SheetLimits } from '../../src/platform/sheet-parts.ts'
import { inspectZip, officeLimits } from '../../src/platform/zip.ts'
import { makeZip, type Part } from '../desk/make-zip.ts'

interface Row {
  name: string
  figure: string
  day: string
}
const columns: ExportColumn<Row>[] = [
  { key: 'name', title: { zh: '名称', en: 'Name' }, value: (row) => row.name },
  {
    key: 'figure',
    title: { zh: '数值（亿元）', en: 'Figure (CNY 100 m)' },
    kind: 'number',
    value: (row) => row.figure,
  },
  { key: 'day', title: { zh: '日期', en: 'Day' }, kind: 'day', value: (row) => row.day },
]
const request = { name: '指标', language: 'zh-CN', columns } as const

const bytesOf = (format: 'xlsx' | 'csv', rows: Iterable<Row>, more: object = {}): Promise<Buffer> =>
  buffer(exportRows({ ...request, format, rows, ...more }).stream as Readable)

async function rowsOfSheet(sheet: Sheet) {
  const rows = []
  for await (const row of sheet.rows) rows.push(row)
  return { header: sheet.header, rows }
}
const rowsOf = async (bytes: Buffer, name: string, limits?: Partial<SheetLimits>) =>
  rowsOfSheet(await readSheet(bytes, name, limits))
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error) => (error instanceof Problem ? error.code : String(error)),
  )

const row = fc.record({
  name: fc
    .string({ unit: fc.constantFrom(...'a武汉,";=\'-1 \n'), minLength: 1 })
    .map((text) => `名${text}末`),
  figure: fc
    .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 1, max: 9 }))
    .map(([whole, part]) => `${whole}.${part}`),
  day: fc
    .date({ min: new Date('1990-01-01'), max: new Date('2050-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
})

test.each(['csv', 'xlsx'] as const)(
  'what is exported as %s is read back exactly',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
        const { header, rows: read } = await rowsOf(await bytesOf(format, rows), `a.${format}`)
        expect(header).toEqual(['名称', '数值（亿元）', '日期'])
        expect(read.map(({ cells }) => cells)).toEqual(
          rows.map((one) => [one.name, one.figure, one.day]),
        )
      }),
      { numRuns: format === 'csv' ? 60 : 15 },
    )
  },
)

test('no exported cell is a formula, and figures are numbers', async () => {
  const hostile = ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1']
  const rows = hostile.map((name) => ({ name, figure: '-12.5', day: '2018-04-16' }))
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await bytesOf('xlsx', rows)) as never)
  book.worksheets[0]!.eachRow((line, n) => {
    if (n === 1) return
    expect(line.getCell(1).type).toBe(ExcelJS.ValueType.String)
    expect(String(line.getCell(1).value)).toMatch(/^'/)
    expect(line.getCell(2).value).toBe(-12.5)
    expect(line.getCell(3).value).toEqual(new Date('2018-04-16T00:00:00Z'))
  })
  const text = (await bytesOf('csv', rows)).toString()
  expect(text.startsWith('\uFEFF名称,')).toBe(true)
  expect(text).toContain("'=1+1,-12.5,2018-04-16\r\n")
})

test('a figure too long for a double stays exact text', async () => {
  const { rows } = await rowsOf(
    await bytesOf('xlsx', [{ name: 'x', figure: '12345678901234567.89', day: '' }]),
    'a.xlsx',
  )
  expect(rows[0]!.cells[1]).toBe('12345678901234567.89')
})

test('only the chosen columns leave, in the chosen order and language', async () => {
  const text = await bytesOf('csv', [{ name: 'n', figure: '1', day: 'd' }], {
    chosen: ['day', 'name', 'nope'],
    language: 'en',
  })
  expect(text.toString()).toBe('\uFEFFDay,Name\r\nd,n\r\n')
})

test('an export that fails midway breaks off instead of looking complete', async () => {
  async function* failing(): AsyncGenerator<Row> {
    yield { name: 'a', figure: '1', day: '2018-01-01' }
    throw new Error('database away')
  }
  for (const format of ['csv', 'xlsx'] as const) {
    const { stream } = exportRows({ ...request, format, rows: failing() })
    await expect(buffer(stream as Readable)).rejects.toThrow('database away')
  }
})

test('a slow reader holds the rows back, so that memory stays flat', async () => {
  for (const format of ['csv', 'xlsx'] as const) {
    let made = 0
    function* endless(): Generator<Row> {
      for (; made < 400_000; made += 1)
        yield { name: `名称 ${Math.sin(made)}`, figure: `${made}.5`, day: '2018-04-16' }
    }
    const stream = exportRows({ ...request, format, rows: endless() }).stream as Readable
    stream.once('readable', () => {})
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(made, format).toBeLessThan(350_000)
    stream.destroy()
  }
})

test('GB18030 and UTF-8 are told apart, and so are separators and line ends', async () => {
  const gb = Buffer.concat([
    Buffer.from([0xce, 0xe4, 0xba, 0xba]),
    Buffer.from(';b\r\n1;"2;3"\r\n'),
  ])
  expect(await rowsOf(gb, 'a.csv')).toEqual({
    header: ['武汉', 'b'],
    rows: [{ line: 2, cells: ['1', '2;3'] }],
  })
  const { rows } = await rowsOf(Buffer.from('\uFEFFa,b\n\n"x\r\ny",2\n3'), 'a.csv')
  expect(rows).toEqual([
    { line: 3, cells: ['x\r\ny', '2'] },
    { line: 5, cells: ['3', ''] },
  ])
})

async function rowsOfFile(bytes: Buffer, name: string, rows = 1_000_000) {
  const folder = await mkdtemp(join(tmpdir(), 'wstc-sheet-'))
  try {
    const path = join(folder, name)
    await writeFile(path, bytes)
    const workbook = { bytes: 20_000, rows: 3 }
    return await rowsOfSheet(
      await readSheetFile({ path, bytes: bytes.length, workbook }, name, { rows }),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
const gbk = Buffer.from([0xce, 0xe4, 0xba, 0xba])

test('a file on disk reads as its bytes do, wherever a piece of it ends', async () => {
  const utf8 = Buffer.from(`\uFEFF名称,b\r\n${'武汉,"服\n务"\r\n'.repeat(20_000)}`)
  const line = Buffer.concat([gbk, Buffer.from(',x\n')])
  const chinese = Buffer.concat([Buffer.from('a,b\n'), ...Array(30_000).fill(line)])
  for (const bytes of [utf8, chinese, Buffer.from('a;b\n1;2')]) {
    const whole = await rowsOf(bytes, 'a.csv')
    expect(await rowsOfFile(bytes, 'a.csv')).toEqual(whole)
  }
  const late = Buffer.concat([utf8, Buffer.from([0xff, 0xff])])
  const control = Buffer.concat([utf8, Buffer.from([0x07])])
  for (const bytes of [late, control]) {
    expect(await codeOf(rowsOfFile(bytes, 'a.csv'))).toBe('desk/sheet-not-text')
  }
  expect(await codeOf(rowsOfFile(utf8, 'a.csv', 100))).toBe('desk/sheet-too-long')
})

test('a workbook on disk has lower limits, for it is read whole', async () => {
  const rows = (count: number): Row[] =>
    Array.from({ length: count }, (_, n) => ({ name: `n${n}`, figure: '1', day: '2018-04-16' }))
  const [few, more, many] = await Promise.all([3, 4, 4000].map((n) => bytesOf('xlsx', rows(n))))
  expect((await rowsOfFile(few!, 'a.xlsx')).rows).toHaveLength(3)
  expect(await codeOf(rowsOfFile(more!, 'a.xlsx'))).toBe('desk/sheet-too-long')
  expect(await codeOf(rowsOfFile(many!, 'a.xlsx'))).toBe('request/too-large')
  // The name decides nothing where the content does.
  expect(await codeOf(rowsOfFile(more!, 'a.csv'))).toBe('desk/sheet-too-long')
})

test.each([
  ['a,a\n1,2', 'desk/sheet-column-twice'],
  ['\n\n', 'desk/sheet-empty'],
  ['a,b\n1,2,3', 'desk/sheet-row-too-wide'],
  ['a,b\n"1', 'desk/sheet-quote-not-closed'],
  ['a\n1\n2\n3\n4', 'desk/sheet-too-long'],
  ['a,b,c,d', 'desk/sheet-too-wide'],
  ['a\n1234567890123', 'desk/sheet-cell-too-long'],
])('%j is refused by name', async (text, code) => {
  expect(
    await codeOf(rowsOf(Buffer.from(text), 'a.csv', { rows: 3, columns: 3, cellLength: 10 })),
  ).toBe(code)
})

test('formulas are read by their result, dates as days, errors refused with their place', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('1')
  sheet.addRow(['a', 'b', 'c', 'd', 'e'])
  sheet.addRow([
    { formula: '1+1', result: 2 },
    new Date('2018-04-16T00:00:00Z'),
    0.1 + 0.2,
    { richText: [{ text: '武' }, { text: '汉' }] },
    true,
  ])
  sheet.getCell('B2').numFmt = 'yyyy-mm-dd'
  const good = await rowsOf(Buffer.from(await book.xlsx.writeBuffer()), 'a.xlsx')
  expect(good.rows).toEqual([{ line: 2, cells: ['2', '2018-04-16', '0.3', '武汉', 'TRUE'] }])
  sheet.addRow([1, { error: '#DIV/0!' }])
  expect(await codeOf(rowsOf(Buffer.from(await book.xlsx.writeBuffer()), 'a.xlsx'))).toBe(
    'desk/sheet-error-in-cell',
  )
})

async function repack(bytes: Buffer, change: (parts: Part[]) => Part[]): Promise<Buffer> {
  const { contents } = await inspectZip(bytes, officeLimits, () => true)
  return makeZip(change([...contents].map(([name, content]) => ({ name, content }))))
}

test('sheets come in the order of the workbook with their dates, however the archive was packed', async () => {
  const book = new ExcelJS.Workbook()
  for (const name of ['乙', '甲']) {
    const sheet = book.addWorksheet(name)
    sheet.addRow([name, 'day'])
    sheet.addRow(['x', new Date('2018-04-16T00:00:00Z')]).getCell(2).numFmt = 'yyyy-mm-dd'
  }
  const bytes = Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer)
  const orders: ((parts: Part[]) => Part[])[] = [
    (parts) => parts,
    (parts) => parts.toReversed(),
    (parts) => parts.toSorted((a, b) => b.name.localeCompare(a.name)),
  ]
  for (const order of orders) {
    const packed = await repack(bytes, order)
    for (let read = 0; read < 20; read += 1) {
      const seen = []
      for await (const sheet of readSheets(packed, 'a.xlsx')) {
        const { header, rows } = await rowsOfSheet(sheet)
        seen.push([sheet.name, header[0], rows[0]!.cells[1]])
      }
      expect(seen).toEqual([
        ['乙', '乙', '2018-04-16'],
        ['甲', '甲', '2018-04-16'],
      ])
    }
  }
})

test.each([
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/styles.xml',
  'xl/sharedStrings.xml',
  'xl/worksheets/sheet1.xml',
])('a workbook whose %s breaks off is refused as damaged', async (name) => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('1')
  for (let row = 0; row < 5; row += 1) sheet.addRow(['武汉', row, new Date()])
  const broken = await repack(
    Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer),
    (parts) =>
      parts.map((part) => {
        const half = part.content.subarray(0, part.content.length / 2)
        return part.name === name
          ? { name, content: Buffer.concat([half, Buffer.from('<<')]) }
          : part
      }),
  )
  expect(await codeOf(rowsOf(broken, 'a.xlsx'))).toBe('desk/file-damaged')
})

test('a picture is not a sheet', async () => {
  expect(await codeOf(rowsOf(Buffer.from('%PDF-1.7'), 'a.csv'))).toBe('request/unsupported-type')
})

test('odd characters and what only looks like an escape come back as they were', async () => {
  const name = '_x000D_ & <b> "q" 𠮷 é'
  const { rows } = await rowsOf(await bytesOf('xlsx', [{ name, figure: '1', day: '' }]), 'a.xlsx')
  expect(rows[0]!.cells[0]).toBe(name)
  const bad = await rowsOf(
    await bytesOf('xlsx', [{ name: 'a\u0000\ud800\uffffb', figure: '1', day: '' }]),
    'a.xlsx',
  )
  expect(bad.rows[0]!.cells[0]).toBe('ab')
})

test('no Chinese character of a long workbook is lost where one piece of the file ends', async () => {
  const rows = Array.from({ length: 6_000 }, (_, n) => ({
    name: `武汉市服务贸易${'云'.repeat(n % 7)}企业${n}`,
    figure: '1.5',
    day: '2018-04-16',
  }))
  const shared = new ExcelJS.Workbook()
  const sheet = shared.addWorksheet('名单')
  sheet.addRow(['名称', '数值', '日期'])
  for (const { name, figure, day } of rows) sheet.addRow([name, figure, day])
  for (const bytes of [
    await bytesOf('xlsx', rows),
    Buffer.from((await shared.xlsx.writeBuffer()) as ArrayBuffer),
  ]) {
    const read = await rowsOf(bytes, 'a.xlsx')
    expect(read.rows.map(({ cells }) => cells[0])).toEqual(rows.map(({ name }) => name))
  }
})

test.each([1, 999, 1000, 2500])(
  'a fault of a text comes after its %i rows before it',
  async (count) => {
    const good = Array.from({ length: count }, (_, n) => `${n},x`)
    const sheet = await readSheet(Buffer.from(['a,b', ...good, '"open'].join('\n')), 'a.csv')
    const seen: string[] = []
    const read = async () => {
      for await (const part of sheet.parts) for (const { cells } of part) seen.push(cells[0]!)
    }
    expect(await codeOf(read())).toBe('desk/sheet-quote-not-closed')
    expect(seen).toEqual(good.map((_, n) => String(n)))

    const wide = await readSheet(Buffer.from(['a,b', ...good, '1,2,3'].join('\n')), 'a.csv')
    let rows = 0
    const readRows = async () => {
      for await (const _ of wide.rows) rows += 1
    }
    expect(await codeOf(readRows())).toBe('desk/sheet-row-too-wide')
    expect(rows).toBe(count)
  },
)
