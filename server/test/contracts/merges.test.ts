import { registryContract } from '@wstc/domain/registry/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followMerge } from '../../src/contracts/service/follow-merge.ts'
import { refusalOf } from '../setup/browser.ts'
import { follow, mergeEntries } from '../setup/merge.ts'
import {
  type Clerk,
  type ContractsWorld,
  entryOf,
  openContracts,
  receiptOf,
} from './contracts-world.ts'

let world: ContractsWorld
let officer: Clerk

beforeAll(async () => {
  world = await openContracts()
  officer = await world.clerk('statistics-officer')
})
afterAll(() => world?.close())

async function firmWithContract(number: string) {
  const { id, organisation } = await world.enterprise()
  const firm = await world.clerk('enterprise-admin', organisation)
  const contract = await world.accepted(firm, officer, { number })
  const receipt = receiptOf(await firm.scan())
  const body = { entry: entryOf(receipt) }
  const execution = await firm.enterExecution({ params: { contract }, body })
  const params = { execution: execution.id }
  await officer.judgeExecution({ params, revision: 1, body: { verdict: 'accepted' } })
  return { id, firm, contract, receipt }
}

test('contracts, executions and receipts of an entry that is merged away are the kept one’s, once each', async () => {
  const drop = await firmWithContract('SAME-1')
  const keep = await firmWithContract('SAME-1')
  const before = (await officer.listOffshoreFigures()).items
  await mergeEntries(world, drop.id, keep.id)
  await follow(world, followMerge('any'))
  const { items } = await keep.firm.listOwnContracts({ query: {} })
  expect(items.map((one) => one.id).sort()).toEqual([drop.contract, keep.contract].sort())
  const sheet = await keep.firm.openOwnContract({ params: { contract: drop.contract } })
  expect(sheet.executions).toHaveLength(1)
  expect(sheet.line.enterprise.id).toBe(keep.id)
  const after = (await officer.listOffshoreFigures()).items
  expect(after[0]).toMatchObject({ usd: before[0]!.usd, executions: 2, firms: 1 })
  const again = receiptOf(await keep.firm.scan(), { number: drop.receipt.number })
  const twice = keep.firm.enterExecution({
    params: { contract: keep.contract },
    body: { entry: entryOf(again) },
  })
  expect(await refusalOf(twice)).toBe('contracts/receipt-counted')
})

test('a contract goes along through every further merge, and is not moved by anybody’s hand', async () => {
  const first = await firmWithContract('CHAIN-1')
  const second = await world.enterprise()
  const third = await world.enterprise()
  await mergeEntries(world, first.id, second.id)
  await mergeEntries(world, second.id, third.id)
  await follow(world, followMerge('any'))
  const own = await world.clerk('enterprise-admin', third.organisation)
  expect((await own.listOwnContracts({ query: {} })).items.map((one) => one.id)).toEqual([
    first.contract,
  ])
  const detail = await officer.session
    .client(registryContract)
    .getEnterprise({ params: { enterprise: first.id } })
  expect(detail.mergedInto).toBe(third.id)
  const { personId, organisationId } = { personId: 'x', organisationId: 'statistics' }
  const permissions = new Set(['contracts.register.read', 'contracts.register.review'] as const)
  const actor = { kind: 'person', personId, organisationId, permissions, roles: [] }
  const byHand = world.platform.database.inTransaction(actor as never, (tx) =>
    tx
      .updateTable('contracts_contract')
      .set({ enterprise: second.id })
      .where('id', '=', first.contract)
      .execute(),
  )
  await expect(byHand).rejects.toThrow('by a merge alone')
})
