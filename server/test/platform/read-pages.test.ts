import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { system } from '../../src/platform/actor.ts'
import { readPages } from '../../src/platform/read-pages.ts'
import { type Bench, openBench } from './open-bench.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

test('an export reads every row once without holding a transaction open in between', async () => {
  await bench.owner.query(
    `insert into platform_fact select 'fact-' || lpad(n::text, 3, '0'), '1' from generate_series(1, 25) n`,
  )
  const names: string[] = []
  const rows = readPages<{ name: string }>(bench.platform.database, system, (tx, after) =>
    tx
      .selectFrom('platform_fact')
      .select('name')
      .where('name', 'like', 'fact-%')
      .where('name', '>', after?.name ?? '')
      .orderBy('name')
      .limit(10)
      .execute(),
  )
  for await (const { name } of rows) {
    names.push(name)
    // The end of a read is sent and not waited for.
    await vi.waitFor(async () => {
      const { rows: open } = await bench.owner.query(
        `select from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
      )
      expect(open).toEqual([])
    })
  }
  expect(new Set(names).size).toBe(25)
})
