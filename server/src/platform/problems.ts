import type { Language } from '@wstc/domain/kernel/bilingual'
import { Problem } from '@wstc/domain/kernel/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from './log.ts'
import { fieldText, problemTitle } from './problem-words.ts'
import { retryAfter } from './retry-after.ts'

/** HTTP status by the end of a problem's code; what is not listed is a refused act: 422. */
const statusByCode: Readonly<Record<string, number>> = {
  'request/invalid': 400,
  'request/unreadable': 400,
  'request/sign-in-required': 401,
  'request/key-refused': 401,
  'identity/sign-in-failed': 401,
  'identity/second-factor-failed': 401,
  'request/forbidden': 403,
  'request/cross-site': 403,
  'plan/not-your-department': 403,
  'plan/not-your-indicator': 403,
  'plan/own-record': 403,
  'request/not-found': 404,
  'request/conflict': 409,
  'request/told-once': 409,
  'request/changed-meanwhile': 412,
  'desk/draft-changed-elsewhere': 412,
  'desk/warehouse-rebuild-under-way': 409,
  'request/revision-required': 428,
  'request/too-large': 413,
  'request/unsupported-type': 415,
  'request/rate-limited': 429,
  'identity/locked': 429,
  'request/failed': 500,
  'request/overloaded': 503,
  'request/clock-behind': 503,
  'request/storage-failed': 503,
  'request/storage-full': 507,
}

export interface ProblemBody {
  readonly type: string
  readonly code: string
  readonly title: string
  readonly status: number
  readonly instance: string
  readonly details?: Readonly<Record<string, unknown>>
  readonly fields?: readonly { path: string; code: string; message: string }[]
}

/** The one mapping of a problem to RFC 9457 JSON. */
export function problemBody(problem: Problem, language: Language, requestId: string): ProblemBody {
  return {
    type: `/problems/${problem.code}`,
    code: problem.code,
    title: problemTitle(problem, language),
    status: statusByCode[problem.code] ?? 422,
    instance: `urn:request:${requestId}`,
    ...(Object.keys(problem.details).length > 0 ? { details: problem.details } : {}),
    ...(problem.fields.length > 0
      ? {
          fields: problem.fields.map((field) => ({
            ...field,
            message: fieldText(field, language),
          })),
        }
      : {}),
  }
}

/** SQLSTATEs of values that PostgreSQL cannot take, in the order of its appendix A. */
const unfit = ['22003', '22007', '22008', '22021', '22P02', '22P05', '54001']

/** What Fastify and its plugins throw, as a problem; anything unknown becomes `request/failed`. */
function asProblem(error: Error & { statusCode?: number; code?: string }): Problem {
  if (error instanceof Problem) return error
  if (error.statusCode === 413) return new Problem('request/too-large')
  if (error.statusCode === 415) return new Problem('request/unsupported-type')
  if (error.statusCode === 429) return new Problem('request/rate-limited')
  if (error.statusCode === 404) return new Problem('request/not-found')
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) {
    return new Problem('request/unreadable')
  }
  const state = error.code ?? ''
  // Two at once: the same thing made twice, or each waiting for the other.
  if (['23505', '40001', '40P01'].includes(state)) return new Problem('request/conflict')
  // What no column can hold: the character NUL, half a character, a number beyond its range.
  if (unfit.includes(state)) return new Problem('request/invalid')
  // Half a character again, where no column but the audit would have held it.
  if (error.message.startsWith('A lone surrogate has no ')) return new Problem('request/invalid')
  // A multipart body that ends early or is not one, as its parser words it.
  if (/^(Unexpected end of (multipart|form)|Multipart: |Malformed part)/i.test(error.message)) {
    return new Problem('request/unreadable')
  }
  // The sender hung up.
  if (state === 'ECONNRESET' && error.message === 'aborted') {
    return new Problem('request/unreadable')
  }
  if (error instanceof RangeError && /call stack/.test(error.message)) {
    return new Problem('request/unreadable')
  }
  if (state === '53100' || ['ENOSPC', 'EDQUOT'].includes(state)) {
    return new Problem('request/storage-full')
  }
  if (['58030', 'EIO', 'EROFS', 'EFBIG'].includes(state))
    return new Problem('request/storage-failed')
  // Connections lost or refused: the work was not acknowledged and may be tried again.
  if (
    /^(08|53|57P)/.test(state) ||
    /ECONN(REFUSED|RESET)|EPIPE|timeout exceeded when trying to connect/.test(error.message) ||
    // As the driver words a connection that was cut under a query, or between two of them.
    /^Connection terminated|has encountered a connection error/.test(error.message)
  ) {
    return new Problem('request/overloaded')
  }
  return new Problem('request/failed')
}

/** Answers `error` and logs it when it was not expected. */
export function sendProblem(
  error: Error & { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
  log: Log,
): FastifyReply {
  const known = asProblem(error)
  const problem =
    known.code === 'request/failed' ? new Problem(known.code, { requestId: request.id }) : known
  const body = problemBody(problem, request.language ?? 'zh-CN', request.id)
  // A refusal by the gates is counted, not logged: thousands a second would be work again.
  if (body.status >= 500 && !(error instanceof Problem && error.code === 'request/overloaded')) {
    log.error({ requestId: request.id, err: error }, 'unexpected error')
  }
  if (body.status === 503) reply.header('retry-after', retryAfter())
  return reply
    .code(body.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(body))
}
