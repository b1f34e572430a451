import { parseArgs } from 'node:util'
import { auditCommands } from './audit/commands.ts'
import { attachDatabase } from './platform/attach.ts'
import { ConfigError, readConfig } from './platform/config.ts'
import { makeCrypto } from './platform/crypto/provider.ts'
import { makeLog } from './platform/log.ts'
import { openClock } from './platform/open-clock.ts'

/** Commands by their two words: what the command line leaves to the server. */
const commands = { ...auditCommands }

async function main(args: readonly string[]): Promise<void> {
  const name = args.slice(0, 2).join(' ')
  const command = commands[name]
  if (!command) throw new ConfigError(`No such command: ${name}`)
  const { values, positionals } = parseArgs({
    args: args.slice(2),
    allowPositionals: true,
    strict: false,
    options: { out: { type: 'string' }, to: { type: 'string' } },
  })
  const config = readConfig(process.env)
  const { database, close } = await attachDatabase(config)
  try {
    const clock = await openClock(config, database)
    const desk = { config, log: makeLog('silent'), clock, database, crypto: makeCrypto(config) }
    await command(desk, {
      words: positionals,
      flag: (flag) => (typeof values[flag] === 'string' ? values[flag] : undefined),
    })
  } finally {
    await close()
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : error.stack}\n`)
  process.exitCode = 2
})
