import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { fxHeader, openSourcesWorld, type SourcesWorld } from './sources-world.ts'

const lines = 12_000

/** Text in GBK, by turning round what a reader makes of each of its pairs of bytes. */
function gbkOf(text: string): Buffer {
  const decoder = new TextDecoder('gbk')
  const pairs = new Map<string, number>()
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const pair = decoder.decode(Uint8Array.of(high, low))
      if (pair.length === 1 && !pairs.has(pair)) pairs.set(pair, (high << 8) | low)
    }
  }
  const bytes: number[] = []
  for (const one of text) {
    const code = one.charCodeAt(0)
    if (code < 0x80) bytes.push(code)
    else bytes.push(pairs.get(one)! >> 8, pairs.get(one)! & 0xff)
  }
  return Buffer.from(bytes)
}

/** A file in which every line is of another unit, known by its name alone. */
const file = (name: (n: number) => string): string =>
  [
    fxHeader,
    ...Array.from(
      { length: lines },
      (_, n) => `R${n},,${name(n)},收入,227020,2018-03,USD,${n % 97}.25`,
    ),
  ].join('\r\n')

const inFigures = async (world: SourcesWorld) => {
  const found = await world.asSystem((tx) =>
    sql<{ rows: number; units: number; sum: string }>`
      select count(*)::int as rows, count(distinct party)::int as units, sum(amount)::text as sum
      from statistics_admin_row`.execute(tx),
  )
  return found.rows[0]!
}
const wanted = () => {
  let cents = 0
  for (let n = 0; n < lines; n += 1) cents += (n % 97) * 100 + 25
  return (cents / 100).toFixed(2)
}

test('a long file in GBK of which every line is of another unit loses no line and no character', async () => {
  const world = await openSourcesWorld()
  const clerk = await world.clerk()
  await world.enterprise({ name: '武汉第11999家餐饮服务有限公司' })
  const taken = await clerk.upload(gbkOf(file((n) => `武汉第${n}家餐饮服务有限公司`)))
  expect(taken).toMatchObject({ state: 'accepted', rows: lines })
  const { rows, units, sum } = await inFigures(world)
  expect([rows, units, Number(sum).toFixed(2)]).toEqual([lines, lines, wanted()])
  const { items } = await clerk.listParties({ query: { q: '第11999家' } })
  expect(items).toMatchObject([{ name: '武汉第11999家餐饮服务有限公司', state: 'proposed' }])
})

test('a delivery whose database is lost midway leaves nothing, and goes in whole when it is sent again', async () => {
  const world = await openSourcesWorld()
  const clerk = await world.clerk()
  const content = file((n) => `武汉第${n}家服务有限公司`)
  const { rows } = await world.asSystem((tx) =>
    sql<{ name: string }>`select current_database() as name`.execute(tx),
  )
  const admin = new pg.Client({ connectionString: inject('cluster').adminUrl })
  await admin.connect()
  let killed = 0
  // Once its rows go into the table of the transaction.
  let over = false
  const killing = (async () => {
    while (killed === 0 && !over) {
      const found = await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = $1 and query ilike '%delivered_row%'`,
        [rows[0]!.name],
      )
      killed = found.rowCount ?? 0
      await sleep(5)
    }
  })()
  await expect(clerk.upload(content)).rejects.toThrow('request/overloaded')
  over = true
  await killing
  await admin.end()
  expect(killed).toBeGreaterThan(0)
  expect(await inFigures(world)).toMatchObject({ rows: 0, units: 0 })
  expect((await clerk.listDeliveries({ query: {} })).items).toEqual([])
  expect(await clerk.upload(content)).toMatchObject({ state: 'accepted', version: 1, rows: lines })
  expect(await inFigures(world)).toMatchObject({ rows: lines, units: lines })
})
