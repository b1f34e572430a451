/** What must be known of a request to refuse it; given only for one that lies whole in the bytes. */
export interface WholeRequest {
  readonly path: string
  readonly english: boolean
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
const longest = 8192
const blank = '\r\n\r\n'

/** Characters of a header's name, RFC 9110 §5.6.2. */
const inName = new Uint8Array(128)
for (const one of "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") {
  inName[one.charCodeAt(0)] = 1
}

const [lineFeed, carriageReturn, space, colon] = [10, 13, 32, 58]

/** The place of the colon that ends a name, or -1 where it is no name. */
function endOfName(text: string, from: number): number {
  for (let at = from; ; at += 1) {
    const code = text.charCodeAt(at)
    if (code === colon) return at > from ? at : -1
    if (!(inName[code] ?? 0)) return -1
  }
}

/** The place of the line's end, or -1 where something in it is no text. */
function endOfLine(text: string, from: number): number {
  for (let at = from; ; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= space && code !== 127) continue
    if (code === carriageReturn) return text.charCodeAt(at + 1) === lineFeed ? at : -1
    if (code !== 9) return -1
  }
}

/** The path, where the line asks in HTTP/1.1 for an address of this server by a usual method. */
function readPath(line: string): string | undefined {
  const after = line.indexOf(' ')
  const before = line.length - ' HTTP/1.1'.length
  if (!line.endsWith(' HTTP/1.1') || !methods.includes(line.slice(0, after))) return undefined
  const path = line.slice(after + 1, before)
  return path.startsWith('/') && !/[^!-~]/.test(path) ? path : undefined
}

/**
 * Reads a request without the parser, and only where there is no doubt about where it ends: strict
 * names and line ends, one `host`, at most one length, no coding of the transfer, no change of the
 * connection, and not a byte too many or too few. Everything else is `undefined` and the parser's.
 */
export function readWhole(bytes: Buffer): WholeRequest | undefined {
  if (bytes.length > longest) return undefined
  const text = bytes.toString('latin1')
  const end = text.indexOf(blank)
  if (end < 0) return undefined
  const first = endOfLine(text, 0)
  const path = first < 0 ? undefined : readPath(text.slice(0, first))
  if (path === undefined) return undefined
  let hosts = 0
  let length: number | undefined
  let accepted: string | undefined
  let chosen: string | undefined
  for (let at = first + 2; at < end + 2; ) {
    const after = endOfName(text, at)
    const stop = after < 0 ? -1 : endOfLine(text, after)
    if (stop < 0) return undefined
    const size = after - at
    // Only names of these lengths matter; the others are not even lowered.
    const matters = size === 4 || size === 6 || size === 7 || size === 10 || size >= 14
    const name = matters ? text.slice(at, after).toLowerCase() : ''
    const value = () => text.slice(after + 1, stop).trim()
    if (name === 'host') hosts += 1
    else if (name === 'accept-language') accepted ??= value()
    else if (name === 'x-language') chosen ??= value()
    else if (name === 'content-length') {
      const given = value()
      if (length !== undefined || !/^\d{1,6}$/.test(given)) return undefined
      length = Number(given)
    } else if (name === 'connection') {
      if (value().toLowerCase() !== 'keep-alive') return undefined
    } else if (name === 'transfer-encoding' || name === 'upgrade' || name === 'expect') {
      return undefined
    }
    at = stop + 2
  }
  if (hosts !== 1 || end + blank.length + (length ?? 0) !== bytes.length) return undefined
  return { path, english: /^en\b/i.test(chosen ?? accepted ?? '') }
}
