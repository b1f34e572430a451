import type { SearchHit } from '@wstc/domain/desk/model'
import type { Permission } from '@wstc/domain/identity/permissions'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { type IndexedText, indexText, needleOf, scoreText } from '@wstc/domain/kernel/search-text'
import type { Call } from '../platform/serve.ts'
import { toPinyin } from './pinyin.ts'

/** Finds things of some kinds that the actor may see, best first. */
export interface Searcher {
  readonly kinds: readonly string[]
  search(call: Call, needle: readonly string[], limit: number): Promise<readonly SearchHit[]>
}

/** Something that can be found. */
export interface IndexItem {
  readonly kind: string
  readonly id: string
  readonly title: Bilingual
  /** Other names it goes by. */
  readonly aliases?: readonly string[]
  /** Further text that leads to it. */
  readonly text?: string
  readonly detail?: Bilingual
  readonly link: string
  /** Right without which it is not found; absent means everyone finds it. */
  readonly permission?: Permission
}

/** How well `item` answers; for searchers that read their candidates from the database. */
export function rankItem(
  needle: readonly string[],
  item: IndexItem,
  indexed?: IndexedText,
): number {
  return scoreText(needle, indexed ?? indexOf(item))
}

const indexOf = ({ title, aliases = [], text = '' }: IndexItem): IndexedText =>
  indexText([title.zh, title.en, ...aliases], text, toPinyin)

function hitOf(item: IndexItem, score: number): SearchHit {
  const { kind, id, title, detail, link } = item
  return { kind, id, title, ...(detail ? { detail } : {}), link, score }
}

/** A searcher over things that do not change while the server runs, such as the city's data. */
export function makeIndex(items: readonly IndexItem[]): Searcher {
  const indexed = items.map((item) => ({ item, text: indexOf(item) }))
  return {
    kinds: [...new Set(items.map((item) => item.kind))],
    search: async ({ actor }, needle, limit) =>
      indexed
        .filter(
          ({ item }) =>
            !item.permission || actor.kind === 'system' || actor.permissions.has(item.permission),
        )
        .map(({ item, text }) => hitOf(item, rankItem(needle, item, text)))
        .filter((hit) => hit.score > 0)
        .sort(byScore)
        .slice(0, limit),
  }
}

const byScore = (a: SearchHit, b: SearchHit): number =>
  b.score - a.score || a.kind.localeCompare(b.kind) || a.id.localeCompare(b.id)

/** Asks every searcher of the wanted kinds and merges what they find. */
export async function searchAll(
  call: Call,
  searchers: readonly Searcher[],
  question: string,
  kinds: readonly string[],
  limit: number,
): Promise<{ items: SearchHit[] }> {
  const needle = needleOf(question)
  if (needle.length === 0) return { items: [] }
  const items: SearchHit[] = []
  // One after the other: they share the request's one connection.
  for (const searcher of searchers) {
    if (kinds.length > 0 && !searcher.kinds.some((kind) => kinds.includes(kind))) continue
    const hits = await searcher.search(call, needle, limit)
    items.push(...hits.filter((hit) => kinds.length === 0 || kinds.includes(hit.kind)))
  }
  return { items: items.sort(byScore).slice(0, limit) }
}
