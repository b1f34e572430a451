import { hashToken, newToken } from '../../server/src/identity/secrets.ts'
import { insertSession } from '../../server/src/identity/store/sessions.ts'
import { system } from '../../server/src/platform/actor.ts'
import { newId } from '../../server/src/platform/ids.ts'
import type { Desk } from '../desk.ts'
import type { Sql } from '../sql.ts'

/** People of the demo with open sessions, as the `cookie` header that each sends. */
export interface Sessions {
  /** One session of `login`. */
  of(login: string): string
  /** Sessions of everyone with this role, `sessionsEach` per person. */
  withRole(role: string): readonly string[]
}

/** So many that 1,000 users do not share: each has a session and a cookie of its own. */
const sessionsEach = 8

export async function openSessions(desk: Desk, sql: Sql): Promise<Sessions> {
  const people = await sql.query<{ id: string; login: string; role: string }>(
    `select p.id, p.login, g.role from identity_person p join identity_role_grant g on g.person_id = p.id`,
  )
  const now = desk.clock.now()
  const cookies = new Map<string, string[]>()
  await desk.database.inTransaction(system, async (tx) => {
    for (const person of people) {
      for (let n = 0; n < sessionsEach; n += 1) {
        const token = newToken()
        await insertSession(tx, {
          id: newId(now),
          token_hash: hashToken(token),
          person_id: person.id,
          created_at: now,
          last_seen_at: now,
          expires_at: new Date(now.getTime() + 12 * 3_600_000),
          address: '127.0.0.1',
          agent: 'bench',
          method: 'second-factor',
        })
        const cookie = `__Host-wstc=${token}`
        cookies.set(person.login, [...(cookies.get(person.login) ?? []), cookie])
      }
    }
  })
  return {
    of: (login) => {
      const [first] = cookies.get(login) ?? []
      if (!first) throw new Error(`The demo has nobody called ${login}`)
      return first
    },
    withRole: (role) =>
      people.filter((one) => one.role === role).flatMap((one) => cookies.get(one.login) ?? []),
  }
}
