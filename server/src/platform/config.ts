import { randomInt } from 'node:crypto'
import { resolve } from 'node:path'
import { z } from 'zod'

const onOff = (fallback: 'on' | 'off') => z.enum(['on', 'off']).default(fallback)
const seconds = (fallback: number) => z.coerce.number().int().positive().default(fallback)

/** Every setting the server reads from its environment, with its default. */
const Environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Address under which browsers reach the product; decides cookie names and links in mail. */
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().min(1).default('data'),
  CITY: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default('wuhan-2016'),
  /** PostgreSQL ≥ 15; empty means the server runs one of its own below DATA_DIR. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** A role that may create roles and schemas, where DATABASE_URL's may not. */
  MIGRATION_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(10),
  /** Requests worked on at once; two less than DATABASE_CONNECTIONS unless set. */
  REQUESTS_AT_WORK: z.coerce.number().int().min(1).max(1000).optional(),
  /** Requests that may wait for their turn; eight for each at work unless set. */
  REQUESTS_WAITING: z.coerce.number().int().min(0).max(10_000).optional(),
  /** Milliseconds a request waits for its turn at most. */
  REQUEST_WAIT_MS: z.coerce.number().int().min(1).max(30_000).default(1000),
  /** Connections of browsers and proxies, open at once. */
  MAX_CONNECTIONS: z.coerce.number().int().min(10).max(100_000).default(2000),
  /** ClickHouse, with its database as the path; empty means the server runs chdb of its own. */
  CLICKHOUSE_URL: z
    .url({ protocol: /^https?$/ })
    .regex(/^https?:\/\/[^/]+(\/[a-z][a-z0-9_]*)?\/?$/i)
    .optional(),
  /** A cluster of CLICKHOUSE_URL, whose replicas then keep the tables together. */
  CLICKHOUSE_CLUSTER: z
    .string()
    .regex(/^[a-zA-Z][a-zA-Z0-9_-]*$/)
    .optional(),
  /** `off`: without a warehouse of its own, where CLICKHOUSE_URL names none. */
  WAREHOUSE: onOff('on'),
  /** Megabytes at which the warehouse of its own gives up and starts anew. */
  WAREHOUSE_MEMORY_MB: z.coerce.number().int().min(400).max(1_000_000).default(1024),
  DEMO: onOff('on'),
  /** Day on which the demo's clock starts; it runs on from there. */
  DEMO_DAY: z.iso.date().default('2018-04-16'),
  /** Invented firms of the demo, and the months for which they report. */
  DEMO_ENTERPRISES: z.coerce.number().int().min(120).max(100_000).default(5000),
  DEMO_MONTHS: z.coerce.number().int().min(1).max(240).default(36),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Proxies in front whose X-Forwarded-For is believed: a count. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  /** Bearer token for /metrics; without one only the machine itself may read them. */
  METRICS_TOKEN: z.string().min(16).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('武汉服务贸易云 <noreply@localhost>'),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_LABEL: z.string().min(1).default('统一身份认证'),
  /** Suite of new signing keys: Ed25519 with SHA-256, or SM2 with SM3. */
  CRYPTO_SUITE: z.enum(['international', 'sm']).default('international'),
  /** A signing key kept elsewhere than below DATA_DIR, such as on a mounted secret. */
  SIGNING_KEY_FILE: z.string().min(1).optional(),
  /** Minutes between signed heads of the audit while it grows. */
  AUDIT_HEAD_MINUTES: z.coerce.number().int().min(1).max(1440).default(10),
  SESSION_IDLE_SECONDS: seconds(30 * 60),
  SESSION_ABSOLUTE_SECONDS: seconds(12 * 3600),
  RATE_PER_MINUTE: seconds(600),
  JOBS: onOff('on'),
  WSTC_DEV: z.enum(['0', '1']).default('0'),
})

export interface Config {
  readonly host: string
  readonly port: number
  readonly publicUrl: string
  readonly dataDir: string
  readonly city: string
  readonly databaseUrl: string | undefined
  readonly migrationUrl: string | undefined
  readonly databaseConnections: number
  readonly requestsAtWork: number
  readonly requestsWaiting: number
  readonly requestWaitMs: number
  readonly maxConnections: number
  readonly clickhouseUrl: string | undefined
  readonly clickhouseCluster: string | undefined
  readonly warehouse: boolean
  readonly warehouseMemoryMb: number
  readonly demo: boolean
  readonly demoDay: string
  readonly demoEnterprises: number
  readonly demoMonths: number
  readonly logLevel: string
  readonly trustProxy: number
  readonly metricsToken: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly oidc:
    | { issuer: string; clientId: string; clientSecret: string | undefined; label: string }
    | undefined
  readonly cryptoSuite: 'international' | 'sm'
  readonly signingKeyFile: string | undefined
  readonly auditHeadMinutes: number
  readonly sessionIdleSeconds: number
  readonly sessionAbsoluteSeconds: number
  readonly ratePerMinute: number
  readonly jobs: boolean
  readonly dev: boolean
}

/** A setting that stops the start: one line that names it and the way out. */
export class ConfigError extends Error {}

/**
 * Reads the settings. An empty variable counts as absent.
 * @throws ConfigError with one line naming each wrong setting.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0])
      return `${name}=${JSON.stringify(given[name])} (${issue.message})`
    })
    throw new ConfigError(`Wrong setting: ${faults.join('; ')}`)
  }
  const e = parsed.data
  if ((e.OIDC_ISSUER === undefined) !== (e.OIDC_CLIENT_ID === undefined)) {
    throw new ConfigError('Wrong setting: OIDC_ISSUER and OIDC_CLIENT_ID go together')
  }
  const requestsAtWork = e.REQUESTS_AT_WORK ?? Math.max(1, e.DATABASE_CONNECTIONS - 2)
  const port = e.PORT === 0 ? randomInt(20_000, 60_000) : e.PORT
  return {
    host: e.HOST,
    port,
    publicUrl: (e.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, ''),
    dataDir: resolve(e.DATA_DIR),
    city: e.CITY,
    databaseUrl: e.DATABASE_URL,
    migrationUrl: e.MIGRATION_DATABASE_URL ?? e.DATABASE_URL,
    databaseConnections: e.DATABASE_CONNECTIONS,
    requestsAtWork,
    requestsWaiting: e.REQUESTS_WAITING ?? 8 * requestsAtWork,
    requestWaitMs: e.REQUEST_WAIT_MS,
    maxConnections: e.MAX_CONNECTIONS,
    clickhouseUrl: e.CLICKHOUSE_URL,
    clickhouseCluster: e.CLICKHOUSE_CLUSTER,
    warehouse: e.WAREHOUSE === 'on',
    warehouseMemoryMb: e.WAREHOUSE_MEMORY_MB,
    demo: e.DEMO === 'on',
    demoDay: e.DEMO_DAY,
    demoEnterprises: e.DEMO_ENTERPRISES,
    demoMonths: e.DEMO_MONTHS,
    logLevel: e.LOG_LEVEL,
    trustProxy: e.TRUST_PROXY,
    metricsToken: e.METRICS_TOKEN,
    smtpUrl: e.SMTP_URL,
    mailFrom: e.MAIL_FROM,
    oidc:
      e.OIDC_ISSUER && e.OIDC_CLIENT_ID
        ? {
            issuer: e.OIDC_ISSUER,
            clientId: e.OIDC_CLIENT_ID,
            clientSecret: e.OIDC_CLIENT_SECRET,
            label: e.OIDC_LABEL,
          }
        : undefined,
    cryptoSuite: e.CRYPTO_SUITE,
    signingKeyFile: e.SIGNING_KEY_FILE ? resolve(e.SIGNING_KEY_FILE) : undefined,
    auditHeadMinutes: e.AUDIT_HEAD_MINUTES,
    sessionIdleSeconds: e.SESSION_IDLE_SECONDS,
    sessionAbsoluteSeconds: e.SESSION_ABSOLUTE_SECONDS,
    ratePerMinute: e.RATE_PER_MINUTE,
    jobs: e.JOBS === 'on',
    dev: e.WSTC_DEV === '1',
  }
}
