import { makeUscc, usccAlphabet } from '../../kernel/uscc.ts'

/**
 * A 统一社会信用代码 of Wuhan with both checks right. Its organisation code begins with `XW`, unlike
 * the digits and `MA` of real ones, so that it is hardly anybody’s.
 */
export function syntheticUscc(index: number): string {
  let body = ''
  for (let rest = index, n = 0; n < 6; n += 1, rest = Math.floor(rest / 31)) {
    body = usccAlphabet[rest % 31]! + body
  }
  return makeUscc('91420100', `XW${body}`)
}
