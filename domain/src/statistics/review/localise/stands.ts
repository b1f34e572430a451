import { openBook } from '../../collection/edits/book.ts'
import { type CompiledEdit, compileForm } from '../../collection/edits/compile.ts'
import type { EditContext, Rates } from '../../collection/edits/context.ts'
import { groupAddress, type Words } from '../../collection/edits/group-keys.ts'
import type { Standing } from '../../collection/edits/number.ts'
import type { ReturnContent } from '../../collection/model/content.ts'
import type { SurveyVersion } from '../../collection/model/survey.ts'

/** One place at which an edit is asked. */
export interface Stand {
  readonly edit: CompiledEdit
  readonly address: string
  readonly standing: Standing
}

/** Every place at which an edit of the form is asked of the return. */
export function standsOf(
  version: SurveyVersion,
  context: EditContext,
  content: ReturnContent,
): Stand[] {
  const form = compileForm(version)
  const { layout } = form
  const { lastPeriod, lastYear } = context
  const words: Words = new Map()
  const opened = (of: ReturnContent, rates: Rates) => openBook(layout, of, rates, words)
  const base: Standing = {
    context,
    book: opened(content, context.rates),
    past: {
      ...(lastPeriod && { 'last-period': opened(lastPeriod.content, lastPeriod.rates) }),
      ...(lastYear && { 'last-year': opened(lastYear.content, lastYear.rates) }),
    },
  }
  const { book } = base
  return form.edits.flatMap((edit): Stand[] => {
    const { scope, section, by } = edit.edit
    const at = (address: string, more: Partial<Standing>): Stand[] => {
      const standing = { ...base, ...more }
      return edit.ofContract && !standing.contract ? [] : [{ edit, address, standing }]
    }
    if (scope === 'return') return at('return', {})
    if (scope === 'row') {
      return [...book.rows].flatMap(([key, row]) =>
        at(`rows.${key}`, { row, contract: row.row.contract }),
      )
    }
    if (scope === 'group') {
      const grouping = edit.grouping!
      return [...book.groups[grouping]!].flatMap(([group, { first }]) => {
        const contract = by!.includes('contract') ? first.contract : undefined
        return at(groupAddress(by!, first), { grouping, group, contract })
      })
    }
    return [...(book.lines.get(section!)?.keys() ?? [])].flatMap((line) =>
      at(`lines.${section}.${line}`, { line: { section: section!, line } }),
    )
  })
}
