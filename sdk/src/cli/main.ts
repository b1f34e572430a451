import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Bilingual, inLanguage, type Language } from '@wstc/domain/kernel/bilingual'
import { type Command, exit, parseOptions, Unusable } from './command.ts'
import { commands } from './commands.ts'

const server = fileURLToPath(new URL('../../../server/src/command.ts', import.meta.url))

function languageOf(env: NodeJS.ProcessEnv): Language {
  return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'zh-CN' : 'en'
}

/** Runs the server's program with its settings; its output is this one's. */
async function runOnServer(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', server, ...args], {
    stdio: 'inherit',
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return code ?? exit.unusable
}

/** Runs the command that `args` name and answers how it ended (`exit`). */
export async function main(args: readonly string[]): Promise<number> {
  const language = languageOf(process.env)
  const say = (text: Bilingual): void =>
    void process.stdout.write(`${inLanguage(text, language)}\n`)
  const fail = (text: Bilingual): void =>
    void process.stderr.write(`${inLanguage(text, language)}\n`)
  const name = args.slice(0, 2).join(' ')
  const command: Command | undefined = commands[name] ?? commands[args[0] ?? '']
  if (!command) {
    const asked = args.length === 0 || args[0] === 'help' || args[0] === '--help'
    for (const { usage, summary } of Object.values(commands)) {
      say({ zh: `${usage}\n    ${summary.zh}`, en: `${usage}\n    ${summary.en}` })
    }
    if (!asked) fail({ zh: `没有这个命令：${name}`, en: `No such command: ${name}` })
    return asked ? exit.well : exit.unusable
  }
  if (!command.run) return runOnServer(args)
  try {
    return await command.run(parseOptions(args.slice(2)), { say, fail })
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    fail(error.text)
    fail({ zh: command.usage, en: command.usage })
    return exit.unusable
  }
}
