import { type ContractTerms, type ExecutionEntry, emptyTerms } from '@wstc/domain/contracts/model'
import { checkExecution } from '@wstc/domain/contracts/rules/check-execution'
import { checkTerms } from '@wstc/domain/contracts/rules/check-terms'
import { isAmount, openFindings } from '@wstc/domain/contracts/rules/findings'
import { categoryOf, flowOf, reachOf, receiptKey } from '@wstc/domain/contracts/rules/terms'
import { expect, test } from 'vitest'

const today = '2018-03-20'
const terms: ContractTerms = {
  ...emptyTerms('outsourcing'),
  number: 'W-1',
  client: 'Client',
  economy: 'US',
  subject: '软件研发',
  item: 'SI21',
  amount: '1000.00',
  signedOn: '2017-05-01',
  startsOn: '2017-05-01',
  endsOn: '2019-05-01',
  type: 'ITO',
  centre: '武汉',
}
const receipt = {
  bank: 'BOC',
  number: 'FT-0001',
  receivedOn: '2018-03-01',
  amount: '400',
  currency: 'USD',
  file: 'f1',
} as const
const entry: ExecutionEntry = {
  executedOn: '2018-03-01',
  amount: '400.00',
  currency: 'USD',
  note: '',
  receipts: [receipt],
}
const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code)
const ofTerms = (more: Partial<ContractTerms>) =>
  codes(checkTerms({ ...terms, ...more }, { today }))
const ofEntry = (
  more: Partial<ExecutionEntry>,
  others: { amount: string; currency: string }[] = [],
) => codes(checkExecution({ ...entry, ...more }, { terms, today, others }))

test('Hong Kong, Macao and Taiwan are offshore, the mainland alone is onshore', () => {
  for (const economy of ['HK', 'MO', 'TW', 'US', 'JP']) expect(reachOf(economy)).toBe('offshore')
  expect(reachOf('CN')).toBe('onshore')
  expect(flowOf(terms)).toBe('export')
  expect(flowOf({ ...terms, economy: 'CN' })).toBeUndefined()
  expect(categoryOf({ ...emptyTerms('technology'), flow: 'import' })).toBe('technology-import')
})

test('what a registration lacks is named field by field', () => {
  expect(ofTerms({})).toEqual([])
  expect(ofTerms({ client: '', centre: '' })).toEqual(['CON-01', 'CON-01'])
  expect(ofTerms({ subcontracted: true })).toEqual(['CON-01'])
  expect(ofTerms({ amount: '0' })).toEqual(['CON-02'])
  expect(ofTerms({ signedOn: '2018-03-21', startsOn: '2018-03-21' })).toEqual(['CON-03'])
  expect(ofTerms({ endsOn: '2017-04-30' })).toEqual(['CON-04'])
  expect(ofTerms({ economy: 'XX' })).toEqual(['CON-05'])
  expect(ofTerms({ endsOn: '2027-05-02' })).toEqual(['CON-11'])
  const technology = { kind: 'technology', type: '', flow: 'export', transfer: 'know-how' } as const
  expect(ofTerms({ ...technology, registration: '42' })).toEqual([])
  const wrong = ofTerms({ ...technology, economy: 'CN', royalty: '1000.01' })
  expect(wrong.sort()).toEqual(['CON-06', 'CON-07', 'CON-12'])
})

test('a change below what is executed already wants a word', () => {
  expect(codes(checkTerms(terms, { today, executed: '1000.00' }))).toEqual([])
  expect(codes(checkTerms(terms, { today, executed: '1000.01' }))).toEqual(['CON-14'])
})

test('an execution beyond the value of its contract, before it or without a receipt is noticed', () => {
  expect(ofEntry({})).toEqual([])
  expect(ofEntry({}, [{ amount: '600', currency: 'USD' }])).toEqual([])
  expect(ofEntry({}, [{ amount: '600.01', currency: 'USD' }])).toEqual(['EXE-11'])
  expect(ofEntry({}, [{ amount: '1', currency: 'EUR' }])).toEqual(['EXE-15'])
  expect(ofEntry({ executedOn: '2017-06-30' })).toEqual(['EXE-01'])
  expect(ofEntry({ receipts: [] })).toEqual(['EXE-02'])
  expect(ofEntry({ receipts: [{ ...receipt, amount: '399.99' }] })).toEqual(['EXE-14'])
  expect(ofEntry({ receipts: [{ ...receipt, receivedOn: '2018-03-21' }] })).toEqual(['EXE-04'])
  const twice = [receipt, { ...receipt, number: 'ft 0001' }]
  expect(ofEntry({ receipts: twice })).toEqual(['EXE-03', 'EXE-14'])
})

test('hard findings cannot be explained away, soft ones can', () => {
  const found = checkExecution({ ...entry, receipts: [] }, { terms, today, others: [] })
  expect(openFindings(found, [{ code: 'EXE-02', text: 'x' }])).toHaveLength(1)
  const soft = checkExecution(entry, { terms, today, others: [{ amount: '900', currency: 'USD' }] })
  expect(openFindings(soft, [{ code: 'EXE-11', text: 'x' }])).toEqual([])
})

test('a receipt number is the same however it is spaced or cased', () => {
  for (const number of ['FT-0001', 'ft 0001', 'ＦＴ０００１', 'F.T/0001']) {
    expect(receiptKey({ number })).toBe('FT0001')
  }
})

test('only positive amounts of money are amounts', () => {
  for (const good of ['1', '0.01', '999999999999999.99', '10.5']) expect(isAmount(good)).toBe(true)
  for (const bad of ['', '0', '0.00', '-1', '1.', '.5', '1.234', '1e5', '１', '1,000', '1.2.3']) {
    expect(isAmount(bad)).toBe(false)
  }
})
