import type { Bilingual } from '../../../kernel/bilingual.ts'
import { findEbopsItem } from '../../../kernel/codes/ebops.ts'
import {
  type IndexedText,
  indexText,
  needleOf,
  normaliseText,
  type Pinyin,
  scoreText,
} from '../../../kernel/search-text.ts'
import { type EverydayWords, everydayWords } from './words.ts'

/** One item that may be meant, with the word that led to it. */
export interface ItemFound {
  readonly item: string
  readonly name: Bilingual
  readonly example: Bilingual
  /** The everyday word that was met; undefined where name or code was. */
  readonly word: string | undefined
  readonly score: number
}

interface Entry {
  readonly words: EverydayWords
  readonly text: IndexedText
  /** Everyday words as they are compared, with how they are written. */
  readonly known: readonly (readonly [compared: string, written: string])[]
}

/** The wizard's index; built once, for `pinyin` takes its time. */
export interface ItemIndex {
  readonly entries: readonly Entry[]
}

export function openItemIndex(pinyin: Pinyin): ItemIndex {
  return {
    entries: everydayWords.map((words) => {
      const { name } = findEbopsItem(words.item)!
      return {
        words,
        text: indexText(
          [words.item, name.zh, name.en, ...words.words],
          `${words.example.zh} ${words.example.en}`,
          pinyin,
        ),
        known: words.words.map((word) => [normaliseText(word), word] as const),
      }
    }),
  }
}

const han = /\p{Script=Han}/u

/** Whether `sentence` contains `word`: anywhere in Chinese, as whole words elsewhere. */
const contains = (sentence: string, word: string): boolean =>
  han.test(word) ? sentence.includes(word) : ` ${sentence} `.includes(` ${word} `)

/**
 * How well an entry answers a sentence rather than a word, such as 给日本客户做软件外包: by the
 * longest everyday word in it, and a little by each further one.
 */
function scoreSentence(sentence: string, { known }: Entry): { score: number; word?: string } {
  const met = known
    .filter(([compared]) => [...compared].length > 1 && contains(sentence, compared))
    .sort(([a], [b]) => b.length - a.length)
  const [longest] = met
  if (!longest) return { score: 0 }
  const length = [...longest[0]].length * (han.test(longest[0]) ? 3 : 1)
  return { score: 500 + Math.min(300, 20 * length) + 20 * (met.length - 1), word: longest[1] }
}

/**
 * The items that `question` may mean, best first: a code, a name or everyday word in either
 * language, pinyin, or a sentence that holds such words.
 * @param allowed items the form takes; all where it is absent
 */
export function findItems(
  index: ItemIndex,
  question: string,
  { allowed, limit = 8 }: { allowed?: (item: string) => boolean; limit?: number } = {},
): ItemFound[] {
  const needle = needleOf(question)
  const sentence = normaliseText(question)
  if (sentence === '') return []
  return index.entries
    .filter(({ words }) => allowed?.(words.item) ?? true)
    .map((entry): ItemFound => {
      const inSentence = scoreSentence(sentence, entry)
      const asWord = scoreText(needle, entry.text)
      const met = entry.known.find(([compared]) => compared.includes(sentence))?.[1]
      const { item, example } = entry.words
      return {
        item,
        name: findEbopsItem(item)!.name,
        example,
        word: asWord >= inSentence.score ? met : inSentence.word,
        score: Math.max(asWord, inSentence.score),
      }
    })
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score || (a.item < b.item ? -1 : 1))
    .slice(0, limit)
}
