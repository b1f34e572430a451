import { firstDayOf, Period } from '../../kernel/period.ts'
import type { Indicator } from '../model/indicator.ts'
import type { CityPack } from '../model/pack.ts'
import { checkKnown, checkUnique, fault, type PackFault, type PackRegister } from './register.ts'

const file = 'indicators.yaml'

/** Ids of the series that `indicator` is computed from. */
function inputsOf({ derived }: Indicator): [field: string, id: string][] {
  if (!derived) return []
  if (derived.kind !== 'share') return [['of', derived.of]]
  return [
    ['part', derived.part],
    ['whole', derived.whole],
  ]
}

/** Series: someone answers for each, each is used, and none is computed from itself. */
export function checkIndicators(pack: CityPack, register: PackRegister): PackFault[] {
  const byId = new Map(pack.indicators.map((indicator) => [indicator.id, indicator]))
  const used = new Set([
    ...pack.targets.map((target) => target.indicator),
    ...pack.facts.map((fact) => fact.indicator),
    ...pack.indicators.flatMap((indicator) => inputsOf(indicator).map(([, id]) => id)),
  ])
  return pack.indicators.flatMap((indicator, index) => [
    ...checkKnown(register.departments, indicator.source, file, [index, 'source'], {
      zh: '部门',
      en: 'department',
    }),
    ...inputsOf(indicator).flatMap(([field, id]) => {
      const pointer = [index, 'derived', field]
      const input = byId.get(id)
      if (!input) {
        return checkKnown(register.indicators, id, file, pointer, { zh: '指标', en: 'indicator' })
      }
      if (reaches(input, indicator.id, byId)) {
        return [fault(file, pointer, '指标由自身推算', 'The series is computed from itself')]
      }
      if (!input.derived) return []
      return [
        fault(
          file,
          pointer,
          '推算只走一步，来源须是上报指标',
          'A derivation goes one step: its input must be a reported series',
        ),
      ]
    }),
    ...(used.has(indicator.id)
      ? []
      : [
          fault(
            file,
            [index, 'id'],
            `指标 ${indicator.id} 没有目标、公布数或推算用到`,
            `No target, published fact or derivation uses ${indicator.id}`,
          ),
        ]),
  ])
}

function reaches(from: Indicator, goal: string, byId: ReadonlyMap<string, Indicator>): boolean {
  const open = [from]
  const seen = new Set<string>()
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.id === goal) return true
    if (seen.has(next.id)) continue
    seen.add(next.id)
    open.push(...inputsOf(next).flatMap(([, id]) => byId.get(id) ?? []))
  }
  return false
}

/** Published figures: of a known series, of a real period, not known before it began. */
export function checkFacts(pack: CityPack, register: PackRegister): PackFault[] {
  const facts = 'facts.yaml'
  return [
    ...checkUnique(
      pack.facts,
      (fact) => `${fact.indicator} ${fact.period} ${fact.knownOn}`,
      facts,
      (index) => [index, 'knownOn'],
    ),
    ...pack.facts.flatMap((fact, index) => {
      const unknown = checkKnown(register.indicators, fact.indicator, facts, [index, 'indicator'], {
        zh: '指标',
        en: 'indicator',
      })
      if (!Period.safeParse(fact.period).success) {
        const { period } = fact
        const at = [index, 'period']
        return [
          ...unknown,
          fault(facts, at, `不是时间段：${period}`, `“${period}” is not a period`),
        ]
      }
      if (fact.knownOn >= firstDayOf(fact.period)) return unknown
      return [
        ...unknown,
        fault(
          facts,
          [index, 'knownOn'],
          '公布日早于所属时间段',
          'Published before its period began',
        ),
      ]
    }),
  ]
}
