import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, openBench } from './open-bench.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

const owned = `c.relnamespace = 'wstc'::regnamespace and c.relkind = 'r'
  and c.relname ~ '^(audit|notices|desk|platform)_'`

test('every column of the shared services has a class, or nobody knows how to treat it', async () => {
  const { rows } = await bench.owner.query(`
    select c.relname || '.' || a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
    where ${owned} and a.attnum > 0 and not a.attisdropped
      and coalesce(col_description(c.oid, a.attnum), '') !~ '^\\[(公开|内部|敏感|机密)\\] .'`)
  expect(rows).toEqual([])
})

test('row-level security is on and forced on every table of the shared services', async () => {
  const { rows } = await bench.owner.query(`
    select relname from pg_class c where ${owned} and not (relrowsecurity and relforcerowsecurity)`)
  expect(rows).toEqual([])
})
