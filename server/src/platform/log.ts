import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

interface DatabaseFault {
  readonly code?: string
  readonly severity?: string
  readonly table?: string
  readonly column?: string
  readonly constraint?: string
  readonly cause?: unknown
}

/** What an error says, without values that PostgreSQL quotes and without passwords in addresses. */
export function plainMessage(error: Error): string {
  const { code, severity, message } = error as Error & DatabaseFault
  const quotes = severity !== undefined && code?.startsWith('22')
  return (quotes ? message.replace(/".*("|$)/s, '"[cut]"') : message).replace(
    /:\/\/[^\s/@]*@/g,
    '://[cut]@',
  )
}

/**
 * An error without the values it happened over: PostgreSQL quotes whole rows in `detail` and
 * `where`, and in the message where a value does not fit its type (SQLSTATE class 22).
 */
function plainError(given: unknown): unknown {
  if (!(given instanceof Error)) return { type: typeof given }
  const { code, table, column, constraint, cause } = given as Error & DatabaseFault
  const at = given.stack?.indexOf('\n    at ') ?? -1
  return {
    type: given.name,
    message: plainMessage(given),
    stack: at < 0 ? '' : given.stack?.slice(at + 1),
    ...(code === undefined ? {} : { code }),
    ...(table === undefined ? {} : { table }),
    ...(column === undefined ? {} : { column }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(cause === undefined ? {} : { cause: plainError(cause) }),
  }
}

/** JSON leaves these as they are; terminals and readers of lines do not. */
const escaped = (line: string): string =>
  line.replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/**
 * Structured log on standard error, one line of JSON for each entry. Secrets and personal data
 * are never put in; known names are cut.
 */
export function makeLog(
  level: string,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          'password',
          'token',
          'totp',
          'cookie',
          'authorization',
          '*.password',
          '*.token',
          '*.totp',
        ],
        censor: '[cut]',
      },
      serializers: { err: plainError },
      hooks: { streamWrite: escaped },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
    },
    destination,
  )
}
