import { auditContract } from '@wstc/domain/audit/contract'
import type { Role } from '@wstc/domain/identity/roles'
import { makeUscc } from '@wstc/domain/kernel/uscc'
import type { EnterpriseFacts } from '@wstc/domain/registry/model'
import { emptyFacts } from '@wstc/domain/registry/rules/import-row'
import { statisticsCollectionContract } from '@wstc/domain/statistics/collection/contract'
import type { ReturnContent, ReturnRow } from '@wstc/domain/statistics/collection/model/content'
import type { Client } from '@wstc/sdk/client'
import { newId } from '../../src/platform/ids.ts'
import { nameWords } from '../../src/registry/service/words.ts'
import { insertEnterprise } from '../../src/registry/store/enterprises.ts'
import { insertRates } from '../../src/statistics/collection/store/rounds.ts'
import { openWorld, type TestPerson, type World, type WorldOptions } from '../setup/world.ts'

const { listReceipts, verifyReceipt } = auditContract
const contract = { ...statisticsCollectionContract, listReceipts, verifyReceipt }

export interface Desk extends Client<typeof contract> {
  readonly person: TestPerson
}
export interface CollectionWorld extends World {
  /** Somebody at work; enterprises' people at `organisation`. */
  desk(role: Role, organisation?: string): Promise<Desk>
  /** An enterprise that signs in, known to the register as key. */
  enterprise(facts?: Partial<EnterpriseFacts>): Promise<{ id: string; organisation: string }>
}

/** A world at the start of April 2018, when March is to be reported. */
export async function openCollection(
  day = '2018-04-02',
  options: WorldOptions = {},
): Promise<CollectionWorld> {
  const world = await openWorld({ day, ...options })
  const { platform } = world
  let count = 0
  await world.asSystem((tx) =>
    insertRates(
      tx,
      ['2018-01', '2018-02', '2018-03'].map((month) => ({
        currency: 'CNY',
        month,
        version: 1,
        per_usd: '6.4',
        source: 'test',
        status: 'unverified' as const,
        by_person: null,
        known_at: platform.clock.now(),
      })),
    ),
  )
  return {
    ...world,
    desk: async (role, organisation) => {
      const someone = await world.as(role, organisation)
      return { ...someone.client(contract), person: someone.person }
    },
    enterprise: async (more = {}) => {
      count += 1
      const organisation = await world.organisation('enterprise')
      const now = platform.clock.now()
      const facts: EnterpriseFacts = {
        ...emptyFacts,
        uscc: makeUscc('91420100', `MAT${String(count).padStart(5, '0')}`),
        name: `武汉试验软件技术有限公司${count}`,
        district: 'hongshan',
        state: 'active',
        standings: [{ kind: 'key', from: '2017-01-01', until: null }],
        exports: ['SI2'],
        ...more,
      }
      const id = newId(now)
      await world.asSystem((tx) =>
        insertEnterprise(tx, { id, organisation }, facts, nameWords(platform.city, facts), {
          origin: 'typed',
          reason: '',
          person: null,
          now,
        }),
      )
      return { id, organisation }
    },
  }
}

export const row = (more: Partial<ReturnRow> = {}): ReturnRow => ({
  key: 'r1',
  flow: 'export',
  item: 'SI21',
  partner: 'US',
  mode: '1',
  currency: 'USD',
  amount: '120000.50',
  ...more,
})

export const content = (
  rows: readonly ReturnRow[],
  more: Partial<ReturnContent> = {},
): ReturnContent => ({
  formVersion: 1,
  nothingToReport: false,
  rows: [...rows],
  cells: {},
  explanations: [],
  ...more,
})
