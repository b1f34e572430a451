import { system } from '../actor.ts'
import type { Tx } from '../database.ts'
import { newId } from '../ids.ts'
import type { Platform } from '../platform.ts'
import type { OpenWarehouse, WarehouseRow } from '../warehouse.ts'
import { onCluster } from './migrate.ts'
import { readFeed, setWarehouse } from './outbox.ts'

/** The records that one table of the warehouse is made of, read page by page from PostgreSQL. */
export interface WarehouseSource {
  readonly table: string
  /** Rows after the key `after`, and the key of the last; `next` absent at the end. */
  page(
    tx: Tx,
    after: string | undefined,
    limit: number,
  ): Promise<{ readonly rows: readonly WarehouseRow[]; readonly next: string | undefined }>
}

export type Report = (done: number, total: number) => Promise<void>

const pageSize = 5000

/**
 * Builds every table anew from the records, beside the old one, and swaps them. Questions are
 * answered from the old tables meanwhile. What is written while it runs waits in the outbox and is
 * fed afterwards; a row that comes both ways counts once. Cut off anywhere, it starts over.
 * The caller holds the turn of feeding.
 */
export async function rebuildWarehouse(
  platform: Platform,
  warehouse: OpenWarehouse,
  sources: readonly WarehouseSource[],
  report: Report = async () => {},
): Promise<number> {
  const { clusterStatement, asSystem } = helpersOf(platform)
  const id = newId(platform.clock.now())
  const feed = await asSystem(readFeed)
  const tables = [...new Set(sources.map((source) => source.table))]
  for (const table of tables) {
    await warehouse.run(clusterStatement(`drop table if exists ${table}_next`))
    await warehouse.run(`${clusterStatement(`create table ${table}_next`)} as ${table}`)
  }
  let count = 0
  for (const [index, source] of sources.entries()) {
    await report(index, sources.length + 1)
    let after: string | undefined
    for (let page = 0; page === 0 || after !== undefined; page += 1) {
      const { rows, next } = await asSystem((tx) => source.page(tx, after, pageSize))
      const token = `${id}:${index}:${page}`
      if (rows.length > 0) await warehouse.insert(`${source.table}_next`, rows, token)
      count += rows.length
      after = next
    }
  }
  await report(sources.length, sources.length + 1)
  for (const table of tables) {
    await warehouse.run(clusterStatement(`exchange tables ${table}_next and ${table}`))
    await warehouse.run(clusterStatement(`drop table if exists ${table}_next`))
  }
  await warehouse.run(clusterStatement('truncate table if exists feed_mark'))
  const mark = { one: 1, warehouse: id, batch: feed.fed, token: '' }
  await warehouse.insert('feed_mark', [mark], `${id}:mark`)
  await asSystem((tx) => setWarehouse(tx, id))
  await report(sources.length + 1, sources.length + 1)
  return count
}

function helpersOf(platform: Platform) {
  const { clickhouseCluster } = platform.config
  return {
    clusterStatement: (statement: string) => onCluster(statement, clickhouseCluster),
    asSystem: <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      platform.database.inTransaction(system, work),
  }
}
