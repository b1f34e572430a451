import type { Day } from '../../kernel/period.ts'
import type { Parameter } from '../collection/model/survey.ts'
import { parameterOn } from '../collection/rules/obliged.ts'
import { type HbParameters, hbDefaults } from './hidiroglou-berthelot.ts'

/** Parameters of a survey that set U, A and C. */
const ids = { u: 'outlier-size', a: 'outlier-spread', c: 'outlier-width' } as const

/** U, A and C of a survey on a day; what it does not set is usual. */
export function hbParametersOf(parameters: readonly Parameter[], day: Day): HbParameters {
  const of = (key: keyof typeof ids): number => {
    const text = parameterOn(parameters, ids[key], day)
    return text === undefined ? hbDefaults[key] : Number(text)
  }
  return { u: of('u'), a: of('a'), c: of('c') }
}

/** 批量采用影响上限: the part of a published figure above which a return is judged by itself. */
export const bulkImpactDefault = 0.1

/** The limit that a survey sets on a day, or the usual one. */
export function bulkImpactOf(parameters: readonly Parameter[], day: Day): number {
  const text = parameterOn(parameters, 'bulk-acceptance-impact', day)
  return text === undefined ? bulkImpactDefault : Number(text)
}
