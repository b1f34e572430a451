import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

/** Where the project lies. */
export const root = join(import.meta.dirname, '..', '..', '..')

/** What a page about the interface stands for: its examples' address, and the key they are sent with. */
const address = 'https://wstc.example.cn'
const placeholder = 'wstc_…'

export interface Answer {
  readonly status: number
  readonly body: any
  /** Words of the comment behind the call. */
  readonly remark: readonly string[]
}

/** A page below docs/how-to whose calls are made as they stand there. */
export interface Guide {
  readonly text: string
  /** Values of the variables that the calls use besides those which the page itself exports. */
  readonly variables: Record<string, string>
  /** Files that the calls send, or that they kept, by name. */
  readonly files: Map<string, Buffer>
  /** Makes the calls of section `number` in their order, each as `change` makes it. */
  run(number: number, change?: (command: string) => string): Promise<Answer[]>
  /** Sections with calls that were not made. */
  left(): number[]
  /** The words in `code` of the sentence that begins like this. */
  named(beginning: string): string[]
  /** Statuses by the code of the problem, from the page's table. */
  problems(): Record<string, number>
  /** The example in JSON of section `number`. */
  example(number: number): Record<string, unknown>
}

interface Block {
  readonly section: number
  readonly lines: readonly string[]
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let section = 0
  let open: string[] | undefined
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) {
      if (open) blocks.push({ section, lines: open })
      open = open ? undefined : []
    } else if (open) open.push(line)
    else section = Number(/^## (\d+)\./.exec(line)?.[1] ?? section)
  }
  if (open) throw new Error('A block is not closed')
  return blocks
}

const isJson = ({ lines }: Block): boolean => lines[0]!.startsWith('{')

/** Lines of a shell, those that go on behind a backslash as one. */
const commandsOf = ({ lines }: Block): string[] =>
  lines
    .join('\n')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')

/**
 * The words of a command, and its comment. Of a shell it knows quotes and variables.
 * @throws where the command has anything else, or a variable without a value
 */
export function readCommand(command: string, variables: Readonly<Record<string, string>>) {
  const [, call = '', remark = ''] = /^(.*?)(?:\s+# (.*))?$/.exec(command)!
  const piece = /'([^']*)'|"((?:[^"\\$`]|\$[A-Z]+)*)"|([\w./:=@,+-]|\$[A-Z]+)|(\s+)/y
  const words: string[] = []
  let word: string | undefined
  while (piece.lastIndex < call.length) {
    const at = piece.lastIndex
    const found = piece.exec(call)
    if (!found) throw new Error(`Not understood: ${call.slice(at)}`)
    const [, plain, quoted, bare, gap] = found
    if (gap === undefined) {
      const filled = (quoted ?? bare ?? '').replace(/\$([A-Z]+)/g, (_, name: string) => {
        if (variables[name] === undefined) throw new Error(`$${name} has no value`)
        return variables[name]
      })
      word = (word ?? '') + (plain ?? filled)
    } else if (word !== undefined) {
      words.push(word)
      word = undefined
    }
  }
  if (word !== undefined) words.push(word)
  return { words, remark: remark.match(/\w+/g) ?? [] }
}

interface Call {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly payload: Buffer | undefined
  readonly keepAs: string | undefined
}

type Files = Pick<Guide['files'], 'get'>

function fileOf(files: Files, name: string): Buffer {
  const content = files.get(name)
  if (!content) throw new Error(`No file ${name}`)
  return content
}

function formOf(files: Files, given: string): { type: string; payload: Buffer } {
  const [, field, name] = /^(\w+)=@([\w.]+)$/.exec(given) ?? []
  if (!field || !name) throw new Error(`-F ${given} is no file`)
  const mark = 'documented-form'
  const head = `--${mark}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\n\r\n`
  const payload = Buffer.concat([
    Buffer.from(head),
    fileOf(files, name),
    Buffer.from(`\r\n--${mark}--\r\n`),
  ])
  return { type: `multipart/form-data; boundary=${mark}`, payload }
}

/**
 * What curl sends for these words.
 * @throws where a flag is none of those that the pages use
 */
export function readCurl(words: readonly string[], files: Files): Call {
  const headers: Record<string, string> = {}
  let [method, url, payload, keepAs]: [string?, string?, Buffer?, string?] = []
  const rest = [...words]
  const value = (flag: string): string => {
    const next = rest.shift()
    if (next === undefined) throw new Error(`${flag} has no value`)
    return next
  }
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '-s') continue
    if (word === '-X') method = value(word)
    else if (word === '-o') keepAs = value(word)
    else if (word === '-H') {
      const [, name, text] = /^([\w-]+): (.+)$/.exec(value(word)) ?? []
      if (!name || !text) throw new Error('-H is no header')
      headers[name.toLowerCase()] = text
    } else if (word === '-d') {
      const given = value(word)
      if (!given.startsWith('@')) throw new Error(`-d ${given} is no file`)
      const content = fileOf(files, given.slice(1)).toString()
      payload = Buffer.from(content.replace(/[\r\n]/g, ''))
      headers['content-type'] ??= 'application/x-www-form-urlencoded'
    } else if (word === '-F') {
      const form = formOf(files, value(word))
      payload = form.payload
      headers['content-type'] = form.type
    } else if (word.startsWith('-') || url !== undefined) throw new Error(`Unknown: ${word}`)
    else url = word
  }
  if (!url?.startsWith(`${address}/`)) throw new Error(`${url} is not at ${address}`)
  const path = url.slice(address.length)
  return { method: method ?? (payload ? 'POST' : 'GET'), url: path, headers, payload, keepAs }
}

/** Opens a page whose calls go to `server` with `key`; `others` does the commands that are no calls. */
export function openGuide(
  name: string,
  server: FastifyInstance,
  key: string,
  others: (words: readonly string[]) => void = (words) => {
    throw new Error(`Not a call: ${words.join(' ')}`)
  },
): Guide {
  const text = readFileSync(join(root, 'docs', 'how-to', name), 'utf8')
  const blocks = blocksOf(text)
  const left = new Set(blocks.filter((one) => !isJson(one)).map((one) => one.section))
  const variables: Guide['variables'] = {}
  const files: Guide['files'] = new Map()

  const call = async (words: readonly string[], remark: readonly string[]): Promise<Answer> => {
    const { method, url, headers, payload, keepAs } = readCurl(words, files)
    const reply = await server.inject({
      method: method as 'GET',
      url,
      headers,
      ...(payload ? { payload } : {}),
    })
    if (keepAs) files.set(keepAs, reply.rawPayload)
    return { status: reply.statusCode, body: reply.json(), remark }
  }
  const run: Guide['run'] = async (section, change = (command) => command) => {
    if (!blocks.some((one) => one.section === section && !isJson(one))) {
      throw new Error(`Section ${section} of ${name} has no calls`)
    }
    left.delete(section)
    const answers: Answer[] = []
    const commands = blocks
      .filter((one) => one.section === section && !isJson(one))
      .flatMap(commandsOf)
    for (const command of commands) {
      const { words, remark } = readCommand(change(command.replace(placeholder, key)), variables)
      const [verb, ...rest] = words
      if (verb === 'curl') answers.push(await call(rest, remark))
      else if (verb === 'export') {
        const [, variable, content] = /^([A-Z]+)=(.+)$/.exec(rest.join(' ')) ?? []
        if (!variable || !content) throw new Error(`Not understood: ${command}`)
        variables[variable] = content
      } else others(words)
    }
    return answers
  }
  const example = (section: number): Record<string, unknown> => {
    const found = blocks.find((one) => one.section === section && isJson(one))
    if (!found) throw new Error(`Section ${section} of ${name} has no example`)
    return JSON.parse(found.lines.join('\n'))
  }
  const named = (beginning: string): string[] => {
    const at = text.indexOf(beginning)
    if (at < 0) throw new Error(`${name} does not say “${beginning}”`)
    const [sentence = ''] = text.slice(at).split(/\.(?=\s)/)
    const words = [...sentence.matchAll(/`(\w+)`/g)].map(([, word]) => word!)
    if (words.length === 0) throw new Error(`“${sentence}” names nothing`)
    return words
  }
  const problems = (): Record<string, number> =>
    Object.fromEntries(
      [...text.matchAll(/^\| `([\w/-]+)` (\d{3}) \|/gm)].map(([, code, status]) => [
        code!,
        Number(status),
      ]),
    )
  return { text, variables, files, run, left: () => [...left], named, problems, example }
}
