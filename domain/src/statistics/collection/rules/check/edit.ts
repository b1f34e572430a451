import { findEbopsItem } from '../../../../kernel/codes/ebops.ts'
import { findEconomy } from '../../../../kernel/codes/economies.ts'
import { rowFields } from '../../model/content.ts'
import type { Edit } from '../../model/edit.ts'
import type { RowFilter } from '../../model/expression.ts'
import type { Form } from '../../model/form.ts'
import type { Parameter } from '../../model/survey.ts'
import type { Say } from './fault.ts'
import { partsOfExpression } from './walk.ts'

/** Cells a return scope may point at besides those of sections. */
export const nothingToReportCell = 'nothing-to-report'

const blanksOf = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!)

/** What an edit names exists where it is looked for, and its text has a figure for every blank. */
export function checkEdit(
  edit: Edit,
  form: Form,
  parameters: readonly Parameter[],
  say: Say,
): void {
  const line = form.sections.find((one) => one.id === edit.section && one.repeats)
  if (edit.scope === 'line' && !line) {
    say(
      ['section'],
      `没有可增行的表段：${edit.section}`,
      `There is no section of lines “${edit.section}”`,
    )
  }
  if ((edit.scope === 'row' || edit.scope === 'group') && !form.rows) {
    say(['scope'], '表中没有明细行', 'The form has no rows')
  }
  checkAddresses(edit, form, say)
  checkBlanks(edit, say)
  for (const [part, pointer] of partsOfExpression({ when: edit.when, figures: edit.figures })) {
    checkPart(part, pointer, edit, form, parameters, say)
  }
}

function cellCodes(edit: Edit, form: Form): ReadonlySet<string> {
  const fixed = form.sections.filter((one) => !one.repeats)
  const line = form.sections.filter((one) => edit.scope === 'line' && one.id === edit.section)
  return new Set([...fixed, ...line].flatMap((one) => one.cells.map((cell) => cell.code)))
}

function checkAddresses(edit: Edit, form: Form, say: Say): void {
  const inRow = edit.scope === 'row' || edit.scope === 'group'
  const known: ReadonlySet<string> = inRow
    ? new Set(rowFields)
    : new Set([...cellCodes(edit, form), nothingToReportCell])
  edit.at.forEach((code, at) => {
    if (!known.has(code)) say(['at', at], `没有这一格：${code}`, `There is no cell “${code}”`)
  })
}

function checkBlanks(edit: Edit, say: Say): void {
  const ofRow: readonly string[] =
    edit.scope === 'row' ? rowFields : edit.scope === 'group' ? edit.by! : []
  const [zh, en] = [new Set(blanksOf(edit.message.zh)), new Set(blanksOf(edit.message.en))]
  for (const blank of new Set([...zh, ...en])) {
    if (!(blank in edit.figures) && !ofRow.includes(blank)) {
      say(['message'], `{${blank}} 没有来源`, `{${blank}} has no figure`)
    }
    if (!zh.has(blank) || !en.has(blank)) {
      say(['message'], `{${blank}} 只在一种语言中`, `{${blank}} stands in one language only`)
    }
  }
  for (const name of Object.keys(edit.figures)) {
    if (!zh.has(name)) say(['figures', name], `${name} 没有用到`, `${name} is not used`)
  }
}

type Part = Partial<Record<string, unknown>>

function checkPart(
  part: Part,
  pointer: readonly (string | number)[],
  edit: Edit,
  form: Form,
  parameters: readonly Parameter[],
  say: Say,
): void {
  const { scope } = edit
  const wrong = (zh: string, en: string): void => say(pointer, zh, en)
  const ofLine = (section: unknown) =>
    form.sections.find((one) => one.id === section && one.repeats !== undefined)
  if ('sumLines' in part || 'countLines' in part) {
    const section = ofLine(part.sumLines ?? part.countLines)
    const cell = 'sumLines' in part ? section?.cells.some((one) => one.code === part.cell) : true
    if (!section || !cell) wrong('没有这个表段或格', 'There is no such section or cell')
  } else {
    for (const key of ['cell', 'filled', 'blank', 'choice']) {
      const code = part[key]
      if (typeof code === 'string' && !cellCodes(edit, form).has(code)) {
        wrong(`没有这一格：${code}`, `There is no cell “${code}”`)
      }
    }
  }
  if ('field' in part && scope !== 'row')
    wrong('只有单行规则可用行内字段', 'Only an edit of a row has its fields')
  if ('row' in part && scope !== 'row')
    wrong('只有单行规则可看行', 'Only an edit of a row looks at one')
  if ((part.sum === 'group' || part.count === 'group') && scope !== 'group') {
    wrong('只有分组规则可用组', 'Only an edit of groups has a group')
  }
  const contract = ['contract', 'contractKnown', 'contractMatches', 'daysAfterContract']
  if (contract.some((key) => key in part) && scope !== 'row' && !edit.by?.includes('contract')) {
    wrong('合同只对单行或按合同分组可知', 'A contract is known of a row, or of rows grouped by it')
  }
  if (
    'registered' in part &&
    scope !== 'row' &&
    !edit.by?.includes(part.registered === 'items' ? 'item' : 'partner')
  ) {
    wrong(
      '名录比对只对单行或相应分组',
      'The register is compared with a row or a group of the kind',
    )
  }
  const id = part.parameter
  if (typeof id === 'string' && !parameters.some((one) => one.id === id)) {
    wrong(`没有这个参数：${id}`, `There is no parameter “${id}”`)
  }
  checkFilter((part.where ?? part.row) as RowFilter | undefined, wrong)
}

function checkFilter(filter: RowFilter | undefined, wrong: (zh: string, en: string) => void): void {
  for (const code of filter?.item ?? []) {
    if (!findEbopsItem(code)) wrong(`没有这个项目：${code}`, `There is no item “${code}”`)
  }
  for (const code of filter?.partner ?? []) {
    if (!findEconomy(code)) wrong(`没有这个国家（地区）：${code}`, `There is no economy “${code}”`)
  }
}
