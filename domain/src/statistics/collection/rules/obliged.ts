import { isWithin } from '../../../kernel/codes/ebops.ts'
import { compareDecimalTexts } from '../../../kernel/decimal.ts'
import type { Day } from '../../../kernel/period.ts'
import type { RegisterFacts } from '../model/facts.ts'
import type { ObligedRule, Parameter } from '../model/survey.ts'

/** One step that led to the answer, in the order of the rule. */
export interface ObligedStep {
  readonly fact: keyof RegisterFacts
  /** What the register says; undefined where it says nothing. */
  readonly known: string | undefined
  readonly asked: string
  readonly holds: boolean | undefined
}

/** `owes` is undefined where it cannot be told; `missing` are the facts that would tell. */
export interface ObligedAnswer {
  readonly owes: boolean | undefined
  readonly missing: readonly (keyof RegisterFacts)[]
  readonly steps: readonly ObligedStep[]
}

/** The value of a parameter on `day`. */
export function parameterOn(parameters: readonly Parameter[], id: string, day: Day) {
  return parameters
    .find((one) => one.id === id)
    ?.values.find((one) => one.from <= day && (one.to === undefined || day <= one.to))?.value
}

/** Whether a unit owes a return, and why, by what the register knew on `day`. */
export function isObliged(
  rule: ObligedRule,
  facts: RegisterFacts,
  parameters: readonly Parameter[],
  day: Day,
): ObligedAnswer {
  const steps: ObligedStep[] = []
  const { holds, missing } = decide(rule, facts, (id) => parameterOn(parameters, id, day), steps)
  return { owes: holds, missing: [...new Set(missing)], steps }
}

interface Answer {
  readonly holds: boolean | undefined
  readonly missing: readonly (keyof RegisterFacts)[]
}

/** Answers decided by one of `list` (`by`: false for all, true for any) or by all of them. */
function combine(list: readonly Answer[], by: boolean): Answer {
  if (list.some((one) => one.holds === by)) return { holds: by, missing: [] }
  const open = list.filter((one) => one.holds === undefined)
  if (open.length === 0) return { holds: !by, missing: [] }
  return { holds: undefined, missing: open.flatMap((one) => one.missing) }
}

function decide(
  rule: ObligedRule,
  facts: RegisterFacts,
  parameter: (id: string) => string | undefined,
  steps: ObligedStep[],
): Answer {
  const each = (rules: readonly ObligedRule[]) =>
    rules.map((one) => decide(one, facts, parameter, steps))
  if ('all' in rule) return combine(each(rule.all), false)
  if ('any' in rule && !('fact' in rule)) return combine(each(rule.any), true)
  if ('not' in rule) {
    const { holds, missing } = decide(rule.not, facts, parameter, steps)
    return { holds: holds === undefined ? undefined : !holds, missing }
  }
  const known = facts[rule.fact]
  const step = (asked: string, test: () => boolean | undefined): Answer => {
    const holds = known === undefined ? undefined : test()
    const text = Array.isArray(known) ? known.join(' ') : known?.toString()
    steps.push({ fact: rule.fact, known: text, asked, holds })
    return { holds, missing: holds === undefined ? [rule.fact] : [] }
  }
  if ('in' in rule) return step(rule.in.join(' '), () => rule.in.includes(known as string))
  if ('any' in rule) {
    const wanted = (one: string) =>
      rule.any.some((asked) => asked === one || (rule.fact === 'items' && isWithin(one, asked)))
    return step(rule.any.join(' '), () => (known as readonly string[]).some(wanted))
  }
  if ('is' in rule) return step(String(rule.is), () => known === rule.is)
  const bar = parameter(rule.atLeast.parameter)
  return step(`≥ ${bar ?? rule.atLeast.parameter}`, () =>
    bar === undefined ? undefined : compareDecimalTexts(known as string, bar) >= 0,
  )
}
