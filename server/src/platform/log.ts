import { type Logger, pino } from 'pino'

export type Log = Logger

/** Structured log on standard error. Secrets and personal data are never put in; known names are cut. */
export function makeLog(level: string): Log {
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
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
    },
    pino.destination({ fd: 2, sync: true }),
  )
}
