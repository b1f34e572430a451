import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  fractionOf,
  multiplyFractions,
  signOf,
  textOfFraction,
  zero,
} from '../../../kernel/fraction.ts'
import type { DepartmentInputs } from '../../model/assessment/inputs.ts'
import type { DepartmentScore, GroupScore, ItemScore } from '../../model/assessment/result.ts'
import {
  type AssessmentItem,
  type AssessmentSystem,
  itemsOf,
} from '../../model/assessment/system.ts'
import { type Evaluated, evaluate, shareWithin, textsOf } from './evaluate.ts'

/** One item's formula worked out for one department; weights play no part in it. */
export interface Judged {
  readonly item: AssessmentItem
  readonly group: string | undefined
  readonly evaluated: Evaluated
}

/** Works out every formula of the system on one department's inputs. */
export function judgeItems(system: AssessmentSystem, inputs: DepartmentInputs): Judged[] {
  return itemsOf(system).map(({ item, group }) => ({
    item,
    group,
    evaluated: evaluate(item.formula, {
      inputs,
      parameters: new Map(item.parameters.map(({ id, value }) => [id, value])),
      duties: system.duties,
    }),
  }))
}

const sum = (list: readonly Fraction[]): Fraction => list.reduce(addFractions, zero)
const weigh = ({ item }: Judged): Fraction => fractionOf(item.points)

/** What becomes of an item: its formula's number, or the stated rule for items without one. */
type Fate = 'scored' | 'left-out' | 'full' | 'none'

function fateOf(system: AssessmentSystem, { evaluated: { outcome } }: Judged): Fate {
  if (outcome.state === 'value') return 'scored'
  if (outcome.state === 'unknown') return system.unknown === 'leave-out' ? 'left-out' : 'none'
  return system.notApplicable === 'redistribute' ? 'left-out' : system.notApplicable
}

/**
 * 权重再分配: the points of items left out go to the others of their group in proportion; those of
 * a group with nothing left go to the other groups in proportion. What is shared out always
 * makes the full points again, unless nothing is left at all.
 */
export function effectiveWeights(
  system: AssessmentSystem,
  judged: readonly Judged[],
): Map<string, Fraction> {
  const groups = system.groups.map((group) => {
    const items = judged.filter((one) => one.group === group.id)
    const kept = items.filter((one) => fateOf(system, one) !== 'left-out')
    return { weight: sum(items.map(weigh)), kept, keptWeight: sum(kept.map(weigh)) }
  })
  const full = sum(groups.map((group) => group.weight))
  const alive = groups.filter((group) => signOf(group.keptWeight) > 0)
  const aliveWeight = sum(alive.map((group) => group.weight))
  const effective = new Map<string, Fraction>()
  for (const group of alive) {
    const share = divideFractions(multiplyFractions(group.weight, full), aliveWeight)
    const factor = divideFractions(share, group.keptWeight)
    for (const one of group.kept) effective.set(one.item.id, multiplyFractions(weigh(one), factor))
  }
  return effective
}

interface Points {
  readonly judged: Judged
  readonly effective: Fraction
  readonly points: Fraction
}

const smaller = (a: Fraction, b: Fraction): Fraction => (compareFractions(a, b) <= 0 ? a : b)
const negative = (a: Fraction): Fraction => ({ n: -a.n, d: a.d })

function earned(system: AssessmentSystem, one: Judged, effective: Fraction): Fraction {
  const { outcome } = one.evaluated
  if (one.item.kind === 'weighted') {
    if (outcome.state === 'value') return multiplyFractions(effective, shareWithin(outcome.value))
    return fateOf(system, one) === 'full' ? effective : zero
  }
  if (outcome.state !== 'value' || signOf(outcome.value) <= 0) return zero
  const points = smaller(outcome.value, weigh(one))
  return one.item.kind === 'bonus' ? points : negative(points)
}

function scoreItem(system: AssessmentSystem, { judged, effective, points }: Points): ItemScore {
  const { item, group, evaluated } = judged
  const { outcome, trace } = evaluated
  return {
    item: item.id,
    group: group ?? null,
    kind: item.kind,
    state: outcome.state === 'value' ? 'scored' : outcome.state,
    weight: item.points,
    effective: textsOf(effective).value,
    result: outcome.state === 'value' ? textsOf(outcome.value).value : null,
    points: textOfFraction(points, system.places),
    missing: outcome.state === 'unknown' ? [...outcome.missing] : [],
    trace,
  }
}

/** Points of a department from formulas already worked out. */
export function combine(
  system: AssessmentSystem,
  { department, class: kind }: Pick<DepartmentInputs, 'department' | 'class'>,
  judged: readonly Judged[],
): DepartmentScore {
  const weights = effectiveWeights(system, judged)
  const items = judged.map((one) => {
    const effective = weights.get(one.item.id) ?? zero
    return scoreItem(system, { judged: one, effective, points: earned(system, one, effective) })
  })
  const add = (list: readonly ItemScore[]): Fraction =>
    sum(list.map((one) => fractionOf(one.points)))
  const print = (of: Fraction): string => textOfFraction(of, system.places)
  const of = (type: ItemScore['kind']) => add(items.filter((one) => one.kind === type))
  const base = of('weighted')
  const bonus = smaller(of('bonus'), fractionOf(system.caps.bonus))
  const malus = negative(smaller(negative(of('malus')), fractionOf(system.caps.malus)))
  const all = sum([base, bonus, malus])
  const groups = system.groups.map((group): GroupScore => {
    const own = items.filter((one) => one.group === group.id)
    return {
      group: group.id,
      weight: group.weight,
      effective: textsOf(sum(group.items.map((item) => weights.get(item.id) ?? zero))).value,
      points: print(add(own)),
    }
  })
  return {
    department,
    class: kind,
    total: weights.size === 0 ? null : print(signOf(all) < 0 ? zero : all),
    base: print(base),
    bonus: print(bonus),
    malus: print(malus),
    complete: items.every((one) => one.state !== 'unknown'),
    groups,
    items,
  }
}

/** The whole score of one department. The same inputs always give the same bytes. */
export const scoreDepartment = (
  system: AssessmentSystem,
  inputs: DepartmentInputs,
): DepartmentScore => combine(system, inputs, judgeItems(system, inputs))
