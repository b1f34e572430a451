import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRecord, neutraliseFormula, openCsv, readCsv } from '../../src/kernel/csv.ts'

const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom(...'",;\r\n\t =a武') }),
  fc.constantFrom('', '""', 'a"b', '\r\n', ' 空格 '),
)
const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 8,
  }),
)

test('every table survives writing and reading, or an export cannot be imported again', () => {
  fc.assert(
    fc.property(table, fc.constantFrom('\r\n', '\n', '\r'), fc.boolean(), (rows, end, mark) => {
      const text = (mark ? '\uFEFF' : '') + rows.map((row) => csvRecord(row) + end).join('')
      const read = [...readCsv(text, ',')]
      expect(read.map((record) => ('cells' in record ? record.cells : record.fault))).toEqual(rows)
    }),
  )
})

test('the line of a record is where a person finds it, also after cells of several lines', () => {
  const records = [...readCsv('a,b\r\n"1\n2",3\r\n\r\n4,5')]
  expect(records.map((record) => record.line)).toEqual([1, 2, 5])
})

test('broken quotations are named with their line instead of swallowing the rest', () => {
  expect([...readCsv('a,b\n"1,2\n3,4')].at(-1)).toEqual({ fault: 'quote-not-closed', line: 2 })
  expect([...readCsv('a,b\n"1"x,2')].at(-1)).toEqual({ fault: 'text-after-quote', line: 2 })
})

const inPieces = (text: string, size: number) => {
  const take = openCsv()
  const found = []
  for (let at = 0; at <= text.length; at += size) {
    found.push(...take(text.slice(at, at + size), at + size > text.length))
    if (found.some((one) => 'fault' in one)) break
  }
  return found
}

test('a text that comes in pieces reads the same wherever it is cut', () => {
  const anyText = fc.string({ unit: fc.constantFrom(...'ab",;\r\n武\uFEFF'), maxLength: 60 })
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 40 }), (text, size) => {
      // The separator is told by more than these texts have: long cells come before them.
      const whole = `${'long,'.repeat(2200)}\n${text}`
      expect(inPieces(whole, 9999 + size)).toEqual([...readCsv(whole)])
      expect(inPieces(text, size)).toEqual([...readCsv(text)])
    }),
  )
})

test('a text without an end of line or of a quotation is refused before all of it is held', () => {
  const take = openCsv()
  const quoted = ['a,b\n"', 'x'.repeat(1_000_001)].flatMap((piece) => [...take(piece, false)])
  expect(quoted.at(-1)).toEqual({ fault: 'quote-not-closed', line: 2 })
  const unended = [...openCsv()('x'.repeat(1_000_001), false)]
  expect(unended).toEqual([{ fault: 'record-too-long', line: 1 }])
})

test('semicolons and tabs are told from commas by the header', () => {
  for (const mark of [';', '\t', ',']) {
    const [first] = [...readCsv(`名称${mark}数值\n"a,b"${mark}1`)]
    expect(first).toEqual({ line: 1, cells: ['名称', '数值'] })
  }
})

test('no cell that a spreadsheet would run as a formula leaves the platform', () => {
  fc.assert(
    fc.property(fc.constantFrom(...'=+-@\t\r\n＝＋－＠'), fc.string(), (start, rest) => {
      const text = neutraliseFormula(start + rest)
      expect(/^'/.test(text) || /^[+-]?[\d.]+([eE][+-]?\d+)?$/.test(text)).toBe(true)
    }),
  )
  expect(neutraliseFormula('=HYPERLINK("http://x")')).toBe('\'=HYPERLINK("http://x")')
})

test('negative numbers stay numbers, or figures could not be added up', () => {
  for (const text of ['-12.5', '+3', '-0.001', '1e-7', '武汉', '-1e5']) {
    expect(neutraliseFormula(text)).toBe(text)
  }
  expect(neutraliseFormula('-1+1')).toBe("'-1+1")
})
