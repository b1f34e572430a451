import { signOf } from '../../kernel/fraction.ts'
import { lastDayOf, yearOf } from '../../kernel/period.ts'
import type { Verdict } from '../model/judgement.ts'
import { boundOf } from './criterion.ts'
import { textOfPoint } from './derived.ts'
import { awaitYear, gradePace, gradeRate, settleYear } from './due-year.ts'
import { type FigureCase, type Finding, isRate, showPoint } from './figure-case.ts'
import { step } from './trace.ts'
import { isAdditive } from './years.ts'

function judgeYear(c: FigureCase, year: number): Finding {
  const point = c.points.find((p) => p.year === year)
  const settled = settleYear(c, point)
  if (settled) return settled
  if (c.today > lastDayOf(String(year))) return awaitYear(c, year)
  if (point && isRate(c.indicator)) return gradeRate(c, point)
  const paceable =
    isAdditive(c.indicator) && c.direction === 'up' && signOf(boundOf(c.criterion)) > 0
  if (point && paceable) return gradePace(c, point)
  return {
    verdict: 'not-available',
    ...(point ? { latest: showPoint(point) } : {}),
    years: [],
    trace: [step('year-running', { year })],
  }
}

/** One missed year is never made good by another; a missing year keeps the whole open. */
function overall(
  verdicts: readonly Verdict[],
  running: Verdict | undefined,
  whole: boolean,
): Verdict {
  if (verdicts.includes('missed') || running === 'missed') return 'missed'
  if (verdicts.includes('not-available')) return 'not-available'
  if (whole && verdicts.length > 0) return 'reached'
  if (running === 'reached') return 'on-track'
  if (running && running !== 'not-available') return running
  return verdicts.length > 0 ? 'on-track' : 'not-available'
}

/** Judges every year of the plan up to today alone, then the promise as a whole. */
export function judgeEachYear(c: FigureCase): Finding {
  const [first, last] = [yearOf(c.plan.from), yearOf(c.plan.until)]
  const now = Math.min(yearOf(c.today), last)
  const years = Array.from({ length: Math.max(0, now - first + 1) }, (_, i) => first + i)
  const findings = years.map((year) => ({ year, finding: judgeYear(c, year) }))
  const ended = findings.filter((f) => c.today > lastDayOf(String(f.year)))
  const running = findings.find((f) => c.today <= lastDayOf(String(f.year)))?.finding
  const verdict = overall(
    ended.map((f) => f.finding.verdict),
    running?.verdict,
    ended.length === last - first + 1,
  )
  const latest = c.points.findLast((p) => p.year <= now)
  return {
    verdict,
    ...(latest ? { latest: showPoint(latest) } : {}),
    ...(running?.ratio ? { ratio: running.ratio } : {}),
    ...(running?.required ? { required: running.required } : {}),
    years: findings.map(({ year, finding }) => {
      const point = c.points.find((p) => p.year === year)
      return { year, verdict: finding.verdict, ...(point ? { point: showPoint(point) } : {}) }
    }),
    trace: [
      step('each-year', { from: first, to: last }),
      ...findings.flatMap(({ year, finding }) => [
        step('year-verdict', {
          year,
          verdict: finding.verdict,
          value: pointText(c, year),
          unit: c.indicator.unit,
        }),
        ...finding.trace,
      ]),
      step(`each-year-${verdict === 'missed' || verdict === 'reached' ? verdict : 'open'}`),
    ],
  }
}

function pointText(c: FigureCase, year: number): string {
  const point = c.points.find((p) => p.year === year)
  return point ? textOfPoint(point) : '—'
}
