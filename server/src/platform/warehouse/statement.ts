/** What a parameter may be; lists for `Array(…)`. Figures travel as decimal text. */
export type Parameter = string | number | boolean | readonly Parameter[]

/** Written into each statement: a setting given beside it would stick to the connection. */
export interface Limits {
  readonly maxSeconds?: number
  readonly maxMemoryMb?: number
  readonly maxRows?: number
}

const placeholder = /\{([a-z][a-zA-Z0-9]*):([A-Za-z][A-Za-z0-9_(), ]*)\}/g
const words =
  /\b(insert|alter|drop|create|truncate|attach|detach|rename|exchange|system|grant|revoke|kill|optimize|delete|update|use|outfile|settings|format)\b/i

/** The end of what is quoted at `from`, after its closing quote; undefined where it stays open. */
function endOfQuote(sql: string, from: number): number | undefined {
  const mark = sql[from]
  for (let at = from + 1; at < sql.length; at += 1) {
    if (sql[at] === '\\') {
      if (mark !== "'") return undefined
      at += 1
    } else if (sql[at] === mark) {
      if (mark !== "'" || sql[at + 1] !== mark) return at + 1
      at += 1
    }
  }
  return undefined
}

/** The statement with what stands in quotes left out; quotes left open stay as they are. */
function bare(sql: string): string {
  let text = ''
  for (let at = 0; at < sql.length; ) {
    const end = '\'`"'.includes(sql[at]!) ? endOfQuote(sql, at) : undefined
    text += end === undefined ? sql[at] : "''"
    at = end ?? at + 1
  }
  return text
}

/**
 * Refuses what must never reach the engine, which would run it: a second statement, one that
 * writes, a comment that hides one, quotes left open, or a value pasted in by other means than
 * `{name:Type}`.
 * @throws Error naming the fault; these are faults of ours and never shown to people.
 */
export function checkQuestion(sql: string, parameters: Readonly<Record<string, Parameter>>): void {
  const refuse = (why: string): never => {
    throw new Error(`Warehouse statement refused: ${why}`)
  }
  const text = bare(sql)
  if (text.includes(';')) refuse('more than one statement')
  if (/--|\/\*|#/.test(text)) refuse('a comment')
  if (/['`"]/.test(text.replaceAll("''", ''))) refuse('quotes left open')
  if (!/^\s*(select|with)\b/i.test(text)) refuse('not a question')
  const word = words.exec(text)?.[1]
  if (word) refuse(`the word ${word}`)
  const named = new Set([...text.matchAll(placeholder)].map((match) => match[1]!))
  if (/[{}?$]|%s|@/.test(text.replace(placeholder, ''))) refuse('a parameter that is not {x:Type}')
  if (/\{\w+:Identifier\}/.test(text)) refuse('a name given as a parameter')
  for (const name of Object.keys(parameters)) if (!named.has(name)) refuse(`unused {${name}}`)
  for (const name of named) if (!(name in parameters)) refuse(`nothing given for {${name}}`)
}

/** `sql` with its limits as part of the statement. */
export function limited(sql: string, limits: Limits = {}): string {
  const { maxSeconds = 10, maxMemoryMb = 256, maxRows = 100_000 } = limits
  return `${sql.trimEnd()}
settings max_execution_time = ${maxSeconds}, max_memory_usage = ${maxMemoryMb * 1024 * 1024},
  max_result_rows = ${maxRows}, max_result_bytes = ${64 * 1024 * 1024}, result_overflow_mode = 'throw',
  output_format_json_quote_64bit_integers = 1, output_format_json_quote_decimals = 1`
}
