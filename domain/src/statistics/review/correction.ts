import { Problem } from '../../kernel/problem.ts'
import type { ReturnContent, ReturnRow } from '../collection/model/content.ts'
import type { Finding } from '../collection/model/finding.ts'
import { everyAddress } from '../collection/rules/explained.ts'

/**
 * The lines of a return, those of `changed` in their new words, without those of `takenOut`.
 *
 * @throws Problem `request/invalid` at a line that the return does not have
 */
export function withLines(
  rows: readonly ReturnRow[],
  changed: readonly ReturnRow[],
  takenOut: readonly string[] = [],
): ReturnRow[] {
  const places = new Map(rows.map((row, place) => [row.key, place]))
  const strange = takenOut.findIndex((key) => !places.has(key))
  if (strange >= 0) {
    const path = `linesTakenOut.${strange}`
    throw new Problem('request/invalid', {}, [{ path, code: 'field/not-an-option' }])
  }
  const result = [...rows]
  changed.forEach((row, at) => {
    const place = places.get(row.key)
    if (place === undefined) {
      const path = `content.rows.${at}.key`
      throw new Problem('request/invalid', {}, [{ path, code: 'field/not-an-option' }])
    }
    result[place] = row
  })
  const out = new Set(takenOut)
  return out.size === 0 ? result : result.filter((row) => !out.has(row.key))
}

/** The content in which `reason` answers, edit by edit, what `open` findings ask to be explained. */
export function answeredBy(
  content: ReturnContent,
  open: readonly Finding[],
  reason: string,
): ReturnContent {
  const asked = open.filter((one) => one.severity === 'soft').map((one) => one.edit)
  if (asked.length === 0) return content
  const edits = new Set(asked)
  const kept = content.explanations.filter(
    (one) => one.address !== everyAddress || !edits.has(one.edit),
  )
  const said = [...edits].map((edit) => ({ edit, address: everyAddress, text: reason }))
  return { ...content, explanations: [...kept, ...said] }
}
