import { parseArgs } from 'node:util'
import { auditCommands } from './audit/commands.ts'
import { backupCommands } from './backup-commands.ts'
import { demoCommands } from './demo-commands.ts'
import { attachDatabase } from './platform/attach.ts'
import { ArchiveFault } from './platform/backup/fault.ts'
import { ConfigError, readConfig } from './platform/config.ts'
import { makeCrypto } from './platform/crypto/provider.ts'
import { makeLog } from './platform/log.ts'
import { openClock } from './platform/open-clock.ts'

const options = {
  out: { type: 'string' },
  to: { type: 'string' },
  check: { type: 'boolean' },
  'with-keys': { type: 'boolean' },
  'passphrase-file': { type: 'string' },
  enterprises: { type: 'string' },
  months: { type: 'string' },
} as const

function read(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options,
  })
  const all: Readonly<Record<string, unknown>> = values
  const unknown = Object.keys(all).find((name) => !(name in options))
  if (unknown) throw new ConfigError(`No such option: --${unknown}`)
  return {
    words: positionals,
    flag: (name: string) => (typeof all[name] === 'string' ? all[name] : undefined),
    has: (name: string) => all[name] !== undefined,
  }
}

/** Runs the command that the first one or two words name: what the command line leaves to the server. */
async function main(args: readonly string[]): Promise<number> {
  const config = readConfig(process.env)
  const alone = backupCommands[args[0] ?? '']
  if (alone) return alone(config, read(args.slice(1)))
  const pair = args.slice(0, 2).join(' ')
  const [command, words] = auditCommands[pair]
    ? [auditCommands[pair], 2]
    : [demoCommands[args[0] ?? ''], 1]
  if (!command) throw new ConfigError(`No such command: ${pair}`)
  const input = read(args.slice(words))
  const { database, close } = await attachDatabase(config)
  try {
    const clock = await openClock(config, database)
    const desk = { config, log: makeLog('silent'), clock, database, crypto: makeCrypto(config) }
    await command(desk, input)
    return 0
  } finally {
    await close()
  }
}

const plain = (error: Error): boolean =>
  error instanceof ConfigError || error instanceof ArchiveFault

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: Error) => {
    process.stderr.write(`${plain(error) ? error.message : error.stack}\n`)
    process.exitCode = error instanceof ArchiveFault ? 1 : 2
  },
)
