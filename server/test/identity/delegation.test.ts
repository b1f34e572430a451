import { identityContract } from '@wstc/domain/identity/contract'
import { addDays } from '@wstc/domain/kernel/period'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemoPeople } from '../../src/identity/demo.ts'
import { authenticate } from '../../src/identity/index.ts'
import { serveIdentity } from '../../src/identity/routes.ts'
import { type Browser, refusalOf } from '../setup/browser.ts'
import { openWorld, type World } from '../setup/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ register: serveIdentity })
})
afterAll(() => world.close())

const clientOf = (browser: Browser) => browser.client(identityContract)
const today = () => world.platform.clock.today()
const rights = async (browser: Browser) => (await clientOf(browser).getSession()).permissions
const day = 24 * 3_600_000

async function pair() {
  const head = await world.as('department-head', 'science-technology')
  const deputy = await world.person('department-officer', 'science-technology')
  const lend = (fromDay: string, untilDay: string) =>
    clientOf(head).createDelegation({
      body: {
        to: deputy.id,
        permissions: ['plan.progress.sign'],
        fromDay,
        untilDay,
        reason: '出差期间代为审签',
      },
    })
  return { head, deputy, lend }
}

test('a deputy has the lent right on the days named, and on no other', async () => {
  const { deputy, lend } = await pair()
  await lend(addDays(today(), 1), addDays(today(), 2))
  const seen: boolean[] = []
  for (let n = 0; n < 4; n += 1) {
    seen.push((await rights(await world.session(deputy))).includes('plan.progress.sign'))
    world.advance(day)
  }
  expect(seen).toEqual([false, true, true, false])
})

test('a lent right lapses when it is taken back, or its owner loses it or leaves', async () => {
  const { head, deputy, lend } = await pair()
  const browser = await world.session(deputy)
  const made = await lend(today(), today())
  expect(await rights(browser)).toContain('plan.progress.sign')
  await clientOf(head).revokeDelegation({ params: { delegation: made.id } })
  expect(await rights(browser)).not.toContain('plan.progress.sign')
  await lend(today(), today())
  expect(await rights(browser)).toContain('plan.progress.sign')
  await world.asSystem((tx) =>
    tx
      .updateTable('identity_person')
      .set({ state: 'inactive' })
      .where('id', '=', head.person.id)
      .execute(),
  )
  expect(await rights(browser)).not.toContain('plan.progress.sign')
})

test('a request that only a lent right opens says for whom it was made', async () => {
  const { head, deputy, lend } = await pair()
  await lend(today(), today())
  const browser = await world.session(deputy)
  const ask = async (access: string) => {
    const request = {
      headers: {},
      cookies: Object.fromEntries(browser.cookies),
      routeOptions: { config: { endpoint: { access, path: '/x' } } },
    }
    return (await authenticate(world.platform, request as never)).onBehalfOf
  }
  expect(await ask('plan.progress.sign')).toBe(head.person.id)
  expect(await ask('plan.progress.report')).toBeUndefined()
})

test('nobody lends what is not theirs, what may not pass on, or to another organisation', async () => {
  const { deputy } = await pair()
  const officer = await world.session(deputy)
  const colleague = await world.person('department-officer', 'science-technology')
  const outsider = await world.person('department-officer', 'finance')
  const lend = (to: string, permission: string) =>
    refusalOf(
      clientOf(officer).createDelegation({
        body: {
          to,
          permissions: [permission as 'plan.task.read'],
          fromDay: today(),
          untilDay: today(),
          reason: '休假',
        },
      }),
    )
  expect(await lend(colleague.id, 'plan.progress.sign')).toBe('identity/cannot-delegate')
  expect(await lend(colleague.id, 'identity.duty.delegate')).toBe('identity/cannot-delegate')
  expect(await lend(outsider.id, 'plan.task.read')).toBe('identity/deputy-elsewhere')
  const forced = world.asSystem((tx) =>
    sql`insert into identity_delegation (id, organisation_id, from_person, to_person, permissions,
      from_day, until_day, reason, created_at, created_by)
      values ('x', 'science-technology', ${deputy.id}, ${outsider.id}, '{plan.task.read}',
        '2018-04-16', '2018-04-16', 'x', now(), ${deputy.id})`.execute(tx),
  )
  await expect(forced).rejects.toMatchObject({ code: '23503' })
})

test('anyone may ask what they may do and why; only security and audit may ask about others', async () => {
  const { head, deputy, lend } = await pair()
  await lend(today(), today())
  const own = await clientOf(await world.session(deputy)).explainAccess()
  const signing = own.permissions.find((one) => one.permission === 'plan.progress.sign')
  expect(signing?.reasons).toMatchObject([{ kind: 'delegation', by: { id: head.person.id } }])
  expect(own.endpoints.map((one) => one.name)).toContain('identity.listPeople')
  expect(own.endpoints.map((one) => one.name)).not.toContain('identity.unlockAccount')
  const query = { person: deputy.id }
  const auditor = await world.as('audit-admin')
  expect((await clientOf(auditor).explainAccess({ query })).permissions).toEqual(own.permissions)
  const stranger = await world.as('leader')
  expect(await refusalOf(clientOf(stranger).explainAccess({ query }))).toBe('request/not-found')
})

test('the demo has an account for every role, loads once, and keeps no default password', async () => {
  const accounts = (await loadDemoPeople(world.platform))!
  const { roleNames } = await import('@wstc/domain/identity/roles')
  expect(new Set(accounts.map((one) => one.role))).toEqual(new Set(roleNames))
  expect(new Set(accounts.map((one) => one.password)).size).toBe(accounts.length)
  for (const { id } of world.platform.city.departments) {
    expect(accounts.map((one) => one.user)).toContain(`demo-${id}-head`)
  }
  const { stat } = await import('node:fs/promises')
  const { demoAccountsFile } = await import('../../src/identity/demo.ts')
  expect((await stat(demoAccountsFile(world.platform))).mode & 0o777).toBe(0o600)
  expect(await loadDemoPeople(world.platform)).toBeUndefined()
  const enterprise = accounts.find((one) => one.role === 'enterprise-reporter')!
  const browser = world.browser()
  const { user: login, password } = enterprise
  await clientOf(browser).signIn({ body: { login, password } })
  expect((await clientOf(browser).getSession()).person?.synthetic).toBe(true)
})
