import { toSimplified } from './simplified.ts'

/** Syllables of `text` without tones, one per Han character, `v` for ü; other characters as they are. */
export type Pinyin = (text: string) => readonly string[]

const han = /\p{Script=Han}/u

/**
 * The form in which texts are compared: NFKC, lower case, simplified characters, `v` for ü, no
 * other accents, single spaces for everything that is neither letter nor digit.
 */
export function normaliseText(text: string): string {
  return toSimplified(
    text
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFD')
      .replace(/u(\p{M}*)\u0308/gu, 'v$1')
      .replace(/\p{M}/gu, '')
      .normalize('NFC'),
  )
    .replace(/([a-z])['’]([a-z])/g, '$1$2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Overlapping pairs of Han characters, and whole words of other scripts. */
export function tokensOf(normalised: string): string[] {
  const tokens: string[] = []
  for (const run of normalised.match(/\p{Script=Han}+|[^\p{Script=Han}\s]+/gu) ?? []) {
    const characters = [...run]
    if (!han.test(run) || characters.length === 1) tokens.push(run)
    else
      for (let n = 1; n < characters.length; n += 1)
        tokens.push(characters[n - 1]! + characters[n]!)
  }
  return tokens
}

/** One title, ready to be compared. */
interface Title {
  readonly text: string
  /** Per character: its syllable, or itself; spaces are gone. */
  readonly syllables: readonly string[]
  readonly words: readonly string[]
}

export interface IndexedText {
  readonly titles: readonly Title[]
  readonly body: string
  readonly titleTokens: ReadonlySet<string>
  readonly tokens: ReadonlySet<string>
}

/**
 * Prepares what is searched.
 * @param titles names it goes by, the first being the main one
 */
export function indexText(titles: readonly string[], body: string, pinyin: Pinyin): IndexedText {
  const prepared = titles.map((title) => {
    const text = normaliseText(title)
    const words = text.split(/[\s\p{Script=Han}]+/u).filter((word) => word !== '')
    const syllables = han.test(text) ? pinyin(text).filter((one) => one.trim() !== '') : []
    return { text, syllables, words }
  })
  const all = normaliseText(body)
  const titleTokens = new Set(prepared.flatMap((one) => tokensOf(one.text)))
  return {
    titles: prepared,
    body: all,
    titleTokens,
    tokens: new Set([...titleTokens, ...tokensOf(all)]),
  }
}

/** Length of the common beginning; `u` typed for `v` (ü) counts as equal. */
function commonStart(query: string, at: number, syllable: string): number {
  let n = 0
  while (n < syllable.length && at + n < query.length) {
    const typed = query[at + n]
    if (typed !== syllable[n] && !(typed === 'u' && syllable[n] === 'v')) break
    n += 1
  }
  return n
}

/**
 * Whether `query` spells syllables from `start` on: each one in full or by its initial (`zh`,
 * `ch`, `sh` count as one), the last one as far as it was typed.
 */
function spells(query: string, syllables: readonly string[], start: number): boolean {
  const failed = new Set<number>()
  const from = (at: number, n: number): boolean => {
    if (at === query.length) return true
    const syllable = syllables[n]
    if (syllable === undefined) return false
    const memo = at * 1000 + n
    if (failed.has(memo)) return false
    const common = commonStart(query, at, syllable)
    for (let length = common; length > 0; length -= 1) {
      const whole = length === syllable.length
      const initial = length === 1 || (length === 2 && /^[zcs]h/.test(syllable))
      const unfinished = at + length === query.length
      if ((whole || initial || unfinished) && from(at + length, n + 1)) return true
    }
    failed.add(memo)
    return false
  }
  return from(0, start)
}

function titleScore(word: string, title: Title): number {
  if (title.text === word) return 1000
  // Shorter titles come first among those that begin alike.
  const closeness = Math.round((50 * word.length) / Math.max(word.length, title.text.length))
  if (title.text.startsWith(word)) return 900 + closeness
  if (title.words.some((one) => one.startsWith(word))) return 840 + closeness
  if (han.test(word) && title.text.includes(word)) return 780 + closeness
  if (!/^[a-z]+$/.test(word)) return 0
  if (title.syllables.length > 0) {
    if (spells(word, title.syllables, 0)) return 680 + closeness
    for (let n = 1; n < title.syllables.length; n += 1) {
      if (spells(word, title.syllables, n)) return 600 + (word.length > 1 ? closeness : -300)
    }
  }
  return 0
}

function wordScore(word: string, item: IndexedText): number {
  const best = item.titles.reduce((top, title, n) => {
    const score = titleScore(word, title)
    return Math.max(top, score > 0 && n > 0 ? score - 10 : score)
  }, 0)
  if (best > 0) return best
  if (han.test(word) ? item.body.includes(word) : item.tokens.has(word)) return 450
  const wanted = tokensOf(word)
  if (!han.test(word) || [...word].length < 2) return 0
  const found = wanted.filter((token) => item.tokens.has(token)).length / wanted.length
  const inTitle = wanted.filter((token) => item.titleTokens.has(token)).length / wanted.length
  return found >= 0.5 ? Math.round(200 * found + 150 * inTitle) : 0
}

/** The words of a question; empty for one that asks nothing. */
export function needleOf(question: string): readonly string[] {
  return normaliseText(question)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 8)
}

/**
 * How well `item` answers, 0 for not at all: beginning of a title, then a word or part of it,
 * then pinyin in full or by initials, then the text, then overlapping pairs of characters.
 * Every word of the needle must be met.
 */
export function scoreText(needle: readonly string[], item: IndexedText): number {
  if (needle.length === 0) return 0
  const scores = needle.map((word) => wordScore(word, item))
  const joined = needle.length > 1 ? wordScore(needle.join(' '), item) : 0
  // Pinyin is often typed with spaces between syllables.
  const typed = needle.join('')
  const spelled =
    needle.length > 1 && /^[a-z]+$/.test(typed)
      ? Math.max(0, ...item.titles.map((title) => titleScore(typed, title)))
      : 0
  const each = scores.includes(0) ? 0 : scores.reduce((sum, one) => sum + one, 0) / scores.length
  return Math.max(each, joined, spelled)
}
