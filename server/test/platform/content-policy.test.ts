import { afterEach, expect, test } from 'vitest'
import { openWorld, type World } from '../setup/world.ts'

let world: World | undefined
afterEach(() => world?.close())

async function policyWith(env: Record<string, string>): Promise<Record<string, string>> {
  world = await openWorld({ env, register: () => {} })
  const { headers } = await world.server.inject('/')
  const parts = String(headers['content-security-policy']).split(';')
  return Object.fromEntries(
    parts.map((part) => {
      const [name = '', ...sources] = part.trim().split(' ')
      return [name, sources.join(' ').replace(/nonce-[^']+/, 'nonce')]
    }),
  )
}

test('an installation allows no inline script or style and no other connection, or injected code runs', async () => {
  const policy = await policyWith({})
  expect(policy).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self' 'nonce'",
    'connect-src': "'self'",
  })
  expect(JSON.stringify(policy)).not.toMatch(/unsafe|wss?:/)
})

test('development alone opens the policy for the bundler’s client', async () => {
  expect(await policyWith({ WSTC_DEV: '1' })).toMatchObject({
    'script-src': "'self' 'nonce'",
    'style-src': "'self' 'unsafe-inline'",
    'connect-src': "'self' ws:",
  })
})
