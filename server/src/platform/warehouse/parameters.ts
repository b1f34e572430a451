const special: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  b: '\b',
  f: '\f',
  '0': '\0',
}

/** Undoes the escaping of a parameter on the wire; chdb escapes it again for the engine. */
export function unescapeParameter(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, sign: string) => special[sign] ?? sign)
}

export type ListParameter = (string | ListParameter)[]

/** Reads `['a','b\'c',[1,2]]`. Whatever is not quoted stays text, as it was written. */
export function readList(text: string): ListParameter {
  const stack: ListParameter[] = []
  let done: ListParameter | undefined
  const parts = /\s*(?:(\[)|(\])|'((?:[^'\\]|\\[\s\S])*)'|([^'[\],\s]+)|,)/y
  while (parts.lastIndex < text.length) {
    const part = parts.exec(text)
    if (!part) throw new Error('Code: 26. DB::Exception: A list parameter that is none')
    const [, opens, closes, quoted, plain] = part
    if (opens) {
      const list: ListParameter = []
      stack.at(-1)?.push(list)
      stack.push(list)
    } else if (closes) done = stack.pop()
    else if (quoted !== undefined) stack.at(-1)?.push(unescapeParameter(quoted))
    else if (plain !== undefined) stack.at(-1)?.push(plain)
  }
  if (!done || stack.length > 0) throw new Error('Code: 26. DB::Exception: A list left open')
  return done
}

/** Parameters of an address, each read as the type that `sql` gives it. */
export function parametersOf(
  search: URLSearchParams,
  sql: string,
): Record<string, string | ListParameter> {
  const found: Record<string, string | ListParameter> = {}
  for (const [key, value] of search) {
    if (!key.startsWith('param_')) continue
    const name = key.slice(6)
    found[name] = sql.includes(`{${name}:Array(`) ? readList(value) : unescapeParameter(value)
  }
  return found
}
