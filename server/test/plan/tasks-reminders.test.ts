import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendReminders } from '../../src/plan/tasks/service/reminders.ts'
import { openTasks, type Player, reportAndSign, type TasksWorld } from './tasks-world.ts'

let world: TasksWorld
let commerce: Player
let commerceHead: Player
let education: Player
let educationHead: Player
let leader: Player
const day = 86_400_000

beforeAll(async () => {
  world = await openTasks('2018-04-09')
  await world.open()
  commerce = await world.player('department-officer', 'sports')
  commerceHead = await world.player('department-head', 'sports')
  education = await world.player('department-officer', 'civil-affairs')
  educationHead = await world.player('department-head', 'civil-affairs')
  leader = await world.player('leader')
})
afterAll(() => world?.close())

const remind = () =>
  world.asSystem((tx) =>
    sendReminders({ tx, now: world.platform.clock.now(), platform: world.platform }),
  )
const noticesOf = (player: Player) =>
  world.asSystem((tx) =>
    tx
      .selectFrom('notices_notice')
      .select(['kind', 'key'])
      .where('person', '=', player.person.id)
      .orderBy('at')
      .execute(),
  )

/** Steps of the ladder of reports that were sent to a person; carriers' figures have their own. */
const stepsOf = async (player: Player): Promise<number> =>
  world.asSystem(async (tx) => {
    const rows = await tx
      .selectFrom('plan_reminder')
      .select('key')
      .where('person', '=', player.person.id)
      .where('key', 'like', 'report:%')
      .execute()
    return rows.length
  })

test('officers are reminded once, in one notice, and not of what has arrived', async () => {
  // Five working days before 16 April; task 40 is the only report of civil affairs.
  await reportAndSign(education, educationHead, 40, '2018-Q1')
  await remind()
  await remind()
  expect(await noticesOf(commerce)).toHaveLength(1)
  expect(await noticesOf(commerceHead)).toHaveLength(0)
  const kinds = (await noticesOf(education)).map((notice) => notice.kind)
  expect(kinds).not.toContain('plan.progress-due')
})

test('nobody is reminded on a day off; after the due day the ladder climbs to heads and leaders', async () => {
  world.advance(5 * day) // Saturday 14 April
  await remind()
  expect(await noticesOf(commerce)).toHaveLength(1)
  world.advance(3 * day) // Tuesday 17 April, one working day late
  await remind()
  expect((await noticesOf(commerceHead)).map((notice) => notice.kind)).toEqual([
    'plan.progress-overdue',
  ])
  expect(await stepsOf(leader)).toBe(0)
  world.advance(17 * day) // 4 May: ten working days late, counting the make-up Saturday
  await remind()
  expect(await stepsOf(leader)).toBeGreaterThan(0)
  expect((await noticesOf(leader)).at(-1)?.kind).toBe('plan.progress-overdue')
})
