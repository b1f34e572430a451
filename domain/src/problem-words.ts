import { problemWords as auditWords } from './audit/words.ts'
import { contractsProblemWords } from './contracts/words.ts'
import { problemWords as deskWords } from './desk/words.ts'
import { problemWords as identityWords } from './identity/words.ts'
import { type ProblemWords, problemWords } from './kernel/words.ts'
import { problemWords as noticesWords } from './notices/words.ts'
import { assessmentProblemWords } from './plan/words/assessment.ts'
import { planGroupProblemWords } from './plan/words/group.ts'
import { planProjectProblemWords } from './plan/words/projects.ts'
import { ruleProblemTexts } from './plan/words/rules.ts'
import { planTargetProblemWords } from './plan/words/targets.ts'
import { planTaskProblemWords } from './plan/words/tasks.ts'
import { registryProblemWords } from './registry/words.ts'
import { statisticsCollectionProblemWords } from './statistics/collection/words.ts'
import { statisticsFollowUpProblemWords } from './statistics/follow-up/words.ts'
import { statisticsReviewProblemWords } from './statistics/review/words.ts'
import { statisticsSourcesProblemWords } from './statistics/sources/words.ts'

/** Texts of every problem of every context. */
export const allProblemWords: ProblemWords = {
  ...problemWords,
  ...auditWords,
  ...noticesWords,
  ...deskWords,
  ...identityWords,
  ...ruleProblemTexts,
  ...planTargetProblemWords,
  ...planTaskProblemWords,
  ...planGroupProblemWords,
  ...assessmentProblemWords,
  ...planProjectProblemWords,
  ...statisticsCollectionProblemWords,
  ...statisticsReviewProblemWords,
  ...statisticsSourcesProblemWords,
  ...statisticsFollowUpProblemWords,
  ...registryProblemWords,
  ...contractsProblemWords,
}
