import { registryContract } from '@wstc/domain/registry/contract'
import type { Subscriber } from '../../src/platform/jobs.ts'
import type { World } from './world.ts'

/** Makes one of two entries of the register, as an officer does. */
export async function mergeEntries(world: World, drop: string, keep: string): Promise<void> {
  // Whoever signed in for the entry does so no longer: two that are signed in for are not merged.
  await world.asSystem((tx) =>
    tx
      .updateTable('registry_enterprise')
      .set({ organisation_id: null })
      .where('id', '=', drop)
      .execute(),
  )
  const registry = (await world.as('statistics-officer')).client(registryContract)
  const revisionOf = async (enterprise: string) =>
    (await registry.getEnterprise({ params: { enterprise } })).revision
  await registry.mergeEnterprises({
    params: { enterprise: keep },
    revision: await revisionOf(keep),
    body: { other: drop, otherRevision: await revisionOf(drop), take: [], reason: '同一企业' },
  })
}

/** What a subscriber of the event does. */
export const follow = (world: World, { run }: Subscriber): Promise<unknown> =>
  run({
    id: 'follow-merge',
    payload: {},
    now: world.platform.clock.now(),
    platform: world.platform,
    finishIn: (work: Parameters<typeof world.asSystem>[0]) => world.asSystem(work),
  } as never)
