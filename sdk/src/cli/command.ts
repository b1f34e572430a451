import type { Bilingual } from '@wstc/domain/kernel/bilingual'

/** How a command ends: 0 all is well, 1 something was found wrong, 2 it could not be done. */
export const exit = { well: 0, wrong: 1, unusable: 2 } as const

export interface Options {
  readonly words: readonly string[]
  /** Values of `--name value`; a flag that stands alone has an empty one. */
  readonly flags: Readonly<Record<string, readonly string[]>>
}

export interface Terminal {
  readonly say: (text: Bilingual) => void
  readonly fail: (text: Bilingual) => void
}

export interface Command {
  readonly usage: string
  readonly summary: Bilingual
  /** Absent: the server's own program does it, next to its database. */
  readonly run?: (options: Options, terminal: Terminal) => Promise<number>
}

/** Something that cannot be done as asked; the message is for whoever asked. */
export class Unusable extends Error {
  readonly text: Bilingual
  constructor(text: Bilingual) {
    super(text.en)
    this.text = text
  }
}

export function parseOptions(args: readonly string[]): Options {
  const words: string[] = []
  const flags: Record<string, string[]> = {}
  for (let at = 0; at < args.length; at += 1) {
    const one = args[at]!
    if (!one.startsWith('--')) {
      words.push(one)
      continue
    }
    const [name = '', given] = one.slice(2).split(/=(.*)/s)
    const next = args[at + 1]
    const taken = given === undefined && next !== undefined && !next.startsWith('--')
    if (taken) at += 1
    const values = flags[name] ?? []
    values.push(given ?? (taken ? next : ''))
    flags[name] = values
  }
  return { words, flags }
}
