import { needleOf, normaliseText } from '@wstc/domain/kernel/search-text'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { likePattern, searchKeyOf } from '../../src/desk/pinyin.ts'
import { type IndexItem, makeIndex, rankItem } from '../../src/desk/search.ts'
import { type Bench, callAs, openBench, personOf } from '../platform/open-bench.ts'

const item = (id: string, zh: string, en: string, more: Partial<IndexItem> = {}): IndexItem => ({
  kind: 'thing',
  id,
  title: { zh, en },
  link: `/things/${id}`,
  ...more,
})
const items = [
  item('wuhan', '武汉', 'Wuhan'),
  item('port', '武汉新港', 'Wuhan New Port'),
  item('tourism', '旅游', 'Tourism'),
  item('tourism-bureau', '市旅游局', 'Tourism bureau', { aliases: ['旅游局'] }),
  item('health', '卫生计生委', 'Health commission', { aliases: ['卫计委'] }),
  item('chongqing', '重庆路', 'Chongqing Road'),
  item('outsourcing', '服务外包示范城市', 'Model city of services outsourcing', {
    text: '软件 信息技术 BPO',
  }),
  item('secret', '内部督办', 'Internal follow-up', { permission: 'plan.task.read' }),
]
const officer = personOf('officer', 'commerce', 'department-officer')
let bench: Bench
beforeAll(async () => {
  bench = await openBench([officer], [makeIndex(items)])
})
afterAll(() => bench.close())

const found = async (q: string, person?: string): Promise<string[]> => {
  const reply = await callAs(bench, person)('GET', `/search?q=${encodeURIComponent(q)}`)
  expect(reply.status).toBe(200)
  return reply.body.items.map((hit: any) => hit.id)
}

test.each([
  ['武汉', 'wuhan'],
  ['武漢', 'wuhan'],
  ['wuhan', 'wuhan'],
  ['wh', 'wuhan'],
  ['WuHan', 'wuhan'],
  ['wu han', 'wuhan'],
  ['whxg', 'port'],
  ['旅游', 'tourism'],
  ['旅遊', 'tourism'],
  ['lvyou', 'tourism'],
  ['lüyou', 'tourism'],
  ['lǚyóu', 'tourism'],
  ['luyou', 'tourism'],
  ['ly', 'tourism'],
  ['chongqing', 'chongqing'],
  ['卫计委', 'health'],
  ['wjw', 'health'],
  ['fwwb', 'outsourcing'],
  ['外包服务', 'outsourcing'],
  ['软件', 'outsourcing'],
  ['ＢＰＯ', 'outsourcing'],
  ['new port', 'port'],
])('%s finds %s first, however it is typed', async (question, first) => {
  expect((await found(question))[0]).toBe(first)
})

test('titles that begin alike come before initials, and initials before scattered characters', () => {
  const score = (question: string, title: string) =>
    rankItem(needleOf(question), item('x', title, 'x y'))
  expect(score('武汉', '武汉新港')).toBeGreaterThan(score('武汉', '建设武汉'))
  expect(score('wh', '武汉')).toBeGreaterThan(0)
  expect(score('武汉', '建设武汉')).toBeGreaterThan(score('武汉港口', '武汉新港'))
  expect(score('旅游', '武汉')).toBe(0)
})

test('what the actor may not see is not found, nor does it leave a trace', async () => {
  expect(await found('督办')).toEqual([])
  expect(await found('nbdb', 'officer')).toEqual(['secret'])
})

test('a question without a letter answers nothing instead of everything', async () => {
  expect(await found('  %_ ')).toEqual([])
  expect(await found('')).toEqual([])
})

test('a hostile question costs no more than a friendly one', () => {
  const long = item('x', '石狮寺'.repeat(60), 'x')
  // A search that tried every way to divide the needle would not come back.
  expect(rankItem(needleOf(`${'s'.repeat(90)}x`), long)).toBe(0)
})

test('a stored search key is found by PostgreSQL in characters, pinyin and initials', async () => {
  const key = searchKeyOf('武汉 100% 旅游')
  for (const question of ['武漢', 'wuhan', 'wh', 'lüyou', '100']) {
    const { rows } = await bench.owner.query('select $1::text like $2 as hit', [
      key,
      likePattern(question),
    ])
    expect(rows[0].hit, question).toBe(true)
  }
  const { rows } = await bench.owner.query('select $1::text like $2 as hit', [
    key,
    likePattern('武%游'),
  ])
  expect(rows[0].hit).toBe(false)
})

test('one form for each text: width, case, accents and traditional characters do not matter', () => {
  expect(normaliseText('ＷＵＨＡＮ　（武漢）')).toBe('wuhan 武汉')
  expect(normaliseText('Xi’an café')).toBe('xian cafe')
  expect(normaliseText("xi'an")).toBe('xian')
})
