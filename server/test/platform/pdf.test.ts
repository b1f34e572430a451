import { afterEach, expect, test } from 'vitest'
import { type PdfLimits, type PdfWriter, pdfFont, pdfWriter } from '../../src/platform/pdf.ts'
import { pdfFonts, pdfPages, pdfText } from './pdf-text.ts'

const limits: PdfLimits = { time: 20_000, waiting: 4, documents: 50, memory: 900, input: 4 }
const writers: PdfWriter[] = []
const writer = (more: Partial<PdfLimits> = {}): PdfWriter => {
  const made = pdfWriter({ ...limits, ...more })
  writers.push(made)
  return made
}
afterEach(() => {
  for (const one of writers.splice(0)) one.stop()
})

const look = `#set text(font: "${pdfFont}", lang: "zh")\n`
const endless = '#for i in range(9000) { for j in range(9000) { let x = calc.rem(i * j, 7) } }'
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'set',
    (error) => error.code ?? error.message,
  )

test('a Chinese document has its words, pages and fonts inside the file', async () => {
  const pdf = await writer().render({
    source: `${look}#let d = json("data.json")\n= #d.title\n#pagebreak()\n#d.rows.join("、")`,
    data: { title: '武汉市服务贸易创新发展', rows: ['完成', '落后', '按期'] },
  })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdfPages(pdf)).toBe(2)
  expect(pdfText(pdf)).toBe('武汉市服务贸易创新发展完成、落后、按期')
  expect(pdfFonts(pdf)).toEqual(['NotoSansHans-Bold', 'NotoSansHans-Regular'])
})

test('words of people stay words, whatever they mean in typst', async () => {
  const hostile = '#panic("x") *b* $x$ #read("/etc/passwd") = y \\ @cite "' + "'"
  const pdf = await writer().render({
    source: `${look}#let d = json("data.json")\n#d.text`,
    data: { text: hostile },
  })
  expect(pdfText(pdf).replace(/\s/g, '').replace(/[“”]/g, '"')).toBe(hostile.replace(/\s/g, ''))
})

test.each([
  ['a file of the machine', '#read("/etc/passwd")', /not found/],
  ['a file above the folder', '#read("../../etc/passwd")', /access denied/],
  ['a package of the network', '#import "@preview/cetz:0.2.2": canvas', /no packages/],
])('a document reads nothing that was not sent: %s', async (_, source, why) => {
  expect(await outcome(writer().render({ source }))).toMatch(why)
})

test('a package is not fetched by way of a file beside the document either', async () => {
  const files = { 'look.typ': '#import "@preview/cetz:0.2.2": canvas' }
  const work = writer().render({ source: '#import "look.typ"', files })
  expect(await outcome(work)).toMatch(/no packages/)
})

test('a name that leaves the folder is refused', async () => {
  const work = writer().render({ source: 'x', files: { '../x.typ': '' } })
  expect(await outcome(work)).toMatch(/Not the name/)
})

test('what one document was sent, the next does not see', async () => {
  const one = writer()
  await one.render({ source: '#read("secret.txt")', files: { 'secret.txt': 'a' } })
  expect(await outcome(one.render({ source: '#read("secret.txt")' }))).toMatch(/not found/)
})

test('a document without end is cut off, and the next one is set', async () => {
  const one = writer({ time: 10_000 })
  const stuck = outcome(one.render({ source: endless }))
  expect(await stuck).toMatch(/too long/)
  expect(pdfText(await one.render({ source: `${look}下一份` }))).toBe('下一份')
  expect(one.started()).toBe(2)
})

test('a document that takes the memory is cut off', async () => {
  const one = writer({ memory: 20 })
  expect(await outcome(one.render({ source: endless }))).toMatch(/memory/)
})

test('the queue is bounded: what no longer fits is told to come back', async () => {
  const one = writer({ waiting: 2 })
  const all = Array.from({ length: 5 }, () => outcome(one.render({ source: `${look}一` })))
  expect((await Promise.all(all)).sort()).toEqual([
    'request/overloaded',
    'request/overloaded',
    'set',
    'set',
    'set',
  ])
})

test('too much is refused before it is sent anywhere', async () => {
  const files = { 'a.txt': Buffer.alloc(5_000_000) }
  expect(await outcome(writer().render({ source: 'x', files }))).toBe('request/too-large')
})

test('the process is replaced after its share of documents', async () => {
  const one = writer({ documents: 2 })
  for (let count = 0; count < 5; count += 1) await one.render({ source: `${look}第${count}份` })
  expect(one.started()).toBe(3)
})

test('the same document made at the same time is the same file', async () => {
  const madeAt = new Date('2018-04-10T09:00:00+08:00')
  const source = `#set document(title: "简报")\n${look}简报`
  const [first, second] = [writer(), writer()]
  const one = await first.render({ source, madeAt })
  expect((await second.render({ source, madeAt })).equals(one)).toBe(true)
  expect(one.toString('latin1')).toContain('20180410')
})
