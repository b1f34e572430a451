import { registryContract } from '@wstc/domain/registry/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followMerge } from '../../src/contracts/service/follow-merge.ts'
import { refusalOf } from '../setup/browser.ts'
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

const registry = () => officer.session.client(registryContract)
const revisionOf = async (enterprise: string) =>
  (await registry().getEnterprise({ params: { enterprise } })).revision

/** Whoever signed in for the entry does so no longer: two that are signed in for are not merged. */
const unlink = (id: string) =>
  world.asSystem((tx) =>
    tx
      .updateTable('registry_enterprise')
      .set({ organisation_id: null })
      .where('id', '=', id)
      .execute(),
  )

async function merge(drop: string, keep: string): Promise<void> {
  await registry().mergeEnterprises({
    params: { enterprise: keep },
    revision: await revisionOf(keep),
    body: { other: drop, otherRevision: await revisionOf(drop), take: [], reason: '同一企业' },
  })
}

/** What the event's subscriber does. */
const follow = () =>
  followMerge('any').run({
    id: 'follow-merge',
    payload: {},
    now: world.platform.clock.now(),
    platform: world.platform,
    finishIn: (work: Parameters<typeof world.asSystem>[0]) => world.asSystem(work),
  } as never)

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
  await unlink(drop.id)
  await merge(drop.id, keep.id)
  await follow()
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
  await unlink(first.id)
  await unlink(second.id)
  await merge(first.id, second.id)
  await merge(second.id, third.id)
  await follow()
  const own = await world.clerk('enterprise-admin', third.organisation)
  expect((await own.listOwnContracts({ query: {} })).items.map((one) => one.id)).toEqual([
    first.contract,
  ])
  const detail = await registry().getEnterprise({ params: { enterprise: first.id } })
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
