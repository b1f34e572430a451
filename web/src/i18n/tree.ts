import type { Language } from '@wstc/domain/kernel/bilingual'

/**
 * One text in both languages. `one` is the English singular where `{{count}}` fills the text;
 * Chinese has none.
 */
export interface Text {
  readonly zh: string
  readonly en: string
  readonly one?: string
}

export interface TextTree {
  readonly [key: string]: Text | TextTree
}

/** The tree as one reads it in a language: the same keys, a string at each leaf. */
export type Words<T> = T extends Text ? string : { readonly [K in keyof T]: Words<T[K]> }

/** Declares texts; a key with only one language does not compile. */
export function texts<const T extends TextTree>(tree: T): T {
  return tree
}

function isText(node: Text | TextTree): node is Text {
  return typeof (node as Text).zh === 'string'
}

/** The words of `tree` in `language`, with i18next's `_one` beside a text that has a singular. */
export function wordsOf<T extends TextTree>(tree: T, language: Language): Words<T> {
  const words: Record<string, unknown> = {}
  for (const [key, node] of Object.entries(tree)) {
    if (!isText(node)) words[key] = wordsOf(node, language)
    else {
      words[key] = language === 'en' ? node.en : node.zh
      if (language === 'en' && node.one) words[`${key}_one`] = node.one
    }
  }
  return words as Words<T>
}
