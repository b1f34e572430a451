import type { Day, Period } from '../../../kernel/period.ts'
import { RunStage } from '../../model/assessment/result.ts'

/** What a reader asks of the list of assessments. */
export interface RunQuestion {
  readonly stage?: string | readonly string[] | undefined
  readonly kind?: 'quarter' | 'year' | undefined
  readonly sort: 'period' | 'stage' | 'published'
  readonly order: 'asc' | 'desc'
}

interface Run {
  readonly period: Period
  readonly stage: RunStage
  readonly cutOff: Day
  readonly publishedOn: Day | null
}

const keys: Readonly<Record<RunQuestion['sort'], (run: Run) => string>> = {
  period: (run) => run.cutOff,
  stage: (run) => String(RunStage.options.indexOf(run.stage)),
  published: (run) => run.publishedOn ?? '',
}

/** Runs that are asked for. Equal ones stay in the order in which they are given. */
export function listRuns<T extends Run>(runs: readonly T[], question: RunQuestion): T[] {
  const stages = [question.stage ?? []].flat()
  const key = keys[question.sort]
  const sign = question.order === 'asc' ? 1 : -1
  return runs
    .filter(
      (run) =>
        (stages.length === 0 || stages.includes(run.stage)) &&
        (question.kind === undefined ||
          (run.period.length === 4 ? 'year' : 'quarter') === question.kind),
    )
    .toSorted((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
