import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../platform/config.ts'

/** Session; a sign-in between its steps; a browser known from before; single sign-on under way. */
type CookieKind = 'session' | 'step' | 'device' | 'oidc'

const local = ['localhost', '127.0.0.1', '[::1]']

function isSecure(config: Config): boolean {
  const url = new URL(config.publicUrl)
  return url.protocol === 'https:' || local.includes(url.hostname)
}

/** `__Host-` binds a cookie to this host and to https; over plain http a browser would refuse it. */
function nameOf(config: Config, kind: CookieKind): string {
  const plain = kind === 'session' ? 'wstc' : `wstc-${kind}`
  return isSecure(config) ? `__Host-${plain}` : plain
}

export function readCookie(
  request: FastifyRequest,
  config: Config,
  kind: CookieKind,
): string | undefined {
  return request.cookies[nameOf(config, kind)] || undefined
}

/** `seconds` absent: until the browser closes. */
export function setCookie(
  reply: FastifyReply,
  config: Config,
  kind: CookieKind,
  value: string,
  seconds?: number,
): void {
  reply.setCookie(nameOf(config, kind), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(config),
    ...(seconds === undefined ? {} : { maxAge: seconds }),
  })
}

export function dropCookie(reply: FastifyReply, config: Config, kind: CookieKind): void {
  setCookie(reply, config, kind, '', 0)
}
