import fc from 'fast-check'
import { expect, test } from 'vitest'
import { onCluster, statementsOf } from '../../src/platform/warehouse/migrate.ts'
import { checkQuestion } from '../../src/platform/warehouse/statement.ts'

const refused = [
  ['select 1; select 2', 'more than one statement'],
  ['select 1;', 'more than one statement'],
  ['select 1 -- and more', 'a comment'],
  ['select 1 /* and more */', 'a comment'],
  ['insert into light values (1)', 'not a question'],
  ['with x as (select 1) insert into light select * from x', 'insert'],
  ['select 1 settings max_memory_usage = 0', 'settings'],
  ['select 1 format TSV', 'format'],
  [`select 1 into outfile 'x'`, 'outfile'],
  ['select ?', 'not {x:Type}'],
  [`select '\${x}', $1`, 'not {x:Type}'],
  ['select {x}', 'not {x:Type}'],
  ['select {x:Identifier}', 'a name given'],
  [`select 'left open`, 'quotes left open'],
  ['select {x:String}', 'nothing given for {x}'],
] as const

test.each(refused)('refused before the engine sees it: %s', (sql, why) => {
  expect(() => checkQuestion(sql, {})).toThrow(why)
})

test('a value that no placeholder takes is a fault, and so is a name as a parameter', () => {
  expect(() => checkQuestion('select 1', { x: 1 })).toThrow('unused {x}')
  expect(() => checkQuestion('select {x:Identifier}', { x: 'light' })).toThrow('a name')
})

test('what stands in quotes is text, so a sentence with a semicolon is not two statements', () => {
  for (const sql of [
    `select 'a;b -- c' as x`,
    `with 'it''s; {y:String}' as x select x`,
    String.raw`select 'a\'; drop table light' as x`,
    'select `a;b` from light where x = {x:Array(Array(String))}',
  ]) {
    expect(() => checkQuestion(sql, sql.includes('{x:') ? { x: [] } : {})).not.toThrow()
  }
})

test('nothing outside quotes smuggles a second statement past the check', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const quoted = `'${a.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
      expect(() => checkQuestion(`select ${quoted}; ${b}`, {})).toThrow()
    }),
  )
})

test('on a cluster tables are replicated, and a migration is one statement per call', () => {
  const [first, second] = statementsOf(
    'create table if not exists a (x UInt8)\nengine = ReplacingMergeTree(x);\n\ncreate table b (x UInt8) engine = MergeTree order by x;\n',
  )
  expect(onCluster(first!, 'city')).toBe(
    "create table if not exists a on cluster 'city' (x UInt8)\nengine = ReplicatedReplacingMergeTree(x)",
  )
  expect(onCluster(second!, 'city')).toContain('engine = ReplicatedMergeTree order by')
  expect(onCluster('exchange tables a_next and a', 'city')).toBe(
    "exchange tables a_next and a on cluster 'city'",
  )
  expect(onCluster(first!, undefined)).toBe(first)
})
