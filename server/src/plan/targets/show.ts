import type { Day } from '@wstc/domain/kernel/period'
import { absent } from '@wstc/domain/kernel/problem'
import type {
  TargetDetail,
  TargetFilter,
  TargetList,
  TargetView,
} from '@wstc/domain/plan/contract/target-views'
import type { CityPack } from '@wstc/domain/plan/model/pack'
import { inputsOf } from '@wstc/domain/plan/rules/derived'
import type { Step } from '@wstc/domain/plan/rules/trace'
import { explainTrace } from '@wstc/domain/plan/words/rules'
import type { z } from 'zod'
import type { Call } from '../../platform/serve.ts'
import { type Judged, type Judgements, judgementsOn } from './judge.ts'
import type { View } from './store/observations.ts'
import { departmentName, publicObservation, revisionViews, sectorName } from './views.ts'

type Filter = z.output<typeof TargetFilter>

/** What a query value that may repeat names; nothing named means all. */
export const wants = <T>(asked: T | readonly T[] | undefined, one: T): boolean =>
  asked === undefined || [asked].flat().includes(one)

export function targetView(city: CityPack, judged: Judged): TargetView {
  const { target, indicator, judgement, synthetic } = judged
  const { trace: _trace, target: _target, ...standing } = judgement
  return {
    id: target.id,
    sector: sectorName(city, target.sector),
    indicator: {
      id: indicator.id,
      name: indicator.name,
      unit: indicator.unit,
      direction: indicator.direction,
    },
    due: target.due,
    criterion: target.criterion,
    statement: target.statement,
    department: departmentName(city, indicator.source),
    citation: target.citation,
    ...(target.unclear ? { unclear: target.unclear } : {}),
    ...standing,
    years: [...standing.years],
    synthetic,
  }
}

/** Targets as of a day, in the order of the plan. */
export async function listTargets(
  call: Call,
  day: Day,
  view: View,
  filter: Filter,
): Promise<z.input<typeof TargetList>> {
  const { asOf, all } = await judgementsOn(call, day, view)
  const targets = all
    .filter(
      ({ target, judgement }) =>
        wants(filter.sector, target.sector) &&
        wants(filter.due, target.due) &&
        wants(filter.verdict, judgement.verdict) &&
        wants(filter.indicator, target.indicator),
    )
    .map((judged) => targetView(call.platform.city, judged))
  return { asOf, targets }
}

const reasonOf = (step: Step) => ({
  code: step.code,
  values: step.values,
  text: {
    zh: explainTrace([step], 'zh-CN')[0] ?? step.code,
    en: explainTrace([step], 'en')[0] ?? step.code,
  },
})

export function findJudged(judgements: Judgements, id: string): Judged {
  const judged = judgements.all.find((one) => one.target.id === id)
  if (!judged) throw absent('target')
  return judged
}

/** One target with series, reasoning and revisions. */
export async function getTarget(
  call: Call,
  id: string,
  day: Day,
  view: View,
): Promise<z.input<typeof TargetDetail>> {
  const { city } = call.platform
  const judgements = await judgementsOn(call, day, view)
  const judged = findJudged(judgements, id)
  const { target, indicator, judgement } = judged
  const feeds = new Set([indicator.id, ...inputsOf(indicator)])
  const rows = judgements.rows.filter((row) => feeds.has(row.indicator))
  const held = new Set(judgements.holding)
  return {
    ...targetView(city, judged),
    asOf: judgements.asOf,
    definition: indicator.definition,
    path: target.path,
    ...(target.base ? { printedBase: target.base } : {}),
    trace: judgement.trace.map(reasonOf),
    series: rows
      .filter((row) => held.has(row.id))
      .map(publicObservation)
      .sort((a, b) => (`${a.indicator} ${a.period}` < `${b.indicator} ${b.period}` ? -1 : 1)),
    revisions: revisionViews(rows, judgements.at),
  }
}
