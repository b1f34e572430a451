import type { Day } from '../../kernel/period.ts'

/**
 * 执行登记窗口 on `today`: which execution dates may be entered. Until 31 March those from 1 July of
 * last year on, from 1 April those of this year; none of the future.
 */
export function executionWindow(today: Day): { readonly from: Day; readonly to: Day } {
  const year = Number(today.slice(0, 4))
  const early = today.slice(5) <= '03-31'
  return { from: early ? `${year - 1}-07-01` : `${year}-01-01`, to: today }
}

/**
 * Whether an execution of `executedOn` may stand. One that was entered in time stays in time while
 * it is corrected: its window is that of the day on which it was first entered.
 */
export function inWindow(executedOn: Day, today: Day, firstEnteredOn: Day = today): boolean {
  return executedOn >= executionWindow(firstEnteredOn).from && executedOn <= today
}
