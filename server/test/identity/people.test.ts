import { identityContract } from '@wstc/domain/identity/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveIdentity } from '../../src/identity/routes.ts'
import { type Browser, refusalOf } from '../setup/browser.ts'
import { openWorld, type TestPerson, type World } from '../setup/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ register: serveIdentity })
})
afterAll(() => world.close())

const clientOf = (browser: Browser) => browser.client(identityContract)
const reason = '工作需要'

/** The newest link mailed to `email`. */
async function linkFor(email: string): Promise<string | undefined> {
  const { rows } = await world.asSystem((tx) =>
    sql<{ body: string }>`select body from notices_mail where recipient = ${email}
      order by id desc limit 1`.execute(tx),
  )
  return rows[0]?.body.match(/#([\w-]{20,})/)?.[1]
}

test('an invited colleague sets a password once and works with the role given', async () => {
  const manager = await world.as('enterprise-admin')
  const email = 'new-colleague@example.test'
  const made = await clientOf(manager).invitePerson({
    body: { name: '新同事', login: 'new.colleague', email, roles: ['enterprise-reporter'] },
  })
  expect(made.state).toBe('invited')
  const token = (await linkFor(email))!
  const browser = world.browser('10.1.0.1')
  expect(await clientOf(browser).findInvitation({ body: { token } })).toMatchObject({
    login: 'new.colleague',
  })
  const body = { token, password: 'harbour lights in winter' }
  await clientOf(browser).acceptInvitation({ body })
  expect(await refusalOf(clientOf(browser).acceptInvitation({ body }))).toBe(
    'identity/link-expired',
  )
  await clientOf(browser).signIn({ body: { login: 'new.colleague', password: body.password } })
  expect((await clientOf(browser).getSession()).roles).toEqual(['enterprise-reporter'])
})

test('a reason with half a character is refused as such, and the account stays as it was', async () => {
  const manager = await world.as('enterprise-admin')
  const { id } = await clientOf(manager).invitePerson({
    body: {
      name: '乙',
      login: 'half.reason',
      email: 'half@example.test',
      roles: ['enterprise-reporter'],
    },
  })
  const refused = clientOf(manager).deactivatePerson({
    params: { person: id },
    body: { reason: '离职\ud800了' },
  })
  expect(await refusalOf(refused)).toBe('request/invalid')
  const { state } = await clientOf(manager).getPerson({ params: { person: id } })
  expect(state).toBe('invited')
})

test('asking for a reset answers alike for known and unknown logins, and mails only the known', async () => {
  const person = await world.person('enterprise-admin')
  const session = await world.session(person)
  const ask = (login: string) =>
    world
      .browser('10.1.0.2')
      .inject({ method: 'POST', url: '/api/v1/password-resets', payload: { login } })
  const [known, unknown] = [await ask(person.login), await ask('nobody.at.all')]
  expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body])
  const token = (await linkFor(person.email))!
  const browser = world.browser('10.1.0.3')
  const password = 'seven bridges over the han'
  await clientOf(browser).resetPassword({ body: { token, password } })
  expect((await clientOf(session).getSession()).person).toBeNull()
  await clientOf(browser).signIn({ body: { login: person.login, password } })
  expect((await clientOf(browser).getSession()).person?.id).toBe(person.id)
})

test('a newer reset link ends the older one, and so does its use', async () => {
  const person = await world.person('enterprise-admin')
  const browser = world.browser('10.1.0.5')
  const ask = async () => {
    await clientOf(browser).requestReset({ body: { login: person.login } })
    return (await linkFor(person.email))!
  }
  const reset = (token: string) =>
    clientOf(browser).resetPassword({ body: { token, password: 'nine lakes west of the city' } })
  const [older, newer] = [await ask(), await ask()]
  expect(await refusalOf(reset(older))).toBe('identity/link-expired')
  await reset(newer)
  expect(await refusalOf(reset(newer))).toBe('identity/link-expired')
  expect(await refusalOf(reset(older))).toBe('identity/link-expired')
})

test('nobody can fill another’s mailbox with reset links, nor end the last one by asking on', async () => {
  const person = await world.person('enterprise-admin')
  const mails = async () => {
    const { rows } = await world.asSystem((tx) =>
      sql<{ count: string }>`select count(*) from notices_mail
        where recipient = ${person.email}`.execute(tx),
    )
    return Number(rows[0]?.count)
  }
  const ask = async (n: number) => {
    const { statusCode, body } = await world.browser(`10.1.1.${n}`).inject({
      method: 'POST',
      url: '/api/v1/password-resets',
      payload: { login: person.login },
    })
    expect([statusCode, body]).toEqual([204, ''])
  }
  for (let n = 0; n < 8; n += 1) await ask(n)
  expect(await mails()).toBe(5)
  const token = (await linkFor(person.email))!
  await ask(9)
  const body = { token, password: 'nine lakes west of the city' }
  await clientOf(world.browser('10.1.1.20')).resetPassword({ body })
  world.advance(3_600_000 + 1000)
  await ask(10)
  // With the one that tells of the changed password.
  expect(await mails()).toBe(7)
})

test('a reset link is worth nothing after two hours', async () => {
  const person = await world.person('enterprise-admin')
  const browser = world.browser('10.1.0.4')
  await clientOf(browser).requestReset({ body: { login: person.login } })
  const token = (await linkFor(person.email))!
  world.advance(2 * 3_600_000 + 1000)
  const body = { token, password: 'seven bridges over the han' }
  expect(await refusalOf(clientOf(browser).resetPassword({ body }))).toBe('identity/link-expired')
})

test('no administrator role is ever combined with another, even by direct SQL', async () => {
  const roles = ['system-admin', 'security-admin', 'audit-admin', 'department-officer'] as const
  for (const held of roles.slice(0, 3)) {
    const person = await world.person(held)
    for (const other of roles.filter((role) => role !== held)) {
      const attempt = world.asSystem((tx) =>
        sql`insert into identity_role_grant (id, person_id, role, granted_at, reason)
          values (${`${held}-${other}`}, ${person.id}, ${other}, ${new Date()}, 'x')`.execute(tx),
      )
      await expect(attempt).rejects.toMatchObject({ code: '23503' })
      const renamed = world.asSystem((tx) =>
        sql`update identity_person set estate = 'ordinary' where id = ${person.id}`.execute(tx),
      )
      await expect(renamed).rejects.toMatchObject({ code: '23503' })
    }
  }
})

test('only the security administrator gives reserved roles, and to fitting accounts', async () => {
  const security = await world.as('security-admin')
  const head = await world.as('department-head', 'commerce')
  const officer = await world.person('department-officer', 'commerce')
  const give = (browser: Browser, role: 'plan-office' | 'audit-admin' | 'bank-officer') =>
    clientOf(browser).grantRole({ params: { person: officer.id }, body: { role, reason } })
  expect(await refusalOf(give(head, 'plan-office'))).toBe('request/forbidden')
  expect(await refusalOf(give(security, 'bank-officer'))).toBe('identity/role-does-not-fit')
  expect(await refusalOf(give(security, 'audit-admin'))).toBe('identity/role-does-not-fit')
  const given = await give(security, 'plan-office')
  expect(given.roles.map((one) => one.role)).toEqual(['department-officer', 'plan-office'])
  const admin = await world.person('system-admin')
  const combined = clientOf(security).grantRole({
    params: { person: admin.id },
    body: { role: 'audit-admin', reason },
  })
  expect(await refusalOf(combined)).toBe('identity/role-excluded')
  const own = clientOf(security).grantRole({
    params: { person: security.person.id },
    body: { role: 'leader', reason },
  })
  expect(await refusalOf(own)).toBe('identity/not-for-oneself')
})

test('a role given for a time ends by itself', async () => {
  const security = await world.as('security-admin')
  const officer = await world.as('department-officer', 'finance')
  const today = world.platform.clock.today()
  await clientOf(security).grantRole({
    params: { person: officer.person.id },
    body: { role: 'plan-office', from: today, until: today, reason },
  })
  expect((await clientOf(officer).getSession()).permissions).toContain('plan.target.judge')
  world.advance(16 * 3_600_000)
  const later = await world.session(officer.person)
  expect((await clientOf(later).getSession()).permissions).not.toContain('plan.target.judge')
})

const visible = (who: TestPerson) =>
  world.asPerson(who, async (tx) => ({
    people: (await tx.selectFrom('identity_person').select('id').execute()).map((row) => row.id),
    organisations: (await tx.selectFrom('identity_organisation').select('id').execute()).map(
      (row) => row.id,
    ),
    secrets: (await tx.selectFrom('identity_credential').selectAll().execute()).length,
    tokens: (await tx.selectFrom('identity_token').selectAll().execute()).length,
  }))

test('row-level security hides other organisations’ people without any help of the application', async () => {
  const a = await world.person('enterprise-admin')
  const b = await world.person('enterprise-admin')
  const seen = await visible(a)
  expect(seen.people).toEqual([a.id])
  expect(seen.organisations).toContain(a.organisation)
  expect(seen.organisations).not.toContain(b.organisation)
  expect(seen.organisations).toContain('commerce')
  expect(seen.secrets + seen.tokens).toBe(0)
  const change = await world.asPerson(a, (tx) =>
    tx
      .updateTable('identity_person')
      .set({ name: 'taken over' })
      .where('id', '=', b.id)
      .executeTakeFirst(),
  )
  expect(change.numUpdatedRows).toBe(0n)
  const grant = world.asPerson(a, (tx) =>
    sql`insert into identity_role_grant (id, person_id, role, granted_at, reason)
      values ('stolen', ${a.id}, 'leader', ${new Date()}, 'x')`.execute(tx),
  )
  await expect(grant).rejects.toMatchObject({ code: '42501' })
})

test('another organisation’s person looks absent, as one that does not exist', async () => {
  const a = await world.as('enterprise-admin')
  const b = await world.person('enterprise-admin')
  const answers = await Promise.all(
    [b.id, 'nobody'].map(async (person) => {
      const reply = await a.inject({ method: 'GET', url: `/api/v1/people/${person}` })
      return [reply.statusCode, reply.json().code]
    }),
  )
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]).toEqual([404, 'request/not-found'])
})

test('names and holders of duties are told to other contexts, and nothing more', async () => {
  const { listHolders, listNames } = await import('../../src/identity/index.ts')
  const head = await world.person('department-head', 'statistics')
  const outsider = await world.person('enterprise-reporter')
  await world.asPerson(outsider, async (tx) => {
    expect(await listNames(tx, [head.id])).toEqual(new Map([[head.id, head.name]]))
    const day = world.platform.clock.today()
    const holders = await listHolders(tx, {
      roles: ['department-head'],
      organisation: 'statistics',
      day,
    })
    expect(holders).toEqual([
      { id: head.id, name: head.name, role: 'department-head', organisation: 'statistics' },
    ])
    expect(await tx.selectFrom('identity_person').select('id').execute()).toHaveLength(1)
  })
})

test('every act on an account leaves one entry, in the same transaction', async () => {
  const security = await world.as('security-admin')
  const officer = await world.person('department-officer', 'justice')
  await clientOf(security).grantRole({
    params: { person: officer.id },
    body: { role: 'plan-office', reason },
  })
  const { rows } = await world.asSystem((tx) =>
    sql<{ action: string; person: string }>`select action, person from audit_entry
      where subject_id = ${officer.id}`.execute(tx),
  )
  expect(rows).toEqual([{ action: 'identity.role.granted', person: security.person.id }])
})
