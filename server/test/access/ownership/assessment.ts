import type { Made } from '../made.ts'
import type { Ownership } from './model.ts'

const at = (more: object) => (record: Made) => ({ version: record.revision ?? 1, ...more })
const correction = { collection: 'reports', row: '3-2018-Q1', field: 'days-late', value: '0' }
const everyoneInside = { done: ['strangerOfficer', 'coopHead', 'leadHead', 'leader'] } as const
/** Before publication: the department itself, the office and the leaders. */
const ownScore = {
  hidden: ['strangerOfficer', 'coopHead'],
  done: ['leadOfficer', 'office', 'leader'],
} as const

/** Written by hand from what each audience is for. */
export const assessment: Readonly<Record<string, readonly Ownership[]>> = {
  'plan.getAssessmentRun': [{ of: 'assessment', tries: everyoneInside }],
  'plan.exportAssessmentRanking': [{ of: 'assessment', tries: everyoneInside }],
  'plan.listAssessmentObjections': [{ of: 'assessment', tries: everyoneInside }],
  'plan.getAssessmentSheet': [
    { of: 'assessment', also: { department: 'commerce' }, tries: ownScore },
  ],
  'plan.exportAssessmentSheet': [
    { of: 'assessment', also: { department: 'commerce' }, tries: ownScore },
  ],
  'plan.raiseAssessmentObjection': [
    {
      of: 'assessment',
      body: () => ({ item: 'light-at-end', text: '请核对' }),
      tries: { hidden: ['strangerOfficer', 'coopHead'], done: ['leadOfficer'] },
    },
  ],
  'plan.openObjectionFile': [
    {
      of: 'objection',
      tries: { hidden: ['strangerOfficer', 'coopHead'], done: ['leadHead', 'office'] },
    },
  ],
  'plan.decideAssessmentObjection': [
    {
      of: 'objection',
      body: at({ outcome: 'rejected', reason: '记录无误' }),
      tries: { 'plan/assessment-own-computation': ['office'], done: ['office2'] },
    },
  ],
  'plan.correctAssessment': [
    {
      of: 'assessment',
      body: at({ department: 'commerce', reason: '登记有误', correction }),
      tries: { done: ['office'] },
    },
  ],
  'plan.finaliseAssessment': [
    { of: 'assessmentClosed', body: at({}), tries: { done: ['office2'] } },
    {
      of: 'assessment',
      body: at({}),
      tries: { 'plan/assessment-objections-running': ['office'] },
    },
  ],
  'plan.confirmAssessment': [{ of: 'assessmentFinal', body: at({}), tries: { done: ['leader'] } }],
  'plan.publishAssessment': [
    { of: 'assessmentConfirmed', body: at({ notice: '' }), tries: { done: ['office'] } },
  ],
  'plan.getAssessmentSystem': [
    {
      of: 'assessmentSystem',
      tries: { hidden: ['strangerOfficer', 'leadHead'], done: ['office', 'leader'] },
    },
  ],
  'plan.saveAssessmentSystem': [
    {
      of: 'assessmentSystem',
      body: (record) => ({
        revision: 1,
        content: (record as Made & { content: object }).content,
      }),
      tries: { done: ['office2'] },
    },
  ],
  'plan.decideAssessmentSystem': [
    {
      of: 'assessmentSystem',
      body: ({ revision = 1 }) => ({
        revision,
        outcome: 'approved',
        reason: '同意',
        from: '2018-Q3',
      }),
      tries: { 'plan/assessment-own-draft': ['office'], done: ['leader'] },
    },
  ],
  'plan.tryAssessmentSystem': [{ of: 'assessmentSystem', tries: { done: ['office', 'leader'] } }],
  'plan.getPublishedAssessment': [
    {
      of: 'publishedPeriod',
      tries: { done: ['firmReporter', 'strangerOfficer'] },
      absent: 'request/invalid',
    },
  ],
}
