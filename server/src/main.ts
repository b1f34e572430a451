import { type App, startApp } from './app.ts'
import { CityError } from './platform/city.ts'
import { ConfigError, readConfig } from './platform/config.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const begun = Date.now()
  const config = readConfig(process.env)
  const ended = new AbortController()
  let app: App | undefined
  const stop = (): void => {
    if (ended.signal.aborted) return
    ended.abort()
    app?.stop().then(
      () => process.exit(0),
      (error: Error) => {
        process.stderr.write(`${error.stack}\n`)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  process.on('disconnect', stop)
  app = await startApp(config, say, ended.signal).catch((error: Error) => {
    if (!ended.signal.aborted) throw error
    return process.exit(0)
  })
  if (ended.signal.aborted) {
    await app.stop()
    process.exit(0)
  }
  say(
    `\n  ${config.publicUrl}\n  ready after ${((Date.now() - begun) / 1000).toFixed(1)} s, stop with Ctrl-C\n`,
  )
}

/** One line for what the operator can mend; the whole trace for what is a fault of ours. */
function lineOf(error: Error & { code?: string; port?: number }): string {
  if (error instanceof ConfigError || error instanceof CityError) return error.message
  if (error.code === 'EADDRINUSE') return `Port ${error.port} is taken: set PORT to a free one`
  if (error.code === 'EACCES' && error.port) return `Port ${error.port} is not allowed: set PORT`
  if (error.code && /^(ECONN|ENOTFOUND|28|3D|08)/.test(error.code)) {
    return `The database of DATABASE_URL does not answer: ${error.code} ${error.message}`
  }
  return error.stack ?? error.message
}

main().catch((error: Error) => {
  process.stderr.write(`${lineOf(error)}\n`)
  process.exit(error instanceof ConfigError ? 2 : 1)
})
