import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OpenWarehouse } from '../warehouse.ts'

const folder = fileURLToPath(new URL('../../../warehouse', import.meta.url))

const bookkeeping = [
  `create table if not exists migration (
    name String comment '[内部] 名称 name of the file',
    checksum String comment '[内部] 摘要 SHA-256 of the file',
    applied_at DateTime64(3, 'UTC') default now64(3) comment '[内部] 时间 applied'
  ) engine = ReplacingMergeTree(applied_at) order by name
  comment '数据仓库的迁移 migrations of the warehouse'`,
  `create table if not exists feed_mark (
    one UInt8 comment '[内部] 恒为 1 always 1',
    warehouse String comment '[内部] 数据仓库标识 which warehouse this is',
    batch UInt64 comment '[内部] 最近批次 last batch that arrived',
    token String comment '[内部] 批次标识 name of that batch'
  ) engine = ReplacingMergeTree(batch) order by one
  settings fsync_after_insert = 1, fsync_part_directory = 1
  comment '供数标记 how far this warehouse has been fed'`,
]

/** Statements of a file, one each: the engine would run several in one call. */
export const statementsOf = (text: string): string[] =>
  text
    .split(/;\s*(?:\n|$)/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** The statement for a cluster: tables that its replicas keep together. */
export function onCluster(statement: string, cluster: string | undefined): string {
  if (!cluster) return statement
  return statement
    .replace(
      /^((?:create|drop|truncate) table (?:if (?:not )?exists )?[a-z_]+|alter table [a-z_]+|exchange tables [a-z_]+ and [a-z_]+)/i,
      `$1 on cluster '${cluster}'`,
    )
    .replace(/engine = ReplacingMergeTree\(/i, 'engine = ReplicatedReplacingMergeTree(')
    .replace(/engine = MergeTree\b(\(\))?/i, 'engine = ReplicatedMergeTree')
}

/**
 * Brings the warehouse to the newest version, forward only. Each statement bears being run again,
 * because ClickHouse has no transaction around them.
 * @throws when a file that was applied has changed since.
 */
export async function migrateWarehouse(
  warehouse: OpenWarehouse,
  cluster: string | undefined,
): Promise<number> {
  await warehouse.prepare()
  for (const statement of bookkeeping) await warehouse.run(onCluster(statement, cluster))
  const rows = await warehouse.read('select name, checksum from migration final')
  const done = new Map(rows.map((row) => [row.name, row.checksum]))
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  let applied = 0
  for (const name of files) {
    const text = await readFile(join(folder, name), 'utf8')
    const checksum = createHash('sha256').update(text).digest('hex')
    if (done.get(name) === checksum) continue
    if (done.has(name)) throw new Error(`Migration ${name} of the warehouse was changed`)
    for (const statement of statementsOf(text)) await warehouse.run(onCluster(statement, cluster))
    await warehouse.insert('migration', [{ name, checksum }], `migration:${name}`)
    applied += 1
  }
  return applied
}
