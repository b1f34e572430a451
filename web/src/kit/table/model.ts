import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** The plain value: what is exported, and shown where `render` is not given. */
  readonly text: (row: Row) => string | number | undefined
  readonly render?: (row: Row) => ReactNode
  readonly sortable?: boolean
  /** Numbers stand at the end. */
  readonly numeric?: boolean
  readonly width?: number
  /** Not shown until chosen. */
  readonly optional?: boolean
}

export interface Filter {
  readonly key: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly multiple?: boolean
}

/** What the person asks of the list, without the place in it. */
export interface TableQuestion {
  readonly text: string
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly sort?: { readonly key: string; readonly descending: boolean } | undefined
}

export interface TableQuery extends TableQuestion {
  /** Cursor of the last row before this page. */
  readonly after?: string | undefined
  readonly limit: number
}

export interface TablePage<Row> {
  readonly rows: readonly Row[]
  /** Cursor of the next page; absent on the last. */
  readonly next?: string | undefined
  readonly total?: number | undefined
}

export const noQuestion: TableQuestion = { text: '', filters: {} }

export function isNarrowed(question: TableQuestion): boolean {
  return question.text !== '' || Object.values(question.filters).some((values) => values.length > 0)
}

/** `-key` is descending, as endpoints take it in `sort`. */
export function sortWord(sort: TableQuestion['sort']): string | undefined {
  return sort && (sort.descending ? `-${sort.key}` : sort.key)
}

/** The order as endpoints with `sort` and `order` take it; nothing where the list has no such column. */
export function orderOf<Key extends string>(
  sort: TableQuestion['sort'],
  keys: readonly Key[],
): { sort: Key; order: 'asc' | 'desc' } | Record<never, never> {
  const key = keys.find((one) => one === sort?.key)
  return key ? { sort: key, order: sort?.descending ? 'desc' : 'asc' } : {}
}

export function parseSortWord(word: string | undefined): TableQuestion['sort'] {
  if (!word) return undefined
  return word.startsWith('-')
    ? { key: word.slice(1), descending: true }
    : { key: word, descending: false }
}
