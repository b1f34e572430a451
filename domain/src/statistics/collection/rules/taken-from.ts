import { addDays, type Day, lastDayOf, type Period } from '../../../kernel/period.ts'

/** The first day on which a return is taken: what has not ended cannot be counted. */
export const takenFrom = (period: Period): Day => addDays(lastDayOf(period), 1)
