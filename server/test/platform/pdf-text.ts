import { inflateSync } from 'node:zlib'

interface Part {
  readonly dictionary: string
  readonly stream: string
}

/** The objects of a PDF by number; streams inflated, all as Latin-1 text. */
function partsOf(pdf: Buffer): Map<string, Part> {
  const text = pdf.toString('latin1')
  const parts = new Map<string, Part>()
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\r?\n/g)) {
    const begin = found.index + found[0].length
    const body = text.slice(begin, text.indexOf('endobj', begin))
    const opens = /\bstream\r?\n/.exec(body)
    const dictionary = opens ? body.slice(0, opens.index) : body
    let stream = ''
    if (opens) {
      const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
      const from = begin + opens.index + opens[0].length
      const raw = pdf.subarray(from, from + length)
      stream = (/FlateDecode/.test(dictionary) ? inflateSync(raw) : raw).toString('latin1')
    }
    parts.set(found[1] ?? '', { dictionary, stream })
  }
  return parts
}

const fromHex = (hex: string): string =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('')

function glyphs(map: string): Map<number, string> {
  const known = new Map<number, string>()
  for (const [, block] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, text] of (block ?? '').matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      known.set(Number.parseInt(code ?? '', 16), fromHex(text ?? ''))
    }
  }
  for (const [, block] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, text] of (block ?? '').matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const first = Number.parseInt(from ?? '', 16)
      for (let code = first; code <= Number.parseInt(to ?? '', 16); code += 1) {
        known.set(code, String.fromCharCode(Number.parseInt(text ?? '', 16) + code - first))
      }
    }
  }
  return known
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** The two-byte codes of one string operand, `(…)` or `<…>`. */
function codes(operand: string): number[] {
  const bytes: number[] = []
  if (operand.startsWith('<')) bytes.push(...Buffer.from(operand.slice(1, -1), 'hex'))
  else {
    for (const [one, escaped] of operand.slice(1, -1).matchAll(/\\([0-7]{1,3}|[\s\S])|[\s\S]/g)) {
      if (escaped === undefined) bytes.push(one.charCodeAt(0))
      else if (/^[0-7]/.test(escaped)) bytes.push(Number.parseInt(escaped, 8))
      else bytes.push(escapes[escaped] ?? escaped.charCodeAt(0))
    }
  }
  const found: number[] = []
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    found.push((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0))
  }
  return found
}

/** What the pages say, by each font's own map from glyph to character; line ends are lost. */
export function pdfText(pdf: Buffer): string {
  const parts = partsOf(pdf)
  const fontOf = (number: string): Map<number, string> => {
    const [, target] = /\/ToUnicode (\d+) 0 R/.exec(parts.get(number)?.dictionary ?? '') ?? []
    return glyphs(parts.get(target ?? '')?.stream ?? '')
  }
  let said = ''
  for (const { dictionary } of parts.values()) {
    if (!/\/Type \/Page\b/.test(dictionary)) continue
    const inside = (number: string | undefined) => parts.get(number ?? '')?.dictionary ?? ''
    const resources = inside(/\/Resources (\d+) 0 R/.exec(dictionary)?.[1]) || dictionary
    const [, listed = ''] = /\/Font\s*<<([^>]*)>>/.exec(resources) ?? []
    const fonts = new Map(
      [...listed.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, at]) => [name, fontOf(at ?? '')]),
    )
    const content = parts.get(/\/Contents (\d+) 0 R/.exec(dictionary)?.[1] ?? '')?.stream ?? ''
    let font: Map<number, string> | undefined
    for (const [, name, operand] of content
      .replace(/\/Lang \(\w+\)/g, '')
      .matchAll(/\/(\w+) [\d.]+ Tf|(\((?:\\[\s\S]|[^\\)])*\)|<[0-9A-Fa-f]+>)/g)) {
      if (name) font = fonts.get(name)
      else for (const code of codes(operand ?? '')) said += font?.get(code) ?? '\ufffd'
    }
  }
  return said
}

export const pdfPages = (pdf: Buffer): number =>
  [...partsOf(pdf).values()].filter(({ dictionary }) => /\/Type \/Page\b/.test(dictionary)).length

/** The names of the fonts whose programs travel in the file. */
export const pdfFonts = (pdf: Buffer): string[] =>
  [...partsOf(pdf).values()]
    .filter(({ dictionary }) => /\/FontFile[23]? /.test(dictionary))
    .map(({ dictionary }) => /\/FontName \/\w+\+([\w-]+)/.exec(dictionary)?.[1] ?? '')
