import { type RawBuilder, sql } from 'kysely'

/** How a list is ordered: by one expression, rows that are equal in it by their id. */
export interface Order {
  /** What is compared; never null. */
  readonly by: RawBuilder<unknown>
  readonly id: RawBuilder<unknown>
  /** The list's table, under the alias that `by` and `id` use. */
  readonly from: RawBuilder<unknown>
  readonly descending?: boolean | undefined
}

/** Chinese by pinyin, everything else as usual. */
export const inWords = (text: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`${text} collate "zh-x-icu"`

/** Rows that stand behind the row `after`, whose place is read again as the reader sees it now. */
export function isBehind({ by, id, from, descending }: Order, after: string): RawBuilder<boolean> {
  const sign = sql.raw(descending ? '<' : '>')
  return sql<boolean>`(${by}, ${id}) ${sign} (select ${by}, ${id} from ${from} where ${id} = ${after})`
}

export function inOrder({ by, id, descending }: Order): RawBuilder<unknown> {
  const way = sql.raw(descending ? 'desc' : 'asc')
  return sql`${by} ${way}, ${id} ${way}`
}
