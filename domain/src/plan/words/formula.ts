import type { Bilingual } from '../../kernel/bilingual.ts'
import {
  type Comparison,
  type Condition,
  type Constant,
  type Formula,
  notApplicableCase,
  type OverRows,
} from '../model/assessment/formula.ts'
import { findCollection } from '../model/assessment/inputs.ts'
import type { FormulaTrace } from '../model/assessment/result.ts'
import type { AssessmentItem } from '../model/assessment/system.ts'
import { lightTexts, verdictTexts } from './rules.ts'

const both = (zh: string, en: string): Bilingual => ({ zh, en })
const yesNo: Readonly<Record<string, Bilingual>> = { yes: both('是', 'yes'), no: both('否', 'no') }

/** A code of an input in words. */
export function codeText(field: string, code: string): Bilingual {
  if (code === notApplicableCase) return both('不适用', 'not applicable')
  const texts: Readonly<Record<string, Bilingual>> =
    field === 'light' ? lightTexts : field === 'verdict' ? verdictTexts : yesNo
  return texts[code] ?? both(code, code)
}

export function fieldText(of: string, field: string): Bilingual {
  return findCollection(of)?.fields[field]?.name ?? both(field, field)
}

export function unitText(of: string, field: string): Bilingual | undefined {
  return findCollection(of)?.fields[field]?.unit
}

export const collectionText = (of: string): Bilingual => findCollection(of)?.name ?? both(of, of)

const comparisons: Readonly<Record<Comparison, Bilingual>> = {
  equals: both('为', 'is'),
  not: both('不为', 'is not'),
  'at-least': both('不小于', 'at least'),
  'at-most': both('不大于', 'at most'),
  above: both('大于', 'above'),
  below: both('小于', 'below'),
}

interface Saying {
  readonly item: Pick<AssessmentItem, 'parameters'>
  readonly of?: string
}

function constantText(of: Constant, { item }: Saying): Bilingual {
  if (typeof of === 'string') return both(of, of)
  const found = item.parameters.find((one) => one.id === of.parameter)
  return found
    ? both(`${found.name.zh}（${found.value}）`, `${found.name.en} (${found.value})`)
    : both(of.parameter, of.parameter)
}

function conditionText({ field, is, value }: Condition, saying: Saying): Bilingual {
  const name = fieldText(saying.of!, field)
  const kind = findCollection(saying.of!)?.fields[field]?.kind
  const wanted = kind === 'code' ? codeText(field, String(value)) : constantText(value, saying)
  return both(
    `${name.zh}${comparisons[is].zh}${wanted.zh}`,
    `${name.en} ${comparisons[is].en} ${wanted.en}`,
  )
}

function rowsText(over: OverRows, saying: Saying): Bilingual {
  const name = collectionText(over.of)
  const inside = { ...saying, of: over.of }
  const where = over.where?.map((one) => conditionText(one, inside)) ?? []
  if (where.length === 0) return name
  return both(
    `${where.map((one) => one.zh).join('且')}的${name.zh}`,
    `${name.en} whose ${where.map((one) => one.en).join(' and ')}`,
  )
}

const join = (parts: readonly Bilingual[], sign: string): Bilingual =>
  both(
    `（${parts.map((part) => part.zh).join(` ${sign} `)}）`,
    `(${parts.map((part) => part.en).join(` ${sign} `)})`,
  )

/** A formula in words, for the people whom it judges. */
export function formulaText(formula: Formula, saying: Saying): Bilingual {
  const say = (part: Formula, of = saying.of) =>
    formulaText(part, { ...saying, ...(of ? { of } : {}) })
  if ('number' in formula) return both(formula.number, formula.number)
  if ('parameter' in formula) return constantText(formula, saying)
  if ('field' in formula) return fieldText(saying.of ?? '', formula.field)
  if ('choose' in formula) {
    const { field, cases } = formula.choose
    const name = fieldText(saying.of ?? '', field)
    const said = Object.entries(cases).map(([code, gives]) => {
      const given =
        gives === notApplicableCase ? both('不计', 'left out') : constantText(gives, saying)
      const text = codeText(field, code)
      return both(`${text.zh} ${given.zh}`, `${text.en} ${given.en}`)
    })
    return both(
      `按${name.zh}：${said.map((one) => one.zh).join('，')}`,
      `by ${name.en}: ${said.map((one) => one.en).join(', ')}`,
    )
  }
  if ('sum' in formula)
    return join(
      formula.sum.map((part) => say(part)),
      '+',
    )
  if ('product' in formula)
    return join(
      formula.product.map((part) => say(part)),
      '×',
    )
  if ('difference' in formula)
    return join(
      formula.difference.map((part) => say(part)),
      '−',
    )
  if ('ratio' in formula) return join([say(formula.ratio.part), say(formula.ratio.whole)], '÷')
  if ('limit' in formula) {
    const { of, from, to } = formula.limit
    const [x, low, high] = [
      say(of),
      from === undefined ? undefined : constantText(from, saying),
      to === undefined ? undefined : constantText(to, saying),
    ]
    return both(
      `${x.zh}${low ? `，最低 ${low.zh}` : ''}${high ? `，最高 ${high.zh}` : ''}`,
      `${x.en}${low ? `, at least ${low.en}` : ''}${high ? `, at most ${high.en}` : ''}`,
    )
  }
  if ('band' in formula) {
    const { of, zero, full } = formula.band
    const [x, low, high] = [say(of), constantText(zero, saying), constantText(full, saying)]
    return both(
      `${x.zh}在 ${low.zh} 得 0、在 ${high.zh} 得满，其间按直线`,
      `${x.en}: nothing at ${low.en}, all at ${high.en}, straight in between`,
    )
  }
  if ('steps' in formula) {
    const { of, table, beyond } = formula.steps
    const x = say(of)
    const steps = table.map((step) => [
      constantText(step.upTo, saying),
      constantText(step.gives, saying),
    ])
    const last = constantText(beyond, saying)
    return both(
      `${x.zh}${steps.map(([upTo, gives]) => `≤ ${upTo!.zh} 得 ${gives!.zh}`).join('，')}，更多得 ${last.zh}`,
      `${x.en} ${steps.map(([upTo, gives]) => `≤ ${upTo!.en} earns ${gives!.en}`).join(', ')}, more earns ${last.en}`,
    )
  }
  if ('count' in formula) {
    const rows = rowsText(formula.count, saying)
    return both(`${rows.zh}的数量`, `the number of ${rows.en}`)
  }
  if ('share' in formula) {
    const all = collectionText(formula.share.of)
    const rows = rowsText(formula.share, saying)
    return both(`${rows.zh}占全部${all.zh}的比例`, `the part of ${rows.en} in all ${all.en}`)
  }
  const [over, name] =
    'mean' in formula
      ? [formula.mean, both('平均', 'mean')]
      : [formula.total, both('合计', 'total')]
  const rows = rowsText(over, saying)
  const each = say(over.each, over.of)
  const weighted = over.weight === 'duty' ? both('按职责加权', 'weighted by duty ') : both('', '')
  return both(
    `各${rows.zh}的“${each.zh}”${weighted.zh}${name.zh}`,
    `the ${weighted.en}${name.en} over ${rows.en} of “${each.en}”`,
  )
}

const operationTexts: Readonly<Record<FormulaTrace['op'], Bilingual>> = {
  number: both('给定的数', 'A given number'),
  parameter: both('参数', 'Parameter'),
  field: both('输入', 'Input'),
  choose: both('按代码取值', 'By code'),
  sum: both('相加', 'Sum'),
  product: both('相乘', 'Product'),
  difference: both('相减', 'Difference'),
  ratio: both('相除', 'Ratio'),
  limit: both('限幅', 'Limited'),
  band: both('线性档', 'Straight band'),
  steps: both('分档', 'Steps'),
  count: both('计数', 'Count'),
  share: both('占比', 'Part of all'),
  mean: both('平均', 'Mean'),
  total: both('合计', 'Total'),
  row: both('行', 'Row'),
  condition: both('条件', 'Condition'),
}

/** What a step of the trace did, without its result. */
export function stepText(
  { op, values }: FormulaTrace,
  item: Pick<AssessmentItem, 'parameters'>,
): Bilingual {
  const name = operationTexts[op]
  const of = values.of ? collectionText(values.of) : undefined
  switch (op) {
    case 'parameter':
      return item.parameters.find((one) => one.id === values.parameter)?.name ?? name
    case 'field':
      return fieldText(values.of ?? '', values.field ?? '')
    case 'choose': {
      const field = fieldText(values.of ?? '', values.field ?? '')
      const code = values.code ? codeText(values.field ?? '', values.code) : undefined
      return both(`${field.zh}：${code?.zh ?? '未知'}`, `${field.en}: ${code?.en ?? 'unknown'}`)
    }
    case 'limit':
      return both(
        `${name.zh}${values.from ? `，最低 ${values.from}` : ''}${values.to ? `，最高 ${values.to}` : ''}`,
        `${name.en}${values.from ? `, at least ${values.from}` : ''}${values.to ? `, at most ${values.to}` : ''}`,
      )
    case 'band':
      return both(
        `${name.zh}：${values.zero} 得 0，${values.full} 得满`,
        `${name.en}: nothing at ${values.zero}, all at ${values.full}`,
      )
    case 'steps': {
      const steps = (values.steps ?? '').split(' ').map((step) => step.split(':'))
      const said = steps.map(([upTo, gives]) => `≤ ${upTo} → ${gives}`).join(', ')
      return both(
        `${name.zh}：${said}，更多 → ${values.beyond}`,
        `${name.en}: ${said}, more → ${values.beyond}`,
      )
    }
    case 'count':
    case 'share':
    case 'mean':
    case 'total':
      return values.rows === undefined
        ? both(`${name.zh}：${of?.zh ?? ''}`, `${name.en}: ${of?.en ?? ''}`)
        : both(
            `${name.zh}：${values.rows} 项${of?.zh ?? ''}`,
            `${name.en}: ${values.rows} ${of?.en ?? ''}`,
          )
    default:
      return name
  }
}
