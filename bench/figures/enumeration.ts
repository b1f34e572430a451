import { hashToken, newToken } from '../../server/src/identity/secrets.ts'
import { inTurns } from '../ask.ts'
import type { Figure, Line } from '../figure.ts'
import type { Ground } from '../ground.ts'
import { ms, times } from '../statistics.ts'

/** One request from an address of its own, so that nobody is held up for guessing. */
function askAnew({ server }: Ground, path: string, expected: number) {
  let asked = 0
  return async (body: object): Promise<void> => {
    asked += 1
    const reply = await fetch(`${server.origin}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-requested-with': 'wstc',
        'x-forwarded-for': `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`,
      },
      body: JSON.stringify(body),
    })
    const text = await reply.text()
    if (reply.status !== expected) throw new Error(`${path}: ${reply.status} ${text}`)
  }
}

/** Links that were good once, each with an hour that is over. */
async function expiredLinks({ sql, desk }: Ground, count: number): Promise<string[]> {
  const [someone] = await sql.query<{ id: string }>('select id from identity_person limit 1')
  const now = desk.clock.now()
  const tokens = Array.from({ length: count }, newToken)
  for (const token of tokens) {
    await sql.query(
      `insert into identity_token (token_hash, person_id, purpose, created_at, expires_at)
       values ($1, $2, 'invitation', $3, $3)`,
      [hashToken(token), someone!.id, new Date(now.getTime() - 3_600_000)],
    )
  }
  return tokens
}

/** Whether somebody exists cannot be told from how long an answer takes. */
export const enumeration: Figure = {
  name: 'enumeration',
  run: async (open, { times: tries }) => {
    const ground = await open()
    const rounds = Math.max(2, tries)
    const people = await ground.sql.query<{ login: string }>(
      `select login from identity_person where state = 'active' order by login`,
    )
    const login = (n: number): string => people[n % people.length]!.login
    const links = await expiredLinks(ground, 2 * (rounds + 3))
    const invented = links.map(newToken)
    const signIn = askAnew(ground, '/sign-in', 401)
    const reset = askAnew(ground, '/password-resets', 204)
    const lookup = askAnew(ground, '/invitations/lookup', 422)
    const cases = [
      {
        what: 'Sign-in with a wrong password',
        known: (n: number) => signIn({ login: login(n), password: 'not it' }),
        absent: (n: number) => signIn({ login: `nobody-${n}`, password: 'not it' }),
      },
      {
        what: 'Asking for a new password',
        known: (n: number) => reset({ login: login(n) }),
        absent: (n: number) => reset({ login: `nobody-${n}` }),
      },
      {
        what: 'Opening the link of an invitation that is over',
        known: (n: number) => lookup({ token: links[n]! }),
        absent: (n: number) => lookup({ token: invented[n]! }),
      },
    ]
    const lines: Line[] = []
    for (const { what, known, absent } of cases) {
      let [a, b] = [0, 0]
      const ask = { known: () => known(a++), absent: () => absent(b++) }
      // Each is as often before the other as after it.
      const [first, second, third, fourth] = await inTurns(
        [ask.known, ask.absent, ask.absent, ask.known],
        rounds,
      )
      const own = (first!.p50 + fourth!.p50) / 2
      const other = (second!.p50 + third!.p50) / 2
      const ratio = own / other
      lines.push({
        what: `${what}: an account that exists against one that does not`,
        bar: '—',
        measured: `p50 ${ms(own)} against ${ms(other)}`,
        ratio: times(ratio),
        baseline: 'the account that does not exist, in turns',
        met: undefined,
      })
    }
    return lines
  },
}
