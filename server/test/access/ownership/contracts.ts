import type { Made } from '../made.ts'
import { entryOf, termsOf } from '../records-contracts.ts'
import type { Ownership } from './model.ts'

const strangers = ['otherFirmAdmin', 'otherFirmReporter'] as const
const firm = ['firmReporter', 'firmAdmin'] as const
const withRevision = (more: () => object) => (record: Made) => ({
  revision: record.revision ?? 1,
  ...more(),
})
/** Taken within the mainland, so that no scan has to be uploaded first. */
const plain = () => entryOf('', { receipts: [] })

/** Contracts: the firm’s own; in review they are the office’s, whoever in it comes. */
export const contracts: Readonly<Record<string, readonly Ownership[]>> = {
  'contracts.openOwnContract': [{ of: 'draftContract', tries: { hidden: strangers, done: firm } }],
  'contracts.saveContractDraft': [
    {
      of: 'draftContract',
      body: withRevision(() => ({ terms: termsOf() })),
      tries: { hidden: strangers, done: ['firmAdmin'] },
    },
  ],
  'contracts.submitContract': [
    {
      of: 'draftContract',
      body: withRevision(() => ({
        terms: termsOf({ endsOn: '2030-05-01', subcontracted: true, contractor: '总包公司' }),
        explanations: [{ code: 'CON-11', text: '长期框架合同' }],
      })),
      tries: { hidden: strangers, done: ['firmReporter'] },
    },
  ],
  'contracts.cancelContract': [
    {
      of: 'draftContract',
      body: withRevision(() => ({ reason: '误建' })),
      tries: { hidden: strangers, done: ['firmAdmin'] },
    },
  ],
  // The firm's own sends a scan with it: server/test/contracts/contracts.test.ts.
  'contracts.enterExecution': [
    { of: 'acceptedContract', body: () => ({ entry: plain() }), tries: { hidden: strangers } },
  ],
  'contracts.correctExecution': [
    {
      of: 'contractExecution',
      body: withRevision(() => ({ entry: plain(), reason: '更正' })),
      tries: { hidden: strangers },
    },
  ],
  'contracts.withdrawExecution': [
    {
      of: 'contractExecution',
      body: withRevision(() => ({ reason: '误填' })),
      tries: { hidden: strangers, done: ['firmReporter'] },
    },
  ],
  'contracts.openContract': [
    { of: 'handedInContract', tries: { done: ['statistician', 'statHead'] } },
  ],
  'contracts.judgeContract': [
    {
      of: 'handedInContract',
      body: withRevision(() => ({
        verdict: 'returned',
        word: '请核对',
        comments: [{ field: 'amount', text: '与合同不符' }],
      })),
      tries: { done: ['statistician'] },
    },
  ],
  'contracts.judgeExecution': [
    {
      of: 'contractExecution',
      body: withRevision(() => ({
        verdict: 'returned',
        word: '请核对',
        comments: [{ field: 'amount', text: '与凭证不符' }],
      })),
      tries: { done: ['statHead'] },
    },
  ],
}
