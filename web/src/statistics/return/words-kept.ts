/** What was said of a file's findings, by edit, kept in this browser until the return is received. */
export type Words = Readonly<Record<string, string>>

const keyOf = (obligation: string): string => `wstc.explanations.${obligation}`

/** Those of this very file: what was said of another does not hold for it. */
export function wordsKept(obligation: string, sha256: string): Words {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(obligation)) ?? '{}')
    return kept.sha256 === sha256 ? kept.words : {}
  } catch {
    return {}
  }
}

/** Keeps them; a browser that keeps nothing, or no more, is no reason to stop whoever types. */
export function keepWords(obligation: string, sha256: string, words: Words): void {
  try {
    localStorage.setItem(keyOf(obligation), JSON.stringify({ sha256, words }))
  } catch {}
}

export function dropWords(obligation: string): void {
  try {
    localStorage.removeItem(keyOf(obligation))
  } catch {}
}
