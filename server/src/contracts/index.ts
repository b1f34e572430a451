/** `listExecutionsOf`: what a unit's contracts say for statistics, with what was executed from day to day. */
export { type ContractForStatistics, listExecutionsOf } from './service/for-statistics.ts'
