import { type Bilingual, inLanguage, type Language } from './bilingual.ts'
import type { ProblemWords } from './words.ts'

interface Told {
  readonly code: string
  readonly details?: Readonly<Record<string, unknown>> | undefined
}

/**
 * What a person reads about `problem`. A code without a text in `registry` reads as the general
 * failure, never as a code; a blank without a detail is left out.
 */
export function problemText(problem: Told, language: Language, registry: ProblemWords): string {
  const known = registry as Readonly<Record<string, Bilingual | undefined>>
  const both = known[problem.code] ?? known['request/failed']
  if (!both) return problem.code
  return inLanguage(both, language).replace(/\{(\w+)\}/g, (_, name: string) =>
    blank(name, problem.details?.[name], language, known),
  )
}

function blank(
  name: string,
  value: unknown,
  language: Language,
  known: Readonly<Record<string, Bilingual | undefined>>,
): string {
  if (name === 'what') {
    const noun = typeof value === 'string' ? known[`noun/${value}`] : undefined
    const fallback = isBilingual(value) ? value : known['noun/thing']
    return inLanguage(noun ?? fallback ?? { zh: '内容', en: 'item' }, language)
  }
  if (isBilingual(value)) return inLanguage(value, language)
  if (Array.isArray(value)) {
    return value.map((one) => blank('', one, language, known)).join(language === 'en' ? ', ' : '、')
  }
  return value === undefined || value === null ? '' : String(value)
}

function isBilingual(value: unknown): value is Bilingual {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
}
