import { checkReturn } from '@wstc/domain/statistics/collection/edits/verdict'
import type { ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import { hashToken, newToken } from '../../server/src/identity/secrets.ts'
import { insertSession } from '../../server/src/identity/store/sessions.ts'
import { cityRule } from '../../server/src/plan/city/rule.ts'
import { system } from '../../server/src/platform/actor.ts'
import { readCity } from '../../server/src/platform/city.ts'
import { readSurveys } from '../../server/src/platform/city-surveys.ts'
import type { Tx } from '../../server/src/platform/database.ts'
import { newId } from '../../server/src/platform/ids.ts'
import { listUnits, type Unit } from '../../server/src/registry/index.ts'
import { makeEconomy } from '../../server/src/statistics/collection/demo/economy.ts'
import { firmsBehind, makeFirms } from '../../server/src/statistics/collection/demo/firms.ts'
import { filingOf } from '../../server/src/statistics/collection/demo/month.ts'
import { readGround } from '../../server/src/statistics/collection/service/ground.ts'
import { getForm, getRound } from '../../server/src/statistics/collection/service/subjects.ts'
import {
  listOfRound,
  type ObligationRow,
} from '../../server/src/statistics/collection/store/obligations.ts'
import type { Desk } from '../desk.ts'
import type { Sql } from '../sql.ts'

const survey = 'services-monthly'
const period = '2018-03'
/** When nothing of March has been handed in. */
const before = new Date('2018-04-01T08:00:00+08:00')
/** When everything that ever comes would have come. */
const after = new Date('2019-01-01T08:00:00+08:00')

/** Somebody about to hand in a return. */
export interface Reporter {
  readonly cookie: string
  readonly obligation: string
  readonly revision: number
  readonly content: ReturnContent
}

/** An account for the unit, signed in. */
async function seat(tx: Tx, sql: Sql, unit: Unit, now: Date): Promise<string> {
  const [organisation, person] = [`bench-${unit.id}`, newId(now)]
  await sql.query(
    `insert into identity_organisation (id, kind, name_zh, name_en, short_zh, short_en, created_at)
     values ($1, 'enterprise', $2, $2, $2, $2, $3)`,
    [organisation, unit.name, now],
  )
  await sql.query(
    `insert into identity_person (id, organisation_id, name, login, email, state, created_at)
     values ($1, $2, '填报员', $2, 'reporter@example.invalid', 'active', $3)`,
    [person, organisation, now],
  )
  await sql.query(
    `insert into identity_role_grant (id, person_id, role, granted_at, reason)
     values ($1, $2, 'enterprise-reporter', $3, 'bench')`,
    [newId(now), person, now],
  )
  await sql.query('update registry_enterprise set organisation_id = $2 where id = $1', [
    unit.id,
    organisation,
  ])
  const token = newToken()
  await insertSession(tx, {
    id: newId(now),
    token_hash: hashToken(token),
    person_id: person,
    created_at: now,
    last_seen_at: now,
    expires_at: new Date(now.getTime() + 12 * 3_600_000),
    address: '127.0.0.1',
    agent: 'bench',
    method: 'second-factor',
  })
  return `__Host-wstc=${token}`
}

/** `count` firms of the demo with thirteen months behind them, each with its return for March ready. */
export async function openReporters(desk: Desk, sql: Sql, count: number): Promise<Reporter[]> {
  const city = await readCity(desk.config.city, cityRule)
  const surveys = await readSurveys(city)
  const inTransaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    desk.database.inTransaction(system, work)
  // About seven in ten are large enough to be asked, and some of those stay silent.
  const enterprises = 150 + Math.ceil(1.6 * count)
  const asked = { platform: { city, surveys }, now: before, requestId: 'bench', inTransaction }
  await makeEconomy({ ...asked, report: async () => {} }, { enterprises, months: 14 })
  const { currencies } = surveys.find((one) => one.id === survey)!.versions.at(-1)!.form.rows!
  const [units, owed, form] = await inTransaction(async (tx) => [
    await listUnits(tx),
    await listOfRound(tx, survey, period),
    await getForm(tx, await getRound(tx, survey, period)),
  ])
  const firms = makeFirms(city, { currencies }, enterprises)
  const behind = firmsBehind(city, { currencies }, firms, units)
  const byId = new Map(units.map((one) => [one.id, one]))

  const ready = async (tx: Tx, row: ObligationRow): Promise<ReturnContent | undefined> => {
    const content = filingOf(row, behind.get(row.enterprise)!, after, true)?.content
    if (!content) return undefined
    const { findings } = checkReturn(form, await readGround(tx, row), content)
    if (findings.some((one) => one.severity === 'hard')) return undefined
    const soft = findings.filter((one) => one.severity === 'soft')
    const explanations = soft.map(({ edit, address }) => ({ edit, address, text: '合同可查。' }))
    return { ...content, explanations }
  }
  const reporters: Reporter[] = []
  for (let from = 0; from < owed.length && reporters.length < count; from += 100) {
    await inTransaction(async (tx) => {
      for (const row of owed.slice(from, from + 100)) {
        const unit = byId.get(row.enterprise)!
        if (reporters.length === count || unit.organisation || row.relief_at) continue
        const content = await ready(tx, row)
        if (!content) continue
        const cookie = await seat(tx, sql, unit, desk.clock.now())
        reporters.push({ cookie, obligation: row.id, revision: row.revision, content })
      }
    })
  }
  if (reporters.length < count) throw new Error(`Only ${reporters.length} of ${count} can report`)
  return reporters
}
