import type { Permission } from '@wstc/domain/identity/permissions'
import { addDays, dayInShanghai } from '@wstc/domain/kernel/period'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertDelegation, revokeDelegation } from '../../src/identity/store/delegations.ts'
import { listOnDuty } from '../../src/plan/tasks/service/duties.ts'
import { sendReminders } from '../../src/plan/tasks/service/reminders.ts'
import { newId } from '../../src/platform/ids.ts'
import { openTasks, type Player, type TasksWorld } from './tasks-world.ts'

const oneDay = 86_400_000
let world: TasksWorld
let officer: Player
let head: Player

beforeAll(async () => {
  world = await openTasks('2018-04-09')
  await world.open()
  officer = await world.player('department-officer', 'sports')
  head = await world.player('department-head', 'sports')
})
afterAll(() => world?.close())

/** A colleague without a role of her own, deputy from `from` to `until` days from now. */
async function deputy(of: Player, permission: Permission, from: number, until: number) {
  const { person } = await world.player('expert')
  const now = world.platform.clock.now()
  const today = dayInShanghai(now)
  const id = newId(now)
  await world.asSystem(async (tx) => {
    await tx
      .updateTable('identity_person')
      .set({ organisation_id: 'sports' })
      .where('id', '=', person.id)
      .execute()
    await insertDelegation(tx, {
      id,
      organisation_id: 'sports',
      from_person: of.person.id,
      to_person: person.id,
      permissions: [permission],
      from_day: addDays(today, from),
      until_day: addDays(today, until),
      reason: '出差',
      created_at: now,
      created_by: of.person.id,
    })
  })
  return { person: person.id, delegation: id }
}

const remind = () =>
  world.asSystem((tx) =>
    sendReminders({ tx, now: world.platform.clock.now(), platform: world.platform }),
  )
const told = (person: string) =>
  world.asSystem(async (tx) => {
    const rows = await tx
      .selectFrom('notices_notice')
      .select('kind')
      .where('person', '=', person)
      .execute()
    return rows.map(({ kind }) => kind)
  })

test('who stands in for an officer is reminded while the delegation lasts, once, and the officer too', async () => {
  const current = await deputy(officer, 'plan.progress.report', 0, 30)
  const again = await deputy(head, 'plan.progress.report', 0, 30)
  const ended = await deputy(officer, 'plan.progress.report', -20, -1)
  const later = await deputy(officer, 'plan.progress.report', 6, 30)
  const revoked = await deputy(officer, 'plan.progress.report', 0, 30)
  const signs = await deputy(head, 'plan.progress.sign', 0, 30)
  const unrelated = await deputy(officer, 'plan.task.read', 0, 30)
  await world.asSystem((tx) =>
    revokeDelegation(tx, revoked.delegation, officer.person.id, world.platform.clock.now()),
  )
  await remind()
  await remind()
  expect(await told(officer.person.id)).toHaveLength(1)
  expect(await told(current.person)).toEqual(['plan.progress-due'])
  expect(await told(again.person)).toEqual(['plan.progress-due'])
  for (const silent of [ended, later, revoked, signs, unrelated]) {
    expect(await told(silent.person)).toEqual([])
  }

  // One working day late: the ladder climbs to the head, hence to who signs for the head.
  world.advance(8 * oneDay)
  await remind()
  expect(await told(signs.person)).toEqual(['plan.progress-overdue'])
  expect(await told(later.person)).toEqual(['plan.progress-overdue'])
  expect(await told(ended.person)).toEqual([])
})

test('an officer who is deputy of a colleague hears of one duty once', async () => {
  const day = dayInShanghai(world.platform.clock.now())
  const colleague = await world.player('department-officer', 'civil-affairs')
  const other = await world.player('department-officer', 'civil-affairs')
  const now = world.platform.clock.now()
  await world.asSystem((tx) =>
    insertDelegation(tx, {
      id: newId(now),
      organisation_id: 'civil-affairs',
      from_person: colleague.person.id,
      to_person: other.person.id,
      permissions: ['plan.progress.report'],
      from_day: day,
      until_day: day,
      reason: '出差',
      created_at: now,
      created_by: colleague.person.id,
    }),
  )
  const onDuty = await world.asSystem((tx) =>
    listOnDuty(tx, { roles: ['department-officer'], organisation: 'civil-affairs', day }),
  )
  expect(onDuty.map(({ id }) => id).sort()).toEqual([colleague.person.id, other.person.id].sort())
})

test('a delegation counts no longer once its giver has lost the role', async () => {
  const lender = await world.player('department-head', 'sports')
  const { person } = await deputy(lender, 'plan.progress.sign', 0, 5)
  const day = dayInShanghai(world.platform.clock.now())
  const heads = () =>
    world
      .asSystem((tx) => listOnDuty(tx, { roles: ['department-head'], day }))
      .then((all) => all.map(({ id }) => id))
  expect(await heads()).toContain(person)
  await world.asSystem((tx) =>
    tx
      .updateTable('identity_role_grant')
      .set({ revoked_at: world.platform.clock.now(), revoked_by: head.person.id })
      .where('person_id', '=', lender.person.id)
      .execute(),
  )
  expect(await heads()).not.toContain(person)
})
