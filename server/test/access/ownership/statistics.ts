import type { Made } from '../made.ts'
import { nothing, returnOf } from '../records-statistics.ts'
import type { Ownership } from './model.ts'

const survey = { survey: 'services-monthly' }
const strangers = ['otherFirmAdmin', 'otherFirmReporter'] as const
const withRevision = (more: object) => (record: Made) => ({
  revision: record.revision ?? 1,
  ...more,
})

/** Returns: the firm’s own; in review they are the office’s, whoever in it comes. */
export const statistics: Readonly<Record<string, readonly Ownership[]>> = {
  'statistics.openOwnReturn': [
    { of: 'owedReturn', tries: { hidden: strangers, done: ['firmReporter', 'firmAdmin'] } },
  ],
  'statistics.downloadReturnTemplate': [
    { of: 'owedReturn', tries: { hidden: strangers, done: ['firmReporter', 'firmAdmin'] } },
  ],
  'statistics.listReturnCodes': [
    { of: 'owedReturn', tries: { hidden: strangers, done: ['firmReporter', 'firmAdmin'] } },
  ],
  'statistics.checkOwnReturn': [
    {
      of: 'owedReturn',
      body: () => ({ content: nothing }),
      tries: { hidden: strangers, done: ['firmReporter', 'firmAdmin'] },
    },
  ],
  // The firm's own sends a file: server/test/statistics/collection.test.ts.
  'statistics.readReturnSheet': [{ of: 'owedReturn', tries: { hidden: strangers } }],
  // The firm's own: server/test/statistics/return-by-file.test.ts.
  'statistics.importReturnFile': [{ of: 'owedReturn', tries: { hidden: strangers } }],
  'statistics.downloadReturnFile': [{ of: 'owedReturn', tries: { hidden: strangers } }],
  'statistics.submitReturnFile': [
    {
      of: 'owedReturn',
      body: withRevision({ sha256: '0'.repeat(64) }),
      tries: { hidden: strangers },
    },
  ],
  'statistics.getReturnVersion': [
    {
      of: 'handedInReturn',
      also: { version: '1' },
      tries: { hidden: strangers, done: ['firmReporter', 'firmAdmin'] },
    },
  ],
  'statistics.saveReturnDraft': [
    {
      of: 'owedReturn',
      body: () => ({ revision: 0, content: nothing }),
      tries: { hidden: strangers, done: ['firmAdmin'] },
    },
  ],
  'statistics.discardReturnDraft': [
    {
      of: 'returnDraft',
      body: withRevision({}),
      tries: { hidden: strangers, done: ['firmAdmin'] },
    },
  ],
  'statistics.submitReturn': [
    {
      of: 'owedReturn',
      body: withRevision({ content: nothing }),
      tries: { hidden: strangers, done: ['firmReporter'] },
    },
  ],
  'statistics.relieveObligation': [
    {
      of: 'owedReturn',
      body: withRevision({ kind: 'exempt', reason: '停产' }),
      tries: { done: ['statistician'] },
    },
  ],
  'statistics.openReview': [
    { of: 'handedInReturn', tries: { done: ['statistician', 'statHead'] } },
  ],
  'statistics.acceptReturn': [
    { of: 'handedInReturn', body: withRevision({}), tries: { done: ['statistician'] } },
  ],
  'statistics.sendReturnBack': [
    { of: 'handedInReturn', body: withRevision({ word: '请核对' }), tries: { done: ['statHead'] } },
  ],
  'statistics.correctReturn': [
    {
      of: 'handedInReturn',
      body: withRevision({ content: returnOf('1000'), reason: '按合同更正' }),
      tries: { done: ['statistician'] },
    },
  ],
  'statistics.acceptUnflagged': [
    {
      of: 'statisticsRound',
      also: survey,
      absent: 'request/invalid',
      body: () => ({ returns: [{ obligation: 'nobody', version: 1 }] }),
      tries: { done: ['statistician'] },
    },
  ],
  'statistics.lockRound': [
    {
      of: 'statisticsRound',
      also: survey,
      absent: 'request/invalid',
      body: withRevision({}),
      tries: { done: ['statistician'] },
    },
  ],
  'statistics.askReopening': [
    {
      of: 'lockedRound',
      also: survey,
      absent: 'request/invalid',
      body: () => ({ reason: '企业漏报', until: '2018-04-20' }),
      tries: { done: ['statistician'] },
    },
  ],
  'statistics.getFollowUp': [
    { of: 'owedReturn', tries: { done: ['districtStatistician', 'statistician'] } },
  ],
  'statistics.addFollowUpNote': [
    {
      of: 'owedReturn',
      body: () => ({ channel: 'phone', result: 'informed', text: '已告知' }),
      tries: { done: ['districtStatistician'] },
    },
  ],
  'statistics.sendDemand': [
    { of: 'demand', body: withRevision({}), tries: { done: ['statistician'] } },
  ],
  'statistics.downloadDemand': [
    {
      of: 'sentDemand',
      tries: { hidden: strangers, done: ['firmReporter', 'firmAdmin', 'statHead'] },
    },
  ],
  'statistics.decideReopening': [
    {
      of: 'reopening',
      body: () => ({ outcome: 'granted' }),
      tries: { done: ['statHead'] },
    },
  ],
}
