import { returnsByFileContract } from './contract/by-file.ts'
import { ownReturnsContract } from './contract/own.ts'
import { roundsContract } from './contract/rounds.ts'

/** Collecting: what is asked of whom, and what they hand in. */
export const statisticsCollectionContract = {
  ...ownReturnsContract,
  ...returnsByFileContract,
  ...roundsContract,
}
