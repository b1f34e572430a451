import { timingSafeEqual } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { Session } from 'chdb'
import type { FromChild, Opening } from './child-words.ts'
import { parametersOf } from './parameters.ts'

/**
 * The process that owns chdb. It speaks the part of ClickHouse's HTTP protocol that
 * `@clickhouse/client` uses, on 127.0.0.1, to whoever knows the secret it was started with. It
 * ends when the server that started it does, however that ends.
 */
const connections = 3
const bodyLimit = 64 * 1024 * 1024
const database = 'wstc'

const tell = (message: FromChild): void => void process.send?.(message)

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > bodyLimit) throw new Error('Code: 241. DB::Exception: The statement is too long')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Hands out the connections of one engine, one statement at a time each. */
function makePool(sessions: readonly Session[]) {
  const idle = [...sessions]
  const waiting: ((session: Session) => void)[] = []
  return async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    const session =
      idle.pop() ?? (await new Promise<Session>((resolve) => void waiting.push(resolve)))
    try {
      return await work(session)
    } finally {
      const next = waiting.shift()
      if (next) next(session)
      else idle.push(session)
    }
  }
}

function openSessions(folder: string, opening: Opening): Session[] {
  const { Session: Engine } = createRequire(import.meta.url)('chdb') as typeof import('chdb')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const connectionArgs = [
    '--output_format_json_quote_64bit_integers=1',
    '--output_format_json_quote_decimals=1',
    `--max_server_memory_usage=${opening.memoryMb * 1024 * 1024}`,
    '--max_threads=2',
  ]
  const first = new Engine(folder, { connectionArgs })
  first.query(`create database if not exists ${database} engine = Atomic`)
  const rest = Array.from({ length: connections - 1 }, () => new Engine(folder, { connectionArgs }))
  const all = [first, ...rest]
  for (const session of all) session.query(`use ${database}`)
  return all
}

function serve(sessions: readonly Session[], secret: string) {
  const run = makePool(sessions)
  const wanted = Buffer.from(`Basic ${Buffer.from(`wstc:${secret}`).toString('base64')}`)
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (address.pathname === '/ping') return void response.end('Ok.\n')
    const given = Buffer.from(request.headers.authorization ?? '')
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      response.writeHead(401, { 'x-clickhouse-exception-code': '516' })
      return void response.end('Code: 516. DB::Exception: Wrong secret. (AUTHENTICATION_FAILED)')
    }
    const body = await bodyOf(request)
    const head = address.searchParams.get('query')
    const sql = head === null ? body : `${head}\n${body}`
    const parameters = parametersOf(address.searchParams, sql)
    const format = address.searchParams.get('default_format') ?? 'TabSeparated'
    const found = await run((session) =>
      Object.keys(parameters).length > 0
        ? session.queryBindAsync(sql, parameters, { format })
        : session.queryAsync(sql, { format }),
    )
    response.writeHead(200, {
      'content-type': 'text/plain; charset=utf-8',
      'x-clickhouse-query-id': address.searchParams.get('query_id') ?? '',
    })
    response.end(found.bytes())
  }
  return createServer((request, response) => {
    answer(request, response).catch((error: Error) => {
      const code = /Code: (\d+)/.exec(error.message)?.[1] ?? '1002'
      response.writeHead(500, { 'x-clickhouse-exception-code': code })
      response.end(error.message)
    })
  })
}

/** Ends without waiting for the engine, which bears being cut off at any moment. */
const end = (): void => void process.kill(process.pid, 'SIGKILL')

function open(opening: Opening): void {
  let sessions: Session[]
  try {
    sessions = openSessions(opening.folder, opening)
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    const missing =
      code === 'MODULE_NOT_FOUND' || /no native binding|native binding from/.test(message)
    tell({ kind: missing ? 'missing' : 'refused', why: message })
    setTimeout(end, 200)
    return
  }
  const server = serve(sessions, opening.secret)
  const close = (): void => {
    server.close()
    server.closeAllConnections()
    setTimeout(end, 3000).unref()
    for (const session of sessions) session.close()
    process.exit(0)
  }
  process.on('SIGTERM', close)
  setInterval(() => {
    if (process.memoryUsage.rss() <= opening.memoryMb * 1024 * 1024) return
    tell({ kind: 'too-large' })
    setTimeout(end, 200)
  }, 5000).unref()
  server.listen(0, '127.0.0.1', () => {
    tell({ kind: 'open', port: (server.address() as AddressInfo).port })
  })
}

if (process.send) {
  process.on('disconnect', end)
  process.on('SIGINT', () => {})
  process.once('message', (message) => open(message as Opening))
}
