import type { Day, Period } from '@wstc/domain/kernel/period'
import type { InputRow } from '@wstc/domain/plan/model/assessment/inputs'
import type { Call } from '../../../platform/serve.ts'

/** What is asked of the modules: a period, and the day after which nothing counts any more. */
export interface Asking extends Pick<Call, 'tx' | 'now' | 'platform'> {
  readonly period: Period
  readonly first: Day
  readonly last: Day
  readonly cutOff: Day
}

/** Rows of one collection by department. */
export type Rows = (department: string) => InputRow[]

export const plain = (text: string) => ({ zh: text, en: text })
