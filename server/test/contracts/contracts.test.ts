import { ApiProblem, type ProblemReply } from '@wstc/sdk/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { termsOf } from '../access/records-contracts.ts'
import { refusalOf } from '../setup/browser.ts'
import {
  type Clerk,
  type ContractsWorld,
  entryOf,
  openContracts,
  receiptOf,
} from './contracts-world.ts'

let world: ContractsWorld
let reporter: Clerk
let admin: Clerk
let stranger: Clerk
let officer: Clerk

beforeAll(async () => {
  world = await openContracts()
  const one = await world.enterprise()
  const other = await world.enterprise()
  reporter = await world.clerk('enterprise-reporter', one.organisation)
  admin = await world.clerk('enterprise-admin', one.organisation)
  stranger = await world.clerk('enterprise-admin', other.organisation)
  officer = await world.clerk('statistics-officer')
})
afterAll(() => world?.close())

const problemOf = async (call: Promise<unknown>): Promise<ProblemReply> => {
  const refused: unknown = await call.catch((error: unknown) => error)
  if (!(refused instanceof ApiProblem)) throw new Error('The call was to be refused')
  return refused.problem
}

test('a draft keeps what is typed, its faults are named at their fields, and it is the firm’s alone', async () => {
  const { id } = await reporter.beginContract({ body: { kind: 'outsourcing' } })
  const params = { contract: id }
  const half = termsOf({ client: '', amount: 'abc' })
  await reporter.saveContractDraft({ params, revision: 1, body: { terms: half } })
  expect((await admin.openOwnContract({ params })).draft?.terms).toEqual(half)
  expect(
    await refusalOf(admin.saveContractDraft({ params, revision: 1, body: { terms: half } })),
  ).toBe('request/changed-meanwhile')
  const refused = await problemOf(
    reporter.submitContract({ params, revision: 1, body: { terms: half } }),
  )
  expect(refused.code).toBe('contracts/not-ready')
  expect(refused.fields?.map((one) => one.path)).toEqual(['terms.client', 'terms.amount'])
  expect(await refusalOf(stranger.openOwnContract({ params }))).toBe('request/not-found')
  expect(await refusalOf(officer.openContract({ params }))).toBe('request/not-found')
  const gone = await reporter.cancelContract({ params, revision: 1, body: { reason: '误建' } })
  expect(gone.state).toBe('cancelled')
})

test('a contract is handed in with a receipt, sent back with comments, corrected and accepted', async () => {
  const { id } = await reporter.beginContract({ body: { kind: 'outsourcing' } })
  const params = { contract: id }
  const terms = termsOf({ amount: '5000.00' })
  const taken = await admin.submitContract({ params, revision: 1, body: { terms } })
  expect(taken).toMatchObject({ version: 1, revision: 2 })
  const { items } = await admin.listReceipts({ query: { kind: 'contract', id } } as never)
  expect((await officer.verifyReceipt({ body: { receipt: items[0]! } as never })).ok).toBe(true)
  const queue = await officer.listContractQueue({ query: {} })
  expect(queue.items.find((one) => one.contract === id)).toMatchObject({
    act: 'register',
    number: terms.number,
    execution: null,
  })
  const silent = officer.judgeContract({ params, revision: 2, body: { verdict: 'returned' } })
  expect(await refusalOf(silent)).toBe('request/invalid')
  await officer.judgeContract({
    params,
    revision: 2,
    body: {
      verdict: 'returned',
      word: '请核对金额',
      comments: [{ field: 'amount', text: '与合同不符' }],
    },
  })
  const sheet = await reporter.openOwnContract({ params })
  expect(sheet.line.state).toBe('returned')
  expect(sheet.judgements[0]).toMatchObject({ verdict: 'returned', word: '请核对金额' })
  const again = { ...terms, amount: '6000.00' }
  const wordless = reporter.submitContract({ params, revision: 3, body: { terms: again } })
  expect((await problemOf(wordless)).fields?.[0]?.code).toBe('contracts/reason-missing')
  await reporter.submitContract({
    params,
    revision: 3,
    body: { terms: again, reason: '按合同更正' },
  })
  const judged = await officer.judgeContract({ params, revision: 4, body: { verdict: 'accepted' } })
  expect(judged.acceptedVersion).toBe(2)
  expect(judged.versions.map((one) => [one.act, one.terms.amount])).toEqual([
    ['register', '5000.00'],
    ['correct', '6000.00'],
  ])
  expect(
    await refusalOf(officer.judgeContract({ params, revision: 5, body: { verdict: 'accepted' } })),
  ).toBe('contracts/not-waiting')
})

test('a change is a version with its reason; until it is accepted the old value counts', async () => {
  const id = await world.accepted(reporter, officer, { amount: '900.00', economy: 'SG' })
  const params = { contract: id }
  const { line, versions } = await reporter.openOwnContract({ params })
  const terms = {
    ...versions[0]!.terms,
    amount: '950.00',
    signedOn: '2018-03-02',
    startsOn: '2018-03-02',
  }
  await reporter.submitContract({
    params,
    revision: line.revision,
    body: { terms, reason: '追加工作量' },
  })
  const signed = async () =>
    (await officer.getContractTables({ query: { month: '2018-03' } })).lines.find(
      (one) => one.economy === 'SG',
    )
  expect(await signed()).toBeUndefined()
  const waiting = await officer.openContract({ params })
  expect(waiting.line.act).toBe('change')
  await officer.judgeContract({
    params,
    revision: waiting.line.revision,
    body: { verdict: 'accepted' },
  })
  expect((await signed())?.signed).toEqual({ count: 1, usd: '950.00' })
})

test('an execution outside the window, or not on an accepted contract, is refused', async () => {
  const { id } = await reporter.beginContract({ body: { kind: 'outsourcing' } })
  const file = await reporter.scan()
  const body = { entry: entryOf(receiptOf(file)) }
  expect(await refusalOf(reporter.enterExecution({ params: { contract: id }, body }))).toBe(
    'contracts/not-accepted',
  )
  const params = { contract: await world.accepted(reporter, officer) }
  const late = entryOf(receiptOf(file), { executedOn: '2017-06-30' })
  const refused = await problemOf(reporter.enterExecution({ params, body: { entry: late } }))
  expect(refused.fields?.[0]).toMatchObject({
    path: 'entry.executedOn',
    code: 'contracts/to-put-right',
  })
  expect(refused.fields?.[0]?.details?.finding).toBe('EXE-01')
})

test('a receipt is counted once, whichever firm enters it, and the refusal tells nothing of the other', async () => {
  const own = { contract: await world.accepted(reporter, officer) }
  const theirs = { contract: await world.accepted(stranger, officer) }
  const [mine, yours] = [await reporter.scan(), await stranger.scan()]
  const one = receiptOf(mine, { number: 'FT-778/899' })
  await reporter.enterExecution({ params: own, body: { entry: entryOf(one) } })
  const same = { ...one, file: yours, number: 'ｆｔ778899' }
  const refused = await problemOf(
    stranger.enterExecution({ params: theirs, body: { entry: entryOf(same) } }),
  )
  expect(refused.code).toBe('contracts/receipt-counted')
  expect(JSON.stringify(refused)).not.toContain(own.contract)
  expect(JSON.stringify(refused)).not.toContain('W-')
  const again = reporter.enterExecution({ params: own, body: { entry: entryOf({ ...one }) } })
  expect(await refusalOf(again)).toBe('contracts/receipt-counted')
  const elsewhere = { ...same, bank: 'ICBC' as const }
  await stranger.enterExecution({ params: theirs, body: { entry: entryOf(elsewhere) } })
})

test('of two who enter one receipt at the same moment exactly one is taken', async () => {
  const own = { contract: await world.accepted(reporter, officer) }
  const theirs = { contract: await world.accepted(stranger, officer) }
  const [mine, yours] = [await reporter.scan(), await stranger.scan()]
  for (let round = 0; round < 5; round += 1) {
    const [a, b] = [receiptOf(mine), receiptOf(mine)]
    const answers = await Promise.allSettled([
      reporter.enterExecution({
        params: own,
        body: { entry: entryOf(a, { amount: '8000.00', receipts: [a, b] }) },
      }),
      stranger.enterExecution({
        params: theirs,
        body: {
          entry: entryOf(b, {
            amount: '8000.00',
            receipts: [
              { ...b, file: yours },
              { ...a, file: yours },
            ],
          }),
        },
      }),
    ])
    const taken = answers.filter((one) => one.status === 'fulfilled')
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(taken).toHaveLength(1)
    expect(refused[0].problem.code).toBe('contracts/receipt-counted')
  }
})

test('what was sent back is corrected, and its receipt is free once nothing counts it', async () => {
  const params = { contract: await world.accepted(reporter, officer) }
  const file = await reporter.scan()
  const first = receiptOf(file)
  const { id } = await reporter.enterExecution({ params, body: { entry: entryOf(first) } })
  const execution = { execution: id }
  await officer.judgeExecution({
    params: execution,
    revision: 1,
    body: { verdict: 'returned', word: '凭证号有误' },
  })
  const second = receiptOf(file)
  await reporter.correctExecution({
    params: execution,
    revision: 2,
    body: { entry: entryOf(second), reason: '更正凭证号' },
  })
  const sheet = await officer.judgeExecution({
    params: execution,
    revision: 3,
    body: { verdict: 'accepted' },
  })
  expect(sheet.executions[0]).toMatchObject({ state: 'accepted', acceptedVersion: 2 })
  expect(sheet.executions[0]!.files).toHaveLength(1)
  expect(sheet.line.executed).toEqual([{ currency: 'USD', amount: '4000.00' }])
  await reporter.enterExecution({ params, body: { entry: entryOf(first) } })
  // What counts keeps its receipt until the office lets the withdrawal through.
  const asked = await reporter.withdrawExecution({
    params: execution,
    revision: 4,
    body: { reason: '款项退回' },
  })
  expect(asked.state).toBe('submitted')
  expect(
    await refusalOf(reporter.enterExecution({ params, body: { entry: entryOf(second) } })),
  ).toBe('contracts/receipt-counted')
  await officer.judgeExecution({ params: execution, revision: 5, body: { verdict: 'accepted' } })
  await reporter.enterExecution({ params, body: { entry: entryOf(second) } })
})

test('executions beyond the value want a written word, and with it they are taken', async () => {
  const params = { contract: await world.accepted(reporter, officer, { amount: '5000.00' }) }
  const file = await reporter.scan()
  await reporter.enterExecution({ params, body: { entry: entryOf(receiptOf(file)) } })
  const entry = entryOf(receiptOf(file))
  const refused = await problemOf(reporter.enterExecution({ params, body: { entry } }))
  expect(refused.fields?.[0]).toMatchObject({
    code: 'contracts/to-explain',
    details: { finding: 'EXE-11' },
  })
  const explanations = [{ code: 'EXE-11', text: '补充协议追加' }]
  await reporter.enterExecution({ params, body: { entry, explanations } })
  const { executions } = await officer.openContract({ params })
  expect(executions.flatMap((one) => one.versions[0]!.explanations)).toEqual(explanations)
})

test('a contract that has executions is not cancelled; one without goes to the office', async () => {
  const params = { contract: await world.accepted(reporter, officer, { economy: 'NO' }) }
  const cancelled = await reporter.cancelContract({
    params,
    revision: 3,
    body: { reason: '客户毁约' },
  })
  expect(cancelled.state).toBe('submitted')
  const file = await reporter.scan()
  const entry = entryOf(receiptOf(file))
  expect(await refusalOf(reporter.enterExecution({ params, body: { entry } }))).toBe(
    'contracts/waiting',
  )
  const { line } = await officer.judgeContract({
    params,
    revision: cancelled.revision,
    body: { verdict: 'accepted' },
  })
  expect(line.state).toBe('cancelled')
  const busy = { contract: await world.accepted(reporter, officer) }
  await reporter.enterExecution({ params: busy, body: { entry } })
  expect(
    await refusalOf(reporter.cancelContract({ params: busy, revision: 3, body: { reason: 'x' } })),
  ).toBe('contracts/has-executions')
})

test('one number is one contract of a firm', async () => {
  await world.accepted(reporter, officer, { number: 'SAME' })
  expect(await refusalOf(world.accepted(reporter, officer, { number: 'SAME' }))).toBe(
    'contracts/number-taken',
  )
  await world.accepted(stranger, officer, { number: 'SAME' })
})

test('the notice of what came back stands with the firm and holds no figure', async () => {
  const jobs = await world.asSystem((tx) =>
    tx.selectFrom('platform_job').select('payload').where('kind', '=', 'contracts.tell').execute(),
  )
  expect(jobs.length).toBeGreaterThan(0)
  for (const { payload } of jobs)
    expect(Object.keys(payload as object).sort()).toEqual(['enterprise', 'link'])
})
