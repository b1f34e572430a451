import { problemWords, type ProblemWords } from './kernel/words.ts'

/** Texts of every problem of every context. */
export const allProblemWords: ProblemWords = { ...problemWords }
