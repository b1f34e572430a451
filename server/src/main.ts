import { startApp } from './app.ts'
import { ConfigError, readConfig } from './platform/config.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const begun = Date.now()
  const config = readConfig(process.env)
  const app = await startApp(config, say)
  let stopping = false
  const stop = (code: number): void => {
    if (stopping) return
    stopping = true
    app.stop().then(
      () => process.exit(code),
      (error: Error) => {
        process.stderr.write(`${error.stack}\n`)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))
  process.on('disconnect', () => stop(0))
  say(
    `\n  ${config.publicUrl}\n  ready after ${((Date.now() - begun) / 1000).toFixed(1)} s, stop with Ctrl-C\n`,
  )
}

main().catch((error: Error & { code?: string; port?: number }) => {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
  else if (error.code === 'EADDRINUSE') {
    process.stderr.write(`Port ${error.port} is taken: set PORT to a free one\n`)
  } else process.stderr.write(`${error.stack}\n`)
  process.exit(error instanceof ConfigError ? 2 : 1)
})
