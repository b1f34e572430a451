import type { Bilingual } from '../../../kernel/bilingual.ts'
import { wordsOfGoods } from './words-of-goods.ts'
import { wordsOfKnowledge } from './words-of-knowledge.ts'

/** What firms call an item in daily life (俗称), and a deal that belongs to it. */
export interface EverydayWords {
  readonly item: string
  readonly words: readonly string[]
  readonly example: Bilingual
}

export const everydayWords: readonly EverydayWords[] = `${wordsOfGoods}${wordsOfKnowledge}`
  .trim()
  .split('\n')
  .map((line) => {
    const [item = '', inChinese = '', inEnglish = '', zh = '', en = ''] = line.split('|')
    return { item, words: [...inChinese.split(';'), ...inEnglish.split(';')], example: { zh, en } }
  })
