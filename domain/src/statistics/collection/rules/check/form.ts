import { findCurrency } from '../../../../kernel/codes/currencies.ts'
import { findEbopsItem } from '../../../../kernel/codes/ebops.ts'
import { type Cell, type Form, numericTypes } from '../../model/form.ts'
import type { Say } from './fault.ts'
import { cellsNamed, partsOfExpression } from './walk.ts'

/** Items and currencies exist, no code stands for two cells, and what is computed can be computed. */
export function checkForm({ rows, sections }: Form, say: Say): void {
  rows?.items.forEach((code, at) => {
    if (!findEbopsItem(code))
      say(['rows', 'items', at], `没有这个项目：${code}`, `There is no item “${code}”`)
  })
  rows?.currencies.forEach((code, at) => {
    if (!findCurrency(code))
      say(['rows', 'currencies', at], `没有这个币种：${code}`, `There is no currency “${code}”`)
  })
  if (rows?.contract === 'required' && !rows.help.contract) {
    say(['rows', 'help'], '要填合同号却没有说明', 'A contract is asked for without help')
  }
  if (!rows && sections.length === 0) say([], '表中没有内容', 'The form asks for nothing')
  const fixed = new Map<string, Cell>()
  const seen = new Set<string>()
  sections.forEach((section, index) => {
    const pointer = ['sections', index] as const
    const clash = (code: string): boolean => seen.has(code) || !seen.add(code)
    if (clash(section.id))
      say([...pointer, 'id'], `重复：${section.id}`, `Used twice: ${section.id}`)
    const own = new Set<string>()
    section.cells.forEach((cell, at) => {
      const where = [...pointer, 'cells', at]
      const twice = section.repeats ? own.has(cell.code) : clash(cell.code)
      if (twice) say([...where, 'code'], `重复：${cell.code}`, `Used twice: ${cell.code}`)
      own.add(cell.code)
      if (!section.repeats) fixed.set(cell.code, cell)
      checkCell(cell, where, say)
    })
  })
  checkComputed(sections, fixed, say)
}

function checkCell(cell: Cell, pointer: readonly (string | number)[], say: Say): void {
  const numeric = numericTypes.includes(cell.type)
  if ((cell.type === 'choice') !== (cell.choices !== undefined)) {
    say([...pointer, 'type'], '选项与类型不符', 'Choices go with the type choice')
  }
  if (!numeric && (cell.computed || cell.places !== undefined || cell.unit)) {
    say(
      [...pointer, 'type'],
      '只有数字可以计算、有单位和小数',
      'Only figures are computed or have unit and places',
    )
  }
  if ((cell.type === 'money' || cell.type === 'number') && !cell.unit) {
    say([...pointer, 'type'], '数字缺少计量单位', 'The figure has no unit')
  }
  if (cell.computed && (cell.required || cell.prefill)) {
    say([...pointer, 'computed'], '计算得出的格不需填写', 'What is computed is not typed')
  }
}

/** A computed cell rests on cells that exist and never on itself. */
function checkComputed(
  sections: Form['sections'],
  fixed: ReadonlyMap<string, Cell>,
  say: Say,
): void {
  const repeating = new Map(sections.flatMap((one) => (one.repeats ? [[one.id, one]] : [])))
  const reaches = (code: string, goal: string, seen = new Set<string>()): boolean => {
    const computed = fixed.get(code)?.computed
    if (!computed || seen.has(code)) return false
    seen.add(code)
    return cellsNamed(computed).some((next) => next === goal || reaches(next, goal, seen))
  }
  sections.forEach((section, index) => {
    section.cells.forEach((cell, at) => {
      const pointer = ['sections', index, 'cells', at, 'computed']
      if (!cell.computed) return
      if (section.repeats) {
        say(pointer, '可增行的表段中没有计算格', 'Lines that repeat hold no computed cell')
        return
      }
      for (const code of cellsNamed(cell.computed)) {
        if (!fixed.has(code)) say(pointer, `没有这一格：${code}`, `There is no cell “${code}”`)
      }
      for (const [part] of partsOfExpression(cell.computed)) {
        const line = part.sumLines ?? part.countLines
        if (typeof line === 'string' && !repeating.has(line)) {
          say(pointer, `没有可增行的表段：${line}`, `There is no section of lines “${line}”`)
        }
        if ('previously' in part)
          say(pointer, '计算格只用本期数字', 'A computed cell uses this period only')
      }
      if (reaches(cell.code, cell.code)) {
        say(pointer, `${cell.code} 由自身计算`, `${cell.code} is computed from itself`)
      }
    })
  })
}
