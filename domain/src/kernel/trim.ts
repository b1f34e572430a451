/**
 * `text` without the characters that `goes` names, at both ends. In one pass: a pattern for the
 * end of a text tries it again from every place where such a character stands.
 */
export function trimBoth(text: string, goes: (character: string) => boolean): string {
  let from = 0
  while (from < text.length && goes(text.charAt(from))) from += 1
  return trimTail(text.slice(from), goes)
}

/** As `trimBoth`, at the end only. */
export function trimTail(text: string, goes: (character: string) => boolean): string {
  let to = text.length
  while (to > 0 && goes(text.charAt(to - 1))) to -= 1
  return text.slice(0, to)
}
