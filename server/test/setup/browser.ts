import type { Contract } from '@wstc/domain/kernel/endpoint'
import { ApiProblem, type Client, createClient, type Transport } from '@wstc/sdk/client'
import type { FastifyInstance, InjectOptions } from 'fastify'

/** A browser of the tests: keeps cookies and sends what the web sends. */
export interface Browser {
  /** Typed client of a contract, as this browser. */
  client<C extends Contract>(contract: C): Client<C>
  /** One bare request; cookies and the header of the web are added. */
  inject(options: InjectOptions): ReturnType<FastifyInstance['inject']>
  readonly transport: Transport
  readonly cookies: Map<string, string>
}

export function openBrowser(server: FastifyInstance, address = '127.0.0.1'): Browser {
  const cookies = new Map<string, string>()
  const inject = async (options: InjectOptions) => {
    const reply = await server.inject({
      remoteAddress: address,
      ...options,
      headers: {
        'x-requested-with': 'wstc',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...options.headers,
      },
    })
    for (const { name, value, maxAge } of reply.cookies) {
      if (maxAge === 0 || value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return reply
  }
  const transport: Transport = async (url, init) => {
    const request = new Request(new URL(url, 'http://localhost:3000'), init)
    const payload = Buffer.from(await request.arrayBuffer())
    const reply = await inject({
      method: request.method as 'GET',
      url,
      headers: Object.fromEntries(request.headers),
      ...(payload.length > 0 ? { payload } : {}),
    })
    const empty = reply.statusCode === 204 || reply.statusCode === 304
    return new Response(empty ? null : new Uint8Array(reply.rawPayload), {
      status: reply.statusCode,
      headers: { 'content-type': String(reply.headers['content-type'] ?? '') },
    })
  }
  return {
    client: (contract) => createClient(contract, transport),
    inject: inject as Browser['inject'],
    transport,
    cookies,
  }
}

/** The code of the refusal that `call` ends in; fails when it succeeds. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  const fault = await call.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (fault instanceof ApiProblem) return fault.problem.code
  throw fault ?? new Error('The call was expected to be refused and was not')
}
