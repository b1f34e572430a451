import { cleanFileName } from '@wstc/domain/desk/files'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CityHall, openCityHall } from './city-hall.ts'

let hall: CityHall
beforeAll(async () => {
  hall = await openCityHall()
})
afterAll(() => hall?.world.close())

const draft = (values: string): string => `{"formVersion":"1","values":${values}}`
const nested = (depth: number): string => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`

describe('input that means harm', () => {
  it.each([
    ['the character NUL', 'PUT', '/desk/drafts/a', draft('{"a":"x\\u0000y"}')],
    ['half a character', 'PUT', '/desk/drafts/a', draft('{"a":"\\ud800"}')],
    ['a prototype', 'PUT', '/desk/drafts/a', draft('{"__proto__":{"admin":true}}')],
    ['a constructor', 'PUT', '/desk/drafts/a', draft('{"constructor":{"prototype":{"x":1}}}')],
    ['deep nesting', 'PUT', '/desk/drafts/a', draft(nested(5000))],
    ['very deep nesting', 'PUT', '/desk/drafts/a', draft(nested(200_000))],
    ['a name with NUL', 'GET', '/people?text=%00', undefined],
    ['an id with NUL', 'GET', '/people/%00', undefined],
    ['a number beyond its column', 'GET', '/plan/work/evidence?task=99999999999', undefined],
    ['a day before all days', 'GET', '/plan/targets?asOf=0001-01-01', undefined],
    ['a field that is not asked', 'PATCH', '/account/profile', '{"estate":"system-admin"}'],
  ] as const)(
    '%s is refused as such and is no failure of the server',
    async (_, method, url, payload) => {
      const reply = await hall.players.leadOfficer.inject({
        method,
        url: `/api/v1${url}`,
        headers: { 'content-type': 'application/json', 'if-match': '"0"' },
        ...(payload ? { payload } : {}),
      })
      expect(reply.statusCode, reply.body).toBe(400)
      expect(({} as Record<string, unknown>).admin).toBeUndefined()
    },
  )

  it.each(['../../etc/passwd', '..%2f..%2fetc%2fpasswd', '%2e%2e/%2e%2e/etc/passwd', '__proto__'])(
    'a file asked for as %s does not exist',
    async (id) => {
      const reply = await hall.ask('leadOfficer', 'GET', `/desk/files/${id}`)
      expect(reply.status).toBe(404)
    },
  )

  it('a request from another site does nothing, whichever way it dresses', async () => {
    const { leadOfficer } = hall.players
    for (const headers of [
      { 'x-requested-with': '' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const url = '/api/v1/notices/read'
      const reply = await leadOfficer.inject({ method: 'POST', url, headers })
      expect(reply.statusCode, JSON.stringify(headers)).toBe(403)
    }
  })
})

it('a file name of any length is made safe before anyone gives up waiting', () => {
  const name = cleanFileName(`a${'. '.repeat(1_000_000)}\r\nset-cookie: x=1\u202Efdp.exe`, 'pdf')
  expect(cleanFileName('a\r\nset-cookie: x=1\u202Efdp.exe', 'pdf')).toBe('aset-cookie_ x=1fdp.pdf')
  expect(name).toMatch(/\.pdf$/)
})

it.each(['两行\n请访问 https://evil.example', '甲\u202Eexe', '乙\u2028丙', '丁\u0007'])(
  'the name %j is refused, or it would write into mails and lists that others trust',
  async (name) => {
    const login = 'a-new-name'
    const body = { name, login, email: 'new-name@example.test' }
    expect((await hall.ask('firmAdmin', 'POST', '/people', body)).status).toBe(400)
    expect((await hall.ask('expert', 'PATCH', '/account/profile', { name })).status).toBe(400)
  },
)
