import type { CommandInput, Desk } from './audit/commands.ts'
import { cityRule } from './plan/city/rule.ts'
import { system } from './platform/actor.ts'
import { readCity } from './platform/city.ts'
import { readSurveys } from './platform/city-surveys.ts'
import { ConfigError } from './platform/config.ts'
import { newId } from './platform/ids.ts'
import { isDemoRegister } from './registry/index.ts'
import { makeEconomy } from './statistics/collection/demo/economy.ts'

function count({ flag }: CommandInput, name: string, most: number): number {
  const given = Number(flag(name))
  if (Number.isInteger(given) && given >= 1 && given <= most) return given
  throw new ConfigError(`--${name} needs a whole number from 1 to ${most}`)
}

/** `wstc demo --enterprises 20000 --months 60`: more invented firms that have reported for longer. */
async function enlarge(desk: Desk, input: CommandInput): Promise<void> {
  const { config, database, clock } = desk
  const size = {
    enterprises: count(input, 'enterprises', 100_000),
    months: count(input, 'months', 240),
  }
  if (!(await database.inTransaction(system, isDemoRegister))) {
    throw new ConfigError(
      'This installation holds no demonstration: invented firms do not belong among real ones',
    )
  }
  const city = await readCity(config.city, cityRule)
  const now = clock.now()
  const returns = await makeEconomy(
    {
      platform: { city, surveys: await readSurveys(city) },
      now,
      requestId: newId(now),
      inTransaction: (act) => database.inTransaction(system, act),
      report: async (done, total) => void process.stderr.write(`\r${done} / ${total}`),
    },
    size,
  )
  process.stderr.write('\n')
  process.stdout.write(`${returns} returns made\n`)
}

export const demoCommands: Readonly<
  Record<string, (desk: Desk, input: CommandInput) => Promise<void>>
> = { demo: enlarge }
