import type { LightMyRequestResponse } from 'fastify'
import type { Attack } from './requests.ts'
import type { Operation } from './surface.ts'

/** What only our own side knows: traces, paths, SQL, names of the machine's folders. */
const inside =
  /node_modules|\bat .+:\d+:\d+|\.[cm]?[jt]s:\d+|\/(tmp|home|root|usr|var)\/|\bselect\b.+\bfrom\b|insert into|violates|SQLSTATE|relation "|column "|wstc_app|ECONN|TypeError|RangeError|ZodError|postgres/i

const always = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'x-request-id',
]

export function headerFaults(headers: Readonly<Record<string, unknown>>): string[] {
  return always.filter((name) => !headers[name]).map((name) => `no header ${name}`)
}

/** What is wrong with a refusal: it is a problem document and tells nothing of the inside. */
export function refusalFaults(status: number, type: string, text: string): string[] {
  const faults: string[] = []
  if (!type.startsWith('application/problem+json'))
    return [`refused as ${type}: ${text.slice(0, 80)}`]
  const body = JSON.parse(text) as Record<string, unknown>
  if (body.status !== status) faults.push(`says ${body.status}`)
  for (const name of ['type', 'code', 'title', 'instance']) {
    if (typeof body[name] !== 'string') faults.push(`no ${name}`)
  }
  if (inside.test(text)) faults.push(`tells of the inside: ${inside.exec(text)?.[0]}`)
  return faults
}

/** What is wrong with `reply` to `attack`; nothing where the server held. */
export function faultsOf(
  operation: Operation,
  attack: Attack,
  reply: LightMyRequestResponse,
  secrets: readonly string[],
): string[] {
  const { statusCode: status, headers } = reply
  const type = String(headers['content-type'] ?? '')
  const faults = headerFaults(headers)
  if (status >= 500) faults.push('failed')
  if (headers['cache-control'] === undefined) faults.push('no header cache-control')
  for (const secret of secrets) if (reply.body.includes(secret)) faults.push('holds a secret')
  const empty = attack.method === 'HEAD' || reply.body === ''
  if (status >= 400 && !empty) faults.push(...refusalFaults(status, type, reply.body))
  if (status >= 400 && reply.body === '' && attack.method !== 'HEAD') faults.push('empty refusal')
  const own = attack.method === operation.method && status === 200
  if (own && operation.endpoint.reply && attack.how === 'valid') {
    const body = reply.json()
    const parsed = operation.endpoint.reply.safeParse(body)
    if (!parsed.success) faults.push(`reply does not fit: ${parsed.error.message.slice(0, 200)}`)
    else if (JSON.stringify(parsed.data) !== JSON.stringify(body)) faults.push('reply holds more')
  }
  return faults.map((fault) => `${status} ${fault}`)
}
