import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import {
  formatDecimal,
  normalizeDecimal,
  parseDecimal,
  roundDecimal,
} from '@wstc/domain/kernel/decimal'
import { addDays, type Day, dayInShanghai, firstDayOf, quarterOf } from '@wstc/domain/kernel/period'
import type { LightView } from '@wstc/domain/plan/contract/tasks/shapes'
import type { BriefingKind } from '@wstc/domain/plan/model/group'
import type { CityPack } from '@wstc/domain/plan/model/pack'
import type { Target } from '@wstc/domain/plan/model/target'
import type {
  BriefedLight,
  BriefedTarget,
  BriefingFacts,
} from '@wstc/domain/plan/rules/briefing-facts'
import { criterionTexts, unitTexts } from '@wstc/domain/plan/words/rules'
import type { Call } from '../../platform/serve.ts'
import { followUpsOn } from '../group/service/register.ts'
import { endOf, type Judged, judgementsOn } from '../targets/judge.ts'
import { departmentName } from '../targets/views.ts'
import { lightsOfTasks } from '../tasks/lights.ts'
import { selectBriefings } from './store.ts'

type Asking = Pick<Call, 'tx' | 'platform'>

/** How far back a kind looks where none of it was issued before. */
function usualStep(kind: BriefingKind, asOf: Day): Day {
  if (kind === 'quarterly') return addDays(firstDayOf(quarterOf(asOf)), -1)
  return addDays(asOf, kind === 'weekly' ? -7 : -30)
}

/** The day of the last briefing of the kind that was issued by the end of `asOf`. */
async function sinceOf(call: Asking, kind: BriefingKind, asOf: Day): Promise<Day> {
  const before = (await selectBriefings(call.tx)).filter(
    (row) => row.kind === kind && row.as_of < asOf && dayInShanghai(row.issued_at) <= asOf,
  )
  return (
    before
      .map((row) => row.as_of)
      .sort()
      .at(-1) ?? usualStep(kind, asOf)
  )
}

const briefed = (light: LightView | undefined): BriefedLight | undefined =>
  light && {
    light: light.light,
    reported: light.reported.state,
    accepted: light.evidenced.accepted,
    total: light.evidenced.total,
    calendar: light.calendar.state,
    workingDaysOverdue: light.calendar.workingDaysOverdue,
    open: light.evidenced.open,
    disagreements: light.disagreements,
    synthetic: light.synthetic,
  }

const figure = (value: string, unit: Bilingual, year?: number): Bilingual => ({
  zh: `${value}${unit.zh}${year ? `（${year}）` : ''}`,
  en: `${value} ${unit.en}${year ? ` (${year})` : ''}`.replace(' %', '%'),
})

/** At most two places; the verdict rests on the exact figure. */
const brief = (value: string): string =>
  formatDecimal(normalizeDecimal(roundDecimal(parseDecimal(value), 2, 'half-up')))

function asked({ criterion }: Target, unit: Bilingual): Bilingual {
  const word = criterionTexts[criterion.kind]
  if (criterion.kind === 'qualitative') return word
  const range = criterion.kind === 'range'
  const bound = figure(range ? `${criterion.low}–${criterion.high}` : criterion.value, unit)
  if (range) return bound
  if (criterion.kind === 'about') return { zh: `${bound.zh}左右`, en: `about ${bound.en}` }
  return { zh: `${word.zh}${bound.zh}`, en: `${word.en} ${bound.en}` }
}

function briefedTarget(city: CityPack, now: Judged, before: Judged | undefined): BriefedTarget {
  const { target, indicator, judgement } = now
  const unit = unitTexts[indicator.unit]
  const { latest, forecast } = judgement
  return {
    id: target.id,
    statement: target.statement,
    due: target.due,
    department: departmentName(city, indicator.source).short,
    verdict: judgement.verdict,
    before: before?.judgement.verdict ?? 'not-available',
    latest: latest && figure(brief(latest.value), unit, latest.year),
    asked: asked(target, unit),
    forecast: forecast && figure(brief(forecast.value), unit, forecast.year),
    synthetic: now.synthetic,
  }
}

/** Everything that was known at the end of `asOf`, by the histories that are never repainted. */
export async function factsOn(call: Asking, kind: BriefingKind, asOf: Day): Promise<BriefingFacts> {
  const { city } = call.platform
  const since = await sinceOf(call, kind, asOf)
  const now = await lightsOfTasks(call.tx, asOf, city.tasks)
  const before = await lightsOfTasks(call.tx, since, city.tasks)
  const judged = await judgementsOn(call, asOf, 'internal')
  const then = new Map(
    (await judgementsOn(call, since, 'internal')).all.map((one) => [one.target.id, one]),
  )
  return {
    kind,
    asOf,
    since,
    city: city.city.name,
    sections: city.sections,
    departments: new Map(city.departments.map((one) => [one.id, one.short])),
    tasks: city.tasks.map((task) => ({
      number: task.number,
      title: task.title,
      section: task.sections[0] ?? '',
      lead: task.lead,
      evidence: task.evidence,
      now: briefed(now.get(task.number)),
      before: briefed(before.get(task.number)),
    })),
    targets: judged.all.map((one) => briefedTarget(city, one, then.get(one.target.id))),
    followUps: (await followUpsOn(call, asOf))
      .filter(({ row }) => row.at.toISOString() <= endOf(asOf))
      .map(({ row, number, stage, light }) => ({
        number,
        text: row.text,
        owner: departmentName(city, row.owner).short,
        stage,
        light,
        synthetic: row.synthetic,
      })),
  }
}
