import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../setup/world.ts'
import { type CityHall, openCityHall, type Player } from './city-hall.ts'
import { recordsOf } from './records.ts'

let hall: CityHall
let records: ReturnType<typeof recordsOf>
beforeAll(async () => {
  hall = await openCityHall()
  records = recordsOf(hall)
})
afterAll(() => hall?.world.close())

const days = { fromDay: '2018-04-16', untilDay: '2018-05-16', reason: '休假期间代理' }
const idOf = (who: Player): string => hall.players[who].person.id
const lend = (from: Player, to: string, permissions: string[]) =>
  hall.ask(from, 'POST', '/delegations', { to, permissions, ...days })
const codeOf = async (asked: Promise<{ status: number; json: Record<string, any> }>) => {
  const reply = await asked
  return reply.status < 300 ? 'done' : reply.json.code
}
const post = (who: SignedIn, path: string, payload: object, revision?: number) =>
  who.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    payload,
    headers: revision === undefined ? {} : { 'if-match': `"${revision}"` },
  })

describe('an organisation’s own administrator', () => {
  it('cannot put the office of the leading group out of use, nor change its account', async () => {
    const { world } = hall
    const head = await world.as('department-head', 'commerce')
    const office = await world.person('plan-office', 'commerce')
    const officer = await world.person('department-officer', 'commerce')
    const reason = '离职'
    const off = (id: string) =>
      post(head, `/people/${id}/deactivation`, { reason }).then((reply) => reply.statusCode)
    expect(await off(office.id)).toBe(403)
    const change = await head.inject({
      method: 'PATCH',
      url: `/api/v1/people/${office.id}`,
      payload: { email: 'mine@example.org' },
      headers: { 'if-match': '"1"' },
    })
    expect(change.statusCode).toBe(403)
    expect(await off(officer.id)).toBe(200)
  })
})

describe('delegated rights', () => {
  it('nobody lends what is not theirs, what is personal, or what was only lent to them', async () => {
    const { leadHead, coopOfficer } = hall.players
    const refused = 'identity/cannot-delegate'
    expect(await codeOf(lend('leadOfficer', leadHead.person.id, ['plan.evidence.judge']))).toBe(
      refused,
    )
    expect(await codeOf(lend('leadHead', idOf('leadOfficer'), ['identity.people.manage']))).toBe(
      refused,
    )
    expect(await codeOf(lend('leadHead', idOf('leadHead'), ['plan.progress.sign']))).toBe(
      'identity/deputy-elsewhere',
    )
    expect(await codeOf(lend('leadHead', coopOfficer.person.id, ['plan.progress.sign']))).toBe(
      'identity/deputy-elsewhere',
    )
    expect(await codeOf(lend('leadHead', idOf('leadOfficer'), ['plan.progress.sign']))).toBe('done')
    expect(await codeOf(lend('leadOfficer', idOf('bothHats'), ['plan.progress.sign']))).toBe(
      refused,
    )
  })

  it('a deputy’s right ends with the delegation, in the session that is already open', async () => {
    const { id, revision } = await records.submitted()
    const made = (await lend('leadHead', idOf('leadOfficer'), ['plan.progress.sign'])).json
    await hall.done('leadHead', 'POST', `/delegations/${made.id}/revocation`)
    for (const { id: other } of (await hall.done('leadOfficer', 'GET', '/delegations')).items) {
      await hall.ask('leadHead', 'POST', `/delegations/${other}/revocation`)
    }
    const sign = hall.ask('leadOfficer', 'POST', `/plan/work/reports/${id}/sign`, { revision })
    expect(await codeOf(sign)).toBe('request/forbidden')
  })

  it('rights that ask for a second factor ask for it of the deputy too', async () => {
    const { world } = hall
    const deputy = await world.person('department-officer', 'commerce')
    await world.asSystem((tx) =>
      tx
        .updateTable('identity_role_grant')
        .set({ revoked_at: world.platform.clock.now() })
        .where('person_id', '=', deputy.id)
        .execute(),
    )
    await world.asSystem((tx) =>
      tx
        .updateTable('identity_credential')
        .set({ totp_secret: null, totp_confirmed_at: null })
        .where('person_id', '=', deputy.id)
        .execute(),
    )
    const browser = await world.session(deputy)
    const { revision, id } = await records.submitted()
    const lent = ['plan.progress.sign', 'plan.task.read']
    expect((await lend('leadHead', deputy.id, lent)).status).toBe(200)
    const reply = await post(browser, `/plan/work/reports/${id}/sign`, {}, revision)
    expect(reply.json().code).toBe('identity/finish-setup')
    const session = await browser.inject({ method: 'GET', url: '/api/v1/session' })
    expect(session.json()).toMatchObject({ step: 'enrol', permissions: [] })
  })

  it('who submitted cannot have it judged or verified in the own name by a deputy', async () => {
    const { world } = hall
    const piece = await records.evidenceOfBothHats()
    const figure = await records.observationOfBothHats()
    const deputy = await world.as('department-officer', 'commerce')
    const lent = ['plan.evidence.judge', 'plan.observation.verify']
    expect((await lend('bothHats', deputy.person.id, lent)).status).toBe(200)
    const verdict = { outcome: 'accepted', reason: '代为采信' }
    const judged = await post(deputy, `/plan/work/evidence/${piece.id}/judge`, verdict, 1)
    expect(judged.json().code).toBe('plan/own-evidence')
    const verified = await post(deputy, `/plan/observations/${figure.id}/verification`, {})
    expect(verified.json().code).toBe('plan/own-record')
    expect(
      await codeOf(
        hall.ask('office', 'POST', `/plan/work/evidence/${piece.id}/judge`, {
          revision: 1,
          outcome: 'accepted',
          reason: '属实',
        }),
      ),
    ).toBe('done')
  })
})

describe('roles', () => {
  const grant = (who: Player, to: string, role: string) =>
    codeOf(hall.ask(who, 'POST', `/people/${to}/roles`, { role, reason: '试一试' }))

  it('a head gives the roles of the own department and none beyond it, nor any to oneself', async () => {
    const colleague = (await hall.world.person('department-officer', 'commerce')).id
    for (const role of ['plan-office', 'leader']) {
      expect(await grant('leadHead', colleague, role), role).toBe('request/forbidden')
    }
    for (const role of ['system-admin', 'security-admin', 'audit-admin', 'enterprise-admin']) {
      expect(await grant('leadHead', colleague, role), role).toBe('identity/role-does-not-fit')
    }
    for (const who of ['leadHead', 'firmAdmin', 'securityAdmin'] as const) {
      expect(await grant(who, idOf(who), 'department-officer'), who).toBe(
        'identity/not-for-oneself',
      )
    }
    expect(await grant('systemAdmin', colleague, 'plan-office')).toBe('request/forbidden')
    const invite = { name: '新人', login: 'new-one', email: 'new-one@example.test' }
    for (const [who, roles] of [
      ['leadHead', ['plan-office']],
      ['systemAdmin', ['department-officer']],
    ] as const) {
      const body = { ...invite, organisation: 'commerce', roles }
      expect(await codeOf(hall.ask(who, 'POST', '/people', body))).toBe('request/forbidden')
    }
  })

  it('one administrator alone cannot take over another’s account', async () => {
    const at = hall.players.securityAdmin.person.organisation
    const other = await hall.world.person('system-admin', at)
    for (const id of [idOf('securityAdmin'), idOf('auditAdmin'), other.id]) {
      const change = hall.ask('systemAdmin', 'PATCH', `/people/${id}`, {
        revision: 1,
        email: 'mine@example.test',
      })
      expect(await codeOf(change)).toBe('identity/administrators-mail')
    }
    const named = hall.ask('systemAdmin', 'PATCH', `/people/${idOf('auditAdmin')}`, {
      revision: 1,
      name: '新名',
    })
    expect(await codeOf(named)).toBe('done')
  })

  it('the former mail address learns that it was replaced', async () => {
    const { world, players } = hall
    const { email, id } = await world.person(
      'enterprise-reporter',
      players.firmAdmin.person.organisation,
    )
    const replaced = 'elsewhere@example.test'
    await hall.done('firmAdmin', 'PATCH', `/people/${id}`, { revision: 1, email: replaced })
    const mails = await world.asSystem((tx) =>
      tx.selectFrom('notices_mail').selectAll().where('recipient', '=', email).execute(),
    )
    expect(mails).toHaveLength(1)
    expect(mails[0]!.body).not.toContain(replaced)
  })
})

describe('the same act twice at once', () => {
  const twice = async (who: Player, path: string, body?: object) =>
    (await Promise.all([1, 2, 3, 4].map(() => hall.ask(who, 'POST', path, body)))).map((one) =>
      one.status < 300 ? 'done' : (one.json.code as string),
    )
  const once = (codes: string[], ...others: string[]) => {
    expect(codes.filter((code) => code === 'done')).toHaveLength(1)
    for (const code of codes) expect(['done', ...others]).toContain(code)
  }

  it('exactly one submits, signs and judges', async () => {
    const late = ['request/changed-meanwhile', 'plan/not-at-this-stage']
    const draft = await records.draft()
    const path = `/plan/work/reports/${draft.id}`
    once(await twice('leadOfficer', `${path}/submit`, { revision: draft.revision }), ...late)
    once(await twice('leadHead', `${path}/sign`, { revision: draft.revision! + 1 }), ...late)
    once(
      await twice('leadOfficer', `${path}/correct`, { reason: '更正' }),
      'plan/report-in-work',
      'request/conflict',
    )
    const piece = await records.evidence()
    const verdict = { revision: 1, outcome: 'accepted', reason: '属实' }
    once(await twice('office', `/plan/work/evidence/${piece.id}/judge`, verdict), ...late)
    const figure = await records.observationOfBothHats()
    const verify = `/plan/observations/${figure.id}/verification`
    once(await twice('office', verify, {}), 'request/conflict', 'plan/superseded')
  })

  it('opening at once gives one report and one contribution, and no failure', async () => {
    const fair = ['done', 'request/conflict', 'request/changed-meanwhile']
    const { id } = await records.obligation()
    const made = await twice('coopOfficer', `/plan/work/obligations/${id}/contributions`)
    for (const code of made) expect(fair).toContain(code)
    const opened = await twice('leadOfficer', '/plan/work/tasks/12/reports', { period: '2018-Q1' })
    for (const code of opened) expect(fair).toContain(code)
    expect([...made, ...opened]).toContain('done')
  })
})
