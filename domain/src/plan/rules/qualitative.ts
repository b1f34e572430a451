import { type Day, lastDayOf } from '../../kernel/period.ts'
import type { QualitativeVerdict } from '../model/judgement.ts'
import type { Target } from '../model/target.ts'
import type { Finding } from './figure-case.ts'
import { type Step, step } from './trace.ts'

const grades = { partly: 'moderate', 'not-yet': 'limited' } as const

/**
 * A target without a figure: the last finding of a person holds. `reached` needs evidence. After
 * the due year only a finding made then can say that it was missed.
 */
export function judgeQualitative(
  target: Target,
  verdicts: readonly QualitativeVerdict[],
  { today, plan }: { readonly today: Day; readonly plan: { readonly until: Day } },
): Finding {
  const end = target.due === 'each-year' ? plan.until : lastDayOf(target.due)
  const open = (verdict: Finding['verdict'], ...trace: Step[]): Finding => ({
    verdict,
    years: [],
    trace: [step('criterion-qualitative'), ...trace],
  })
  const last = verdicts
    .filter((v) => v.target === target.id && v.on <= today)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .at(-1)
  if (!last) return open('not-available', step(today > end ? 'finding-awaited' : 'finding-none'))
  const found = step(`finding-${last.finding}`, { on: last.on, evidence: last.evidence })
  if (last.finding === 'reached') {
    return last.evidence > 0
      ? open('reached', found)
      : open('not-available', found, step('finding-without-evidence'))
  }
  if (today <= end) return open(grades[last.finding], found)
  return last.on > end
    ? open('missed', found, step('finding-final'))
    : open('not-available', found, step('finding-awaited'))
}
