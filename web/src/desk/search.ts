import { inLanguage } from '@wstc/domain/kernel/bilingual'
import { allProblemWords } from '@wstc/domain/problem-words'
import { currentLanguage } from '../i18n/language.ts'
import type { SearchResult } from '../kit/search.tsx'
import { deskApi } from './queries.ts'

/** What the palette shows for `query`: Chinese, pinyin, initials or numbers. */
export async function searchEverything(
  query: string,
  signal: AbortSignal,
): Promise<readonly SearchResult[]> {
  const { items } = await deskApi.search({ query: { q: query } }, { signal })
  const language = currentLanguage()
  return items.map((hit) => ({
    key: `${hit.kind} ${hit.id}`,
    title: inLanguage(hit.title, language),
    kind: kindText(hit.kind),
    ...(hit.detail ? { detail: inLanguage(hit.detail, language) } : {}),
    to: hit.link,
  }))
}

/** The noun of the kind, as problems name it too. */
function kindText(kind: string): string {
  const words = allProblemWords[`noun/${kind}`]
  const text = words ? inLanguage(words, currentLanguage()) : kind
  return text.charAt(0).toUpperCase() + text.slice(1)
}
