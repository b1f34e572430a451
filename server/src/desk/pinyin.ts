import { normaliseText, type Pinyin } from '@wstc/domain/kernel/search-text'
import { pinyin } from 'pinyin-pro'

/** Syllables by the dictionary, which knows 重庆 from 重要. */
export const toPinyin: Pinyin = (text) => pinyin(text, { toneType: 'none', type: 'array', v: true })

/**
 * What a table keeps in a column with a trigram index, so that `like likePattern(q)` finds the
 * text by characters, by pinyin and by initials.
 */
export function searchKeyOf(text: string): string {
  const plain = normaliseText(text)
  const syllables = toPinyin(plain).filter((one) => one.trim() !== '')
  return [plain, syllables.join(''), syllables.map((one) => one[0]).join('')].join(' | ')
}

/** The `like` pattern of a question to a `searchKeyOf` column. */
export function likePattern(question: string): string {
  return `%${normaliseText(question).replace(/[\\%_]/g, '\\$&')}%`
}
