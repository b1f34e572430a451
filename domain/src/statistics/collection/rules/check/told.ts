import type { Form } from '../../model/form.ts'
import type { ToldFacts } from '../../model/survey.ts'
import type { Say } from './fault.ts'
import { cellsNamed, partsOfExpression } from './walk.ts'

/** What looks beyond the cells of the return itself. */
const beyond = [
  'field',
  'sum',
  'count',
  'register',
  'registered',
  'registerHas',
  'registerSays',
  'contract',
  'contractKnown',
  'contractMatches',
  'daysAfterContract',
  'previously',
  'filed',
  'parameter',
  'row',
]

/** What is told of a unit rests on fixed cells and on lines of the form alone. */
export function checkTold(tells: ToldFacts, form: Form, say: Say): void {
  const fixed = new Set(
    form.sections.filter((one) => !one.repeats).flatMap((one) => one.cells.map(({ code }) => code)),
  )
  const lines = new Map(form.sections.flatMap((one) => (one.repeats ? [[one.id, one]] : [])))
  for (const [name, told] of Object.entries(tells)) {
    if (!told) continue
    const expression = 'of' in told ? told.of : told.when
    for (const code of cellsNamed(expression)) {
      if (!fixed.has(code)) say([name], `没有这一格：${code}`, `There is no cell “${code}”`)
    }
    for (const [part, pointer] of partsOfExpression(expression, [name])) {
      if (beyond.some((key) => key in part)) {
        say(pointer, '只能依据本表的格', 'Only cells of the form itself tell of a unit')
      }
      const id = part.sumLines ?? part.countLines
      const section = lines.get(id as string)
      const known = part.sumLines ? section?.cells.some(({ code }) => code === part.cell) : section
      if (id !== undefined && !known) {
        say(pointer, '没有这个表段或格', 'There is no such section or cell')
      }
    }
  }
}
