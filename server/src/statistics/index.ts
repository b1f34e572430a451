/** `findLatestResponse`: how many of those that owe have answered, of the newest period that is over. */
export { findLatestResponse } from './follow-up/service/rates.ts'
