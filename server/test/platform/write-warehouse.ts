import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { statementsOf } from '../../src/platform/warehouse/migrate.ts'

const folder = fileURLToPath(new URL('../../warehouse', import.meta.url))
const column = /^ {2}(\w+) (.+?) comment '\[(公开|内部|敏感|机密)\] (.+)',?$/

/**
 * The tables of the warehouse, from its migrations.
 * @throws where a column has no class
 */
export async function writeWarehouse(): Promise<string> {
  const parts = [
    '## warehouse',
    'Tables of ClickHouse, aggregates of which are shown; no rows leave it for people.',
  ]
  for (const name of (await readdir(folder)).sort()) {
    for (const statement of statementsOf(await readFile(join(folder, name), 'utf8'))) {
      const table = /^create table if not exists (\w+) \(/.exec(statement)?.[1]
      if (!table) continue
      const body = statement.slice(statement.indexOf('(\n') + 2, statement.indexOf('\n)\n'))
      const rows = body.split('\n').map((line) => {
        const found = column.exec(line)
        if (!found) throw new Error(`A column of ${table} without a class: ${line}`)
        return `| \`${found[1]}\` | ${found[2]} | ${found[3]} | ${found[4]} |`
      })
      const purpose = /comment '([^'[]+)'$/.exec(statement)?.[1] ?? ''
      parts.push(`### ${table}`, purpose)
      parts.push(['| column | type | class | meaning |', '|---|---|---|---|', ...rows].join('\n'))
    }
  }
  return `${parts.join('\n\n')}\n`
}
