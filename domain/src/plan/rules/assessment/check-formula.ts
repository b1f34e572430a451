import type { Bilingual } from '../../../kernel/bilingual.ts'
import { compareDecimalTexts } from '../../../kernel/decimal.ts'
import { notApplicableCase, type Operation, operations } from '../../model/assessment/formula.ts'
import { collectionNames, findCollection } from '../../model/assessment/inputs.ts'

export type Pointer = readonly (string | number)[]
export interface AssessmentFault {
  readonly pointer: Pointer
  readonly message: Bilingual
}

interface Scope {
  readonly parameters: ReadonlyMap<string, string>
  /** Collection whose row is being looked at. */
  readonly row?: string
  readonly depth: number
}

type Tree = Readonly<Record<string, unknown>>

export const at = (pointer: Pointer, zh: string, en: string): AssessmentFault => ({
  pointer,
  message: { zh, en },
})

const isTree = (value: unknown): value is Tree =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
const decimal = /^-?\d{1,12}(\.\d{1,9})?$/
const deepest = 12
const comparisons = ['equals', 'not', 'at-least', 'at-most', 'above', 'below']

/** Members that are missing or that nobody reads; a formula says nothing by accident. */
function checkMembers(
  value: unknown,
  needed: readonly string[],
  allowed: readonly string[],
  pointer: Pointer,
): AssessmentFault[] {
  if (!isTree(value)) return [at(pointer, '这里应为一组属性', 'Members are expected here')]
  const names = Object.keys(value)
  return [
    ...needed
      .filter((name) => !names.includes(name))
      .map((name) => at(pointer, `缺少 ${name}`, `“${name}” is missing`)),
    ...names
      .filter((name) => ![...needed, ...allowed].includes(name))
      .map((name) => at([...pointer, name], `不认识的属性 ${name}`, `“${name}” is not known here`)),
  ]
}

/** The decimal text of a constant, or undefined where it is none. */
function constantOf(value: unknown, scope: Scope): string | undefined {
  if (typeof value === 'string' && decimal.test(value)) return value
  if (isTree(value) && typeof value.parameter === 'string') {
    return Object.keys(value).length === 1 ? scope.parameters.get(value.parameter) : undefined
  }
  return undefined
}

function checkConstant(value: unknown, scope: Scope, pointer: Pointer): AssessmentFault[] {
  if (constantOf(value, scope) !== undefined) return []
  return [
    at(
      pointer,
      '应为加引号的十进制数，或本指标的参数',
      'A decimal number in quotes, or a parameter of the item, is expected',
    ),
  ]
}

function checkField(
  value: unknown,
  kind: 'number' | 'code' | 'any',
  scope: Scope,
  pointer: Pointer,
): AssessmentFault[] {
  if (scope.row === undefined) {
    return [at(pointer, 'field 只能用在逐行计算之内', 'A field only exists within rows')]
  }
  const field = typeof value === 'string' ? findCollection(scope.row)?.fields[value] : undefined
  if (!field) {
    const known = Object.keys(findCollection(scope.row)?.fields ?? {}).join(', ')
    return [
      at(
        pointer,
        `${scope.row} 没有字段 ${String(value)}；可用：${known}`,
        `“${scope.row}” has no field “${String(value)}”; it has ${known}`,
      ),
    ]
  }
  if (kind === 'any' || field.kind === kind) return []
  return [
    kind === 'number'
      ? at(
          pointer,
          `${String(value)} 是代码，不能参与计算`,
          `“${String(value)}” is a code, not a number`,
        )
      : at(
          pointer,
          `${String(value)} 是数值，不能按代码取值`,
          `“${String(value)}” is a number, not a code`,
        ),
  ]
}

function checkConditions(value: unknown, scope: Scope, pointer: Pointer): AssessmentFault[] {
  if (value === undefined) return []
  if (!Array.isArray(value) || value.length === 0) {
    return [at(pointer, 'where 应为条件的列表', 'A list of conditions is expected')]
  }
  return value.flatMap((one: unknown, index) => {
    const here = [...pointer, index]
    const shape = checkMembers(one, ['field', 'is', 'value'], [], here)
    if (shape.length > 0 || !isTree(one)) return shape
    const faults = checkField(one.field, 'any', scope, [...here, 'field'])
    if (!comparisons.includes(String(one.is))) {
      const known = comparisons.join(', ')
      faults.push(at([...here, 'is'], `比较方式应为：${known}`, `One of ${known} is expected`))
    }
    const field = findCollection(scope.row!)?.fields[String(one.field)]
    if (faults.length > 0 || !field) return faults
    if (field.kind === 'number') return checkConstant(one.value, scope, [...here, 'value'])
    if (!['equals', 'not'].includes(String(one.is))) {
      return [at([...here, 'is'], '代码只能比较相等与否', 'Codes are only equal or not')]
    }
    if (field.codes?.includes(String(one.value))) return []
    const known = field.codes?.join(', ') ?? ''
    return [at([...here, 'value'], `代码应为：${known}`, `One of ${known} is expected`)]
  })
}

function checkOverRows(value: unknown, each: boolean, scope: Scope, pointer: Pointer) {
  const shape = checkMembers(value, each ? ['of', 'each'] : ['of'], ['where', 'weight'], pointer)
  if (shape.length > 0 || !isTree(value)) return shape
  if (scope.row !== undefined) {
    return [at(pointer, '逐行计算不能嵌套', 'Rows cannot be gone through within rows')]
  }
  if (!findCollection(String(value.of))) {
    const known = collectionNames.join(', ')
    return [
      at(
        [...pointer, 'of'],
        `没有输入 ${String(value.of)}；可用：${known}`,
        `There is no input “${String(value.of)}”; there are ${known}`,
      ),
    ]
  }
  const inside = { ...scope, row: String(value.of), depth: scope.depth + 1 }
  const faults = checkConditions(value.where, inside, [...pointer, 'where'])
  if (value.weight !== undefined && !['duty', 'equal'].includes(String(value.weight))) {
    faults.push(
      at([...pointer, 'weight'], 'weight 应为 duty 或 equal', '“duty” or “equal” is expected'),
    )
  }
  if (each) faults.push(...checkTree(value.each, inside, [...pointer, 'each']))
  return faults
}

const checks: Readonly<
  Record<Operation, (value: unknown, scope: Scope, pointer: Pointer) => AssessmentFault[]>
> = {
  number: checkConstant,
  parameter: (value, scope, pointer) =>
    typeof value === 'string' && scope.parameters.has(value)
      ? []
      : [at(pointer, `没有参数 ${String(value)}`, `There is no parameter “${String(value)}”`)],
  field: (value, scope, pointer) => checkField(value, 'number', scope, pointer),
  choose: (value, scope, pointer) => {
    const shape = checkMembers(value, ['field', 'cases'], [], pointer)
    if (shape.length > 0 || !isTree(value)) return shape
    const faults = checkField(value.field, 'code', scope, [...pointer, 'field'])
    if (faults.length > 0) return faults
    const codes = findCollection(scope.row!)?.fields[String(value.field)]?.codes ?? []
    const cases = [...pointer, 'cases']
    faults.push(...checkMembers(value.cases, codes, [], cases))
    for (const [code, given] of Object.entries(isTree(value.cases) ? value.cases : {})) {
      if (given !== notApplicableCase) faults.push(...checkConstant(given, scope, [...cases, code]))
    }
    return faults
  },
  sum: checkSeveral,
  product: checkSeveral,
  difference: (value, scope, pointer) => [
    ...checkSeveral(value, scope, pointer),
    ...(Array.isArray(value) && value.length === 2
      ? []
      : [at(pointer, '差由两项组成', 'A difference has two parts')]),
  ],
  ratio: (value, scope, pointer) => {
    const shape = checkMembers(value, ['part', 'whole'], [], pointer)
    if (shape.length > 0 || !isTree(value)) return shape
    return [
      ...checkTree(value.part, deeper(scope), [...pointer, 'part']),
      ...checkTree(value.whole, deeper(scope), [...pointer, 'whole']),
    ]
  },
  limit: (value, scope, pointer) => {
    const shape = checkMembers(value, ['of'], ['from', 'to'], pointer)
    if (shape.length > 0 || !isTree(value)) return shape
    const faults = checkTree(value.of, deeper(scope), [...pointer, 'of'])
    for (const end of ['from', 'to']) {
      if (value[end] !== undefined)
        faults.push(...checkConstant(value[end], scope, [...pointer, end]))
    }
    const [from, to] = [constantOf(value.from, scope), constantOf(value.to, scope)]
    if (value.from === undefined && value.to === undefined) {
      faults.push(at(pointer, '上下限至少给一个', 'At least one of “from” and “to” is expected'))
    } else if (from !== undefined && to !== undefined && compareDecimalTexts(from, to) > 0) {
      faults.push(
        at([...pointer, 'to'], '上限小于下限', 'The upper limit lies below the lower one'),
      )
    }
    return faults
  },
  band: (value, scope, pointer) => {
    const shape = checkMembers(value, ['of', 'zero', 'full'], [], pointer)
    if (shape.length > 0 || !isTree(value)) return shape
    const [zero, full] = [constantOf(value.zero, scope), constantOf(value.full, scope)]
    return [
      ...checkTree(value.of, deeper(scope), [...pointer, 'of']),
      ...checkConstant(value.zero, scope, [...pointer, 'zero']),
      ...checkConstant(value.full, scope, [...pointer, 'full']),
      ...(zero !== undefined && full !== undefined && compareDecimalTexts(zero, full) === 0
        ? [at([...pointer, 'full'], '零分值与满分值相同', 'Zero and full are the same figure')]
        : []),
    ]
  },
  steps: (value, scope, pointer) => {
    const shape = checkMembers(value, ['of', 'table', 'beyond'], [], pointer)
    if (shape.length > 0 || !isTree(value)) return shape
    const faults = [
      ...checkTree(value.of, deeper(scope), [...pointer, 'of']),
      ...checkConstant(value.beyond, scope, [...pointer, 'beyond']),
    ]
    if (!Array.isArray(value.table) || value.table.length === 0) {
      return [...faults, at([...pointer, 'table'], '至少要有一档', 'At least one step is expected')]
    }
    let last: string | undefined
    for (const [index, step] of value.table.entries()) {
      const here = [...pointer, 'table', index]
      const broken = checkMembers(step, ['upTo', 'gives'], [], here)
      if (broken.length > 0) return [...faults, ...broken]
      faults.push(...checkConstant(step.upTo, scope, [...here, 'upTo']))
      faults.push(...checkConstant(step.gives, scope, [...here, 'gives']))
      const upTo = constantOf(step.upTo, scope)
      if (last !== undefined && upTo !== undefined && compareDecimalTexts(upTo, last) <= 0) {
        faults.push(at([...here, 'upTo'], '各档须由小到大', 'Steps must rise'))
      }
      last = upTo ?? last
    }
    return faults
  },
  count: (value, scope, pointer) => checkOverRows(value, false, scope, pointer),
  share: (value, scope, pointer) => [
    ...checkOverRows(value, false, scope, pointer),
    ...(isTree(value) && value.where === undefined
      ? [at(pointer, '占比须写明条件 where', 'A share needs its condition “where”')]
      : []),
  ],
  mean: (value, scope, pointer) => checkOverRows(value, true, scope, pointer),
  total: (value, scope, pointer) => checkOverRows(value, true, scope, pointer),
}

function deeper(scope: Scope): Scope {
  return { ...scope, depth: scope.depth + 1 }
}

function checkSeveral(value: unknown, scope: Scope, pointer: Pointer): AssessmentFault[] {
  if (!Array.isArray(value) || value.length < 2 || value.length > 20) {
    return [at(pointer, '应为 2 至 20 项的列表', 'A list of 2 to 20 parts is expected')]
  }
  return value.flatMap((part, index) => checkTree(part, deeper(scope), [...pointer, index]))
}

function checkTree(value: unknown, scope: Scope, pointer: Pointer): AssessmentFault[] {
  if (scope.depth > deepest) {
    return [
      at(pointer, `公式嵌套超过 ${deepest} 层`, `The formula is nested deeper than ${deepest}`),
    ]
  }
  const names = isTree(value) ? Object.keys(value) : []
  const [name] = names
  if (names.length !== 1 || !operations.includes(name as Operation)) {
    const known = operations.join(', ')
    return [at(pointer, `应为一种运算：${known}`, `One operation is expected: ${known}`)]
  }
  return checks[name as Operation]((value as Tree)[name!], scope, [...pointer, name!])
}

/** Every fault of a formula: what it cannot be, names that nothing has, figures that are none. */
export function checkFormula(
  formula: unknown,
  parameters: readonly { readonly id: string; readonly value: string }[],
  pointer: Pointer = [],
): AssessmentFault[] {
  const known = new Map(parameters.map(({ id, value }) => [id, value]))
  return checkTree(formula, { parameters: known, depth: 0 }, pointer)
}
