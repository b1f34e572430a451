import { contracts } from '@wstc/domain/contracts'
import type { Permission } from '@wstc/domain/identity/permissions'
import { addDays, dayInShanghai } from '@wstc/domain/kernel/period'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listDeputies } from '../../src/identity/index.ts'
import { insertDelegation } from '../../src/identity/store/delegations.ts'
import { insertGrant } from '../../src/identity/store/people.ts'
import { newId } from '../../src/platform/ids.ts'
import { type Browser, refusalOf } from '../setup/browser.ts'
import { openWorld, type TestPerson, type World } from '../setup/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const today = () => world.platform.clock.today()
const lend = (from: Browser, to: TestPerson, permissions: Permission[]) =>
  from.client(contracts.identity).createDelegation({
    body: { to: to.id, permissions, fromDay: today(), untilDay: today(), reason: '休假' },
  })
const rights = async (browser: Browser) =>
  (await browser.client(contracts.identity).getSession()).permissions

const behindTheWall: Permission[] = [
  'statistics.collection.read',
  'statistics.return.review',
  'statistics.period.lock',
  'registry.enterprise.read',
  'registry.enterprise.edit',
  'registry.change.decide',
]

test('what units report is never lent to somebody outside statistics, one right or several', async () => {
  const officer = await world.as('statistics-officer', 'statistics')
  const outsiders = await Promise.all(
    (['department-head', 'department-officer', 'district-statistician'] as const).map((role) =>
      world.person(role, 'statistics'),
    ),
  )
  for (const outsider of outsiders) {
    for (const right of behindTheWall) {
      expect(await refusalOf(lend(officer, outsider, [right]))).toBe(
        'identity/deputy-outside-statistics',
      )
    }
    expect(
      await refusalOf(lend(officer, outsider, ['identity.people.read', ...behindTheWall])),
    ).toBe('identity/deputy-outside-statistics')
  }
})

test('a head of statistics is stood in for by a statistics officer, and by nobody less', async () => {
  const head = await world.as('statistics-head', 'statistics')
  const officer = await world.person('statistics-officer', 'statistics')
  await lend(head, officer, ['statistics.period.reopen'])
  expect(await rights(await world.session(officer))).toContain('statistics.period.reopen')
})

test('a loan that is already there opens nothing to an outsider, and lapses with the own role', async () => {
  const officer = await world.person('statistics-officer', 'statistics')
  const outsider = await world.person('department-officer', 'statistics')
  const now = world.platform.clock.now()
  await world.asSystem((tx) =>
    insertDelegation(tx, {
      id: newId(now),
      organisation_id: 'statistics',
      from_person: officer.id,
      to_person: outsider.id,
      permissions: behindTheWall,
      from_day: today(),
      until_day: addDays(today(), 1),
      reason: '旧有委托',
      created_at: now,
      created_by: officer.id,
    }),
  )
  const browser = await world.session(outsider)
  const reads = () => browser.client(contracts.statistics).listRounds()
  const deputies = () =>
    world.asSystem((tx) =>
      listDeputies(tx, {
        roles: ['statistics-officer'],
        permission: 'statistics.collection.read',
        organisation: 'statistics',
        day: dayInShanghai(now),
      }),
    )
  expect(await rights(browser)).not.toContain('statistics.collection.read')
  expect(await refusalOf(reads())).toBe('request/forbidden')
  expect(await deputies()).toEqual([])
  expect((await browser.client(contracts.desk).search({ query: { q: '企业' } })).items).toEqual(
    (
      await (
        await world.as('department-officer', 'statistics')
      )
        .client(contracts.desk)
        .search({ query: { q: '企业' } })
    ).items,
  )
  await world.asSystem((tx) =>
    insertGrant(tx, {
      id: newId(now),
      person_id: outsider.id,
      role: 'statistics-officer',
      granted_by: null,
      granted_at: now,
      from_day: null,
      until_day: today(),
      reason: '试验',
    }),
  )
  expect((await deputies()).map((one) => one.id)).toEqual([outsider.id])
  expect((await reads()).items).toEqual([])
  world.advance(24 * 3_600_000)
  const nextDay = await world.session(outsider)
  expect(await refusalOf(nextDay.client(contracts.statistics).listRounds())).toBe(
    'request/forbidden',
  )
})

test('an enterprise lends its returns to none but those who report for it', async () => {
  const firm = await world.organisation('enterprise')
  const admin = await world.as('enterprise-admin', firm)
  const bystander = await world.person('enterprise-reporter', firm)
  await world.asSystem((tx) =>
    tx
      .updateTable('identity_role_grant')
      .set({ revoked_at: world.platform.clock.now(), revoked_by: admin.person.id })
      .where('person_id', '=', bystander.id)
      .execute(),
  )
  const reporter = await world.person('enterprise-reporter', firm)
  expect(await refusalOf(lend(admin, bystander, ['statistics.return.submit']))).toBe(
    'identity/deputy-outside-statistics',
  )
  await lend(admin, reporter, ['registry.own.change'])
  expect(await rights(await world.session(reporter))).toContain('registry.own.change')
})

test('no head of a department gives a statistics role, and no administrator gives one to the leading group', async () => {
  const people = (browser: Browser) => browser.client(contracts.identity)
  const head = await world.as('department-head', 'statistics')
  const colleague = await world.person('department-officer', 'statistics')
  const grant = (
    by: Browser,
    to: TestPerson,
    role: 'statistics-officer' | 'district-statistician',
  ) => people(by).grantRole({ params: { person: to.id }, body: { role, reason: '试验' } })
  expect(await refusalOf(grant(head, colleague, 'statistics-officer'))).toBe('request/forbidden')
  expect(await refusalOf(grant(head, colleague, 'district-statistician'))).toBe('request/forbidden')
  const security = await world.as('security-admin')
  for (const role of ['leader', 'plan-office'] as const) {
    const judge = await world.person(role, 'commerce')
    expect(await refusalOf(grant(security, judge, 'statistics-officer'))).toBe(
      'identity/statistics-apart',
    )
  }
  await grant(security, colleague, 'statistics-officer')
})
