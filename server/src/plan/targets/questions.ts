import { dayInShanghai, firstDayOf, lastDayOf } from '@wstc/domain/kernel/period'
import type { Call } from '../../platform/serve.ts'
import { judgementsOn } from './judge.ts'

/** What the platform itself answers as evidence. `value` is null where nothing is known yet. */
export interface QuestionAnswer {
  readonly value: string | null
  /** Code of a unit, or `verdict`. */
  readonly unit: string
  /** Instant of the knowledge behind it, ISO. */
  readonly at: string
  readonly details: Readonly<Record<string, string>>
  readonly synthetic: boolean
}

type Asking = Pick<Call, 'tx' | 'now' | 'platform'>

const todays = (call: Asking) => judgementsOn(call, dayInShanghai(call.now), 'internal')

/** `plan.target-verdict`: where a target stands today. Undefined for a target that is not there. */
export async function answerTargetVerdict(
  call: Asking,
  parameters: Readonly<Record<string, string>>,
): Promise<QuestionAnswer | undefined> {
  const { all } = await todays(call)
  const judged = all.find((one) => one.target.id === parameters.target)
  if (!judged) return undefined
  const { latest, verdict, ratio } = judged.judgement
  return {
    value: verdict === 'not-available' ? null : verdict,
    unit: 'verdict',
    at: call.now.toISOString(),
    details: {
      target: judged.target.id,
      name: judged.target.statement.zh,
      ...(latest
        ? { figure: latest.value, figureUnit: judged.indicator.unit, year: String(latest.year) }
        : {}),
      ...(ratio ? { ratio } : {}),
    },
    synthetic: judged.synthetic,
  }
}

/** `plan.observation-latest`: the newest period's figure that holds today. */
export async function answerObservationLatest(
  call: Asking,
  parameters: Readonly<Record<string, string>>,
): Promise<QuestionAnswer | undefined> {
  const indicator = call.platform.city.indicators.find((one) => one.id === parameters.indicator)
  if (!indicator) return undefined
  const { rows, holding } = await todays(call)
  const held = new Set(holding)
  const latest = rows
    .filter((row) => row.indicator === indicator.id && held.has(row.id))
    .toSorted((a, b) => (lastMonth(a.period) < lastMonth(b.period) ? -1 : 1))
    .at(-1)
  return {
    value: latest?.value ?? null,
    unit: indicator.unit,
    at: (latest?.known_at ?? call.now).toISOString(),
    details: {
      indicator: indicator.id,
      name: indicator.name.zh,
      ...(latest ? { period: latest.period, status: latest.status } : {}),
    },
    synthetic: latest?.synthetic ?? false,
  }
}

/** Sorts by the end of the period, the longer one last. */
function lastMonth(period: string): string {
  return `${lastDayOf(period)} ${firstDayOf(period) <= `${period.slice(0, 4)}-01-01` ? 1 : 0}`
}
