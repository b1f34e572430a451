import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { identityContract } from '@wstc/domain/identity/contract'
import { ApiProblem, createClient } from '@wstc/sdk/client'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'

/** `lost`: done, and the answer does not come back; `cut`: it comes back in half. */
type Fate = 'arrives' | 'lost' | 'cut' | 'busy' | 'long' | 'never'

let world: World
let admin: SignedIn
let fates: Fate[]
let keys: (string | undefined)[]
let line: ReturnType<typeof createServer>

beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('system-admin')
  await world.server.listen({ host: '127.0.0.1', port: 0 })
  const far = (world.server.server.address() as AddressInfo).port
  line = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    keys.push(request.headers['idempotency-key'] as string | undefined)
    const fate = fates.shift() ?? 'arrives'
    if (fate === 'never') return void request.socket.destroy()
    if (fate === 'busy' || fate === 'long') {
      const headers = { 'retry-after': fate === 'busy' ? '1' : '3600' }
      return void response.writeHead(503, headers).end('{"code":"request/overloaded","status":503}')
    }
    const { host: _, connection: __, ...headers } = request.headers
    const reply = await fetch(`http://127.0.0.1:${far}${request.url}`, {
      method: request.method!,
      headers: headers as Record<string, string>,
      ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}),
    })
    const answer = Buffer.from(await reply.arrayBuffer())
    if (fate === 'lost') return void request.socket.destroy()
    const type = reply.headers.get('content-type')
    response.writeHead(reply.status, {
      ...(type ? { 'content-type': type } : {}),
      'content-length': answer.length,
    })
    if (fate === 'arrives') return void response.end(answer)
    response.write(answer.subarray(0, 5), () => request.socket.destroy())
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  line?.close()
  line?.closeAllConnections()
  await world?.close()
})
beforeEach(() => {
  fates = []
  keys = []
})

const client = () =>
  createClient(
    identityContract,
    (url, init) => fetch(`http://127.0.0.1:${(line.address() as AddressInfo).port}${url}`, init),
    () => ({
      'x-requested-with': 'wstc',
      cookie: [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    }),
  )
const firm = (id: string) => ({
  id,
  kind: 'enterprise' as const,
  name: { zh: '江城软件', en: 'Jiangcheng Software' },
  short: { zh: '江城', en: 'Jiangcheng' },
})
const entries = (id: string) =>
  world.asSystem(async (tx) => {
    const rows = tx.selectFrom('audit_entry').where('subject_id', '=', id).select('action')
    return (await rows.execute()).map((row) => row.action)
  })

it.each<[Fate, number]>([
  ['lost', 2],
  ['cut', 2],
  ['never', 2],
  ['busy', 2],
])('a write whose answer is %s is sent again with its key and done once', async (fate, sent) => {
  fates = [fate]
  const made = await client().createOrganisation({ body: firm(`firm-${fate}`) })
  expect(made).toMatchObject({ id: `firm-${fate}`, revision: 1 })
  expect(keys.length).toBe(sent)
  expect(new Set(keys).size).toBe(1)
  expect(keys[0]).toBeTruthy()
  expect(await entries(`firm-${fate}`)).toEqual(['identity.organisation.created'])
})

it('an answer lost again and again is given up after three attempts, and still done once', async () => {
  fates = ['lost', 'lost', 'lost', 'arrives']
  await expect(client().createOrganisation({ body: firm('firm-given-up') })).rejects.toThrow(
    /fetch failed/,
  )
  expect(new Set(keys).size).toBe(1)
  expect(keys.length).toBe(3)
  expect(await entries('firm-given-up')).toEqual(['identity.organisation.created'])
})

it('a server that asks for an hour is not waited for; the caller learns how long', async () => {
  fates = ['long']
  const error = await client()
    .createOrganisation({ body: firm('firm-long') })
    .catch((one: unknown) => one)
  expect(error).toBeInstanceOf(ApiProblem)
  expect((error as ApiProblem).retryAfter).toBe(3600)
  expect(keys.length).toBe(1)
})

it('a refusal is not asked for again, nor what has no key: it could be done twice', async () => {
  await client().createOrganisation({ body: firm('firm-there') })
  keys = []
  await expect(client().createOrganisation({ body: firm('firm-there') })).rejects.toThrow(
    'identity/organisation-exists',
  )
  expect(keys.length).toBe(1)
  keys = []
  fates = ['never']
  const body = { login: 'nobody', password: 'nothing at all' }
  await expect(client().signIn({ body })).rejects.toThrow()
  expect(keys.length).toBe(1)
})

it('a caller who gives up meanwhile is not kept waiting, and nothing more is sent', async () => {
  fates = ['busy']
  const given = new AbortController()
  const call = client().createOrganisation({ body: firm('firm-left') }, { signal: given.signal })
  while (keys.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  setTimeout(() => given.abort(), 50)
  await expect(call).rejects.toThrow(/abort/i)
  expect(keys.length).toBe(1)
  expect(await entries('firm-left')).toEqual([])
})
