import { createReadStream } from 'node:fs'
import { type FileType, fileTypeNames, fileTypes } from '@wstc/domain/desk/files'
import { Problem } from '@wstc/domain/kernel/problem'
import { isImageBomb } from './image-size.ts'
import { inspectZip, officeLimits } from './zip.ts'

export interface FoundType {
  readonly type: FileType
  /** Media type to serve it with, charset included. */
  readonly media: string
}

const startsWith = (bytes: Buffer, ...beginning: readonly number[]): boolean =>
  beginning.every((byte, n) => bytes[n] === byte)

const magic = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpg: [0xff, 0xd8, 0xff],
  zip: [0x50, 0x4b, 0x03, 0x04],
  // An old or an encrypted office document is a compound file.
  compound: [0xd0, 0xcf, 0x11, 0xe0],
} as const

/** Whether the first eight bytes of a file are those of a type that is no text. */
export const hasMagic = (bytes: Buffer): boolean =>
  Object.values(magic).some((one) => startsWith(bytes, ...one))

const encodings = ['utf-8', 'gb18030'] as const
export type TextEncoding = (typeof encodings)[number]
// biome-ignore lint/suspicious/noControlCharactersInRegex: text has none of these
const control = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\ue000-\uf8ff]/

/** UTF-8 before GB18030; undefined where the bytes are neither, or hold control characters. */
export function findTextEncoding(bytes: Uint8Array): TextEncoding | undefined {
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return control.test(text) ? undefined : encoding
    } catch {}
  }
  return undefined
}

/** Whether the file is text without control characters; undefined where it is of another encoding. */
async function isTextIn(path: string, encoding: TextEncoding): Promise<boolean | undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let plain = true
  try {
    for await (const piece of createReadStream(path)) {
      if (control.test(decoder.decode(piece as Buffer, { stream: true }))) plain = false
    }
    decoder.decode()
    return plain
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** What {@link findTextEncoding} says of bytes, of a file on disk, of which only pieces are held. */
export async function findFileEncoding(path: string): Promise<TextEncoding | undefined> {
  for (const encoding of encodings) {
    const plain = await isTextIn(path, encoding)
    if (plain !== undefined) return plain ? encoding : undefined
  }
  return undefined
}

const main = {
  'word/document.xml': 'docx',
  'xl/workbook.xml': 'xlsx',
  'ppt/presentation.xml': 'pptx',
} as const
const active = /vbaProject|vbaData|macrosheets\/|activeX\/|oleObject/i

async function officeType(bytes: Buffer): Promise<FileType> {
  const { names, contents } = await inspectZip(
    bytes,
    officeLimits,
    (name) => name === '[Content_Types].xml',
  )
  const types = contents.get('[Content_Types].xml')?.toString('utf8')
  const found = Object.entries(main).filter(([name]) => names.includes(name))
  if (!types || found.length !== 1) throw refused()
  if (names.some((name) => active.test(name)) || /macroEnabled/i.test(types)) {
    throw new Problem('desk/file-has-macros')
  }
  return found[0]![1]
}

const refused = (): Problem =>
  new Problem('request/unsupported-type', {
    accepted: fileTypeNames.map((type) => fileTypes[type].name),
  })

/**
 * What `bytes` really are. The given name only decides between CSV and plain text.
 * @throws Problem for anything not on the list, for macros, bombs and damage.
 */
export async function getFileType(bytes: Buffer, givenName: string): Promise<FoundType> {
  const as = (type: FileType): FoundType => ({ type, media: fileTypes[type].media })
  const image = (type: 'png' | 'jpg'): FoundType => {
    if (isImageBomb(bytes, type)) throw new Problem('desk/image-too-large')
    return as(type)
  }
  if (bytes.length === 0) throw new Problem('desk/file-empty')
  if (startsWith(bytes, ...magic.pdf)) return as('pdf')
  if (startsWith(bytes, ...magic.png)) return image('png')
  if (startsWith(bytes, ...magic.jpg)) return image('jpg')
  if (startsWith(bytes, ...magic.zip)) return as(await officeType(bytes))
  if (startsWith(bytes, ...magic.compound)) throw refused()
  const ending = /\.(csv|txt)$/i.exec(givenName)?.[1]?.toLowerCase() as 'csv' | 'txt' | undefined
  const encoding = ending && findTextEncoding(bytes)
  if (!ending || !encoding) throw refused()
  return { type: ending, media: fileTypes[ending].media.replace('utf-8', encoding) }
}
