import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export interface TestProvider {
  readonly issuer: string
  /** Walks through the provider's pages as `account`; answers the address it leads back to. */
  signIn(url: string, account: string): Promise<string>
  close(): Promise<void>
}

export const clientId = 'wstc'
export const clientSecret = 'a secret of the tests, long enough to sign with'

/** A real OpenID provider. An account is its mail address; `unverified-…` has proved none. */
export async function startProvider(redirectUri: string): Promise<TestProvider> {
  let handle: ReturnType<Provider['callback']> | undefined
  const http = createServer((request, response) => void handle?.(request, response))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    cookies: { keys: ['only for tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: true } },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: !id.startsWith('unverified-') }),
    }),
  })
  handle = provider.callback()
  const signIn: TestProvider['signIn'] = async (url, account) => {
    const jar = new Map<string, string>()
    let next = url
    let body: URLSearchParams | undefined
    for (let hop = 0; hop < 12; hop += 1) {
      const reply = await fetch(next, {
        redirect: 'manual',
        method: body ? 'POST' : 'GET',
        ...(body ? { body } : {}),
        headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      })
      for (const line of reply.headers.getSetCookie()) {
        const [name, value] = line.split(';')[0]!.split('=') as [string, string]
        if (value === '') jar.delete(name)
        else jar.set(name, value)
      }
      const text = await reply.text()
      const location = reply.headers.get('location')
      if (location?.startsWith(redirectUri)) return location
      if (location) {
        next = new URL(location, issuer).href
        body = undefined
      } else {
        const prompt = /name="prompt" value="(\w+)"/.exec(text)?.[1]
        if (!prompt) throw new Error(`The provider answered ${reply.status}: ${text.slice(0, 300)}`)
        body = new URLSearchParams({ prompt, login: account, password: 'any' })
      }
    }
    throw new Error('The provider never led back')
  }
  return {
    issuer,
    signIn,
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections()
        http.close(() => resolve())
      }),
  }
}
