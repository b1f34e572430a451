import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashToken } from '../../src/identity/secrets.ts'
import { makeLog } from '../../src/platform/log.ts'
import { type CityHall, openCityHall } from '../access/city-hall.ts'

/** Random words that stand nowhere else, by what they are. */
const secret = Object.fromEntries(
  ['password', 'newPassword', 'evidence', 'draft', 'name', 'email', 'reset', 'code', 'session'].map(
    (kind) => [kind, `${kind}-${randomBytes(12).toString('hex')}`],
  ),
) as Record<string, string>

let hall: CityHall
const lines: string[] = []
let replies = ''
let totp = ''
let token = ''

const post = (url: string, payload: object, cookie = '') =>
  hall.world.server.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: { cookie } })

beforeAll(async () => {
  hall = await openCityHall()
  const log = makeLog('trace', { write: (line: string) => void lines.push(line) })
  Object.assign(hall.world.platform.log, {
    error: log.error.bind(log),
    warn: log.warn.bind(log),
    info: log.info.bind(log),
  })
  await journeys()
}, 120_000)
afterAll(() => hall?.world.close())

/** What happens on an ordinary day, and what goes wrong on one, with the secrets in it. */
async function journeys(): Promise<void> {
  const { players, world } = hall
  const invited = await hall.done('firmAdmin', 'POST', '/people', {
    name: secret.name,
    login: 'secret-keeper',
    email: `${secret.email}@example.test`,
  })
  const mails = await world.asSystem((tx) => tx.selectFrom('notices_mail').selectAll().execute())
  token = /#([\w-]{30,})/.exec(JSON.stringify(mails))?.[1] ?? ''
  await post('/invitations/acceptance', { token, password: secret.password! })
  const bad = await post('/sign-in', { login: 'secret-keeper', password: secret.newPassword! })
  replies += bad.body
  const good = await post('/sign-in', { login: 'secret-keeper', password: secret.password! })
  const cookie = good.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  secret.session = good.cookies.find(({ name }) => name === '__Host-wstc')!.value
  const started = await world.server.inject({
    method: 'POST',
    url: '/api/v1/account/second-factor',
    headers: { cookie, 'x-requested-with': 'wstc' },
    payload: { password: secret.password },
  })
  totp = started.json().secret
  for (const payload of [
    `{"login":"${secret.newPassword}"`,
    { login: secret.code, password: secret.reset, x: secret.draft },
  ]) {
    const reply = await world.server.inject({
      method: 'POST',
      url: '/api/v1/sign-in',
      headers: { 'content-type': 'application/json' },
      payload,
    })
    replies += reply.body
  }
  replies += (await world.server.inject(`/api/v1/people?text=${secret.reset}`)).body
  await post('/password-resets', { login: 'secret-keeper' })
  await players.leadOfficer.inject({
    method: 'PUT',
    url: '/api/v1/desk/drafts/a.secret',
    headers: { 'if-match': '"0"' },
    payload: { formVersion: '1', values: { text: secret.draft } },
  })
  const file = await hall.upload('leadOfficer', `${secret.evidence}.txt`, `text ${secret.evidence}`)
  await hall.done('leadOfficer', 'POST', '/plan/work/tasks/5/evidence', {
    kind: 'file',
    requirement: 'mechanism',
    title: secret.evidence,
    file,
    publicity: 'internal',
  })
  // A row that the database refuses: its words for that quote the whole row.
  await hall.world
    .asSystem((tx) =>
      tx
        .updateTable('identity_person')
        .set({ state: secret.code as never })
        .where('id', '=', invited.id)
        .execute(),
    )
    .catch((error: unknown) => hall.world.platform.log.error({ err: error }, 'unexpected error'))
}

const all = (): [string, string][] => [...Object.entries(secret), ['totp', totp], ['token', token]]

const found = (text: string, but: readonly string[] = []): string[] =>
  all().flatMap(([kind, value]) =>
    value && !but.includes(kind) && text.includes(value) ? [kind] : [],
  )

describe('a secret', () => {
  it('was really there to be found', () => {
    for (const [kind, value] of all()) expect(value.length, kind).toBeGreaterThan(15)
    expect(lines.length).toBeGreaterThan(0)
    expect(replies.length).toBeGreaterThan(100)
  })

  it('is in no line of the log, an error of the database included', () => {
    expect(found(lines.join('\n'))).toEqual([])
    expect(lines.join('\n')).toContain('identity_person')
  })

  it('is in no refusal and no metric', async () => {
    expect(found(replies)).toEqual([])
    expect(found((await hall.world.server.inject('/metrics')).body)).toEqual([])
  })

  it('stands in the database only where it belongs', async () => {
    const { rows: tables } = await hall.world.asSystem((tx) =>
      sql<{ name: string }>`
        select table_name as name from information_schema.tables
        where table_schema = current_schema() and table_type = 'BASE TABLE'
          and table_name <> 'migration'`.execute(tx),
    )
    expect(tables.length).toBeGreaterThan(40)
    const places: string[] = []
    for (const { name } of tables) {
      const dump = await hall.world.asSystem((tx) =>
        sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(tx),
      )
      for (const kind of new Set(dump.rows.flatMap(({ row }) => found(row))))
        places.push(`${kind} in ${name}`)
    }
    expect(places.sort()).toEqual([
      'draft in desk_draft',
      'email in identity_person',
      'email in notices_mail',
      'evidence in desk_file',
      'evidence in plan_evidence',
      'name in identity_person',
      'name in notices_mail',
      'token in notices_mail',
    ])
    const { rows } = await hall.world.asSystem((tx) =>
      sql<{
        n: string
      }>`select count(*)::text as n from identity_session where token_hash = ${hashToken(secret.session!)}`.execute(
        tx,
      ),
    )
    expect(rows[0]?.n).toBe('1')
  })

  it('is in no file of the machine but the upload itself', () => {
    const folder = hall.world.platform.config.dataDir
    const files = (readdirSync(folder, { recursive: true }) as string[])
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
    const holding = files.flatMap((path) => found(readFileSync(path, 'latin1')))
    expect(holding).toEqual(['evidence'])
    for (const path of files) expect(statSync(path).mode & 0o077, path).toBe(0)
  })

  it('is in the arguments of no process', () => {
    const listing = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    expect(found(listing)).toEqual([])
    expect(listing).not.toContain(hall.world.platform.config.databaseUrl)
  })
})

describe('a value in a line of the log', () => {
  it('cannot begin a line of its own, nor colour the terminal of whoever reads it', () => {
    const written: string[] = []
    const log = makeLog('trace', { write: (line: string) => void written.push(line) })
    log.warn({ reason: 'a\n{"level":60,"msg":"forged"}\r\n\u001b[31m\u0007\u2028\u009b' }, 'b\nc')
    expect(written).toHaveLength(1)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be gone
    expect(written[0]!.trimEnd()).not.toMatch(/[\n\r\u001b\u0007\u2028\u009b]/)
  })
})
