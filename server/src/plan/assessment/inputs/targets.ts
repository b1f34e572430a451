import { notApplicableCase } from '@wstc/domain/plan/model/assessment/formula'
import { judgementsOn } from '../../targets/judge.ts'
import type { Asking, Rows } from './asking.ts'

/** Targets whose figure the department answers for, judged on what was known at the cut-off. */
export async function targetRows({ tx, platform, cutOff }: Asking): Promise<Rows> {
  const { all } = await judgementsOn({ tx, platform }, cutOff, 'internal')
  return (department) =>
    all
      .filter((one) => one.indicator.source === department)
      .map(({ target, judgement }) => ({
        id: target.id,
        label: target.statement,
        link: `/targets/${target.id}?asOf=${cutOff}`,
        values: {
          verdict: judgement.verdict,
          ratio: judgement.ratio ?? notApplicableCase,
          'data-days-late': judgement.timeliness
            ? String(judgement.timeliness.workingDaysLate)
            : notApplicableCase,
        },
      }))
}
