import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { ExportLine, LogKey, SignedHead } from '@wstc/domain/audit/model/proof'
import { z } from 'zod'
import { Unusable } from './command.ts'

const unreadable = (file: string, why: string): Unusable =>
  new Unusable({ zh: `无法读取 ${file}：${why}`, en: `${file} cannot be read: ${why}` })

export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw unreadable(file, (error as Error).message)
  }
}

/** A head as it was mailed, downloaded (`{ head }`) or cut out of an export. */
export async function readHead(file: string): Promise<SignedHead> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw unreadable(file, error.message)
  })
  // A whole mail may have been kept: the head is its last line that is JSON.
  const tries = [text, ...text.trim().split('\n').reverse()]
  for (const one of tries) {
    const parsed = parse(one)
    const found = z.union([SignedHead, z.object({ head: SignedHead })]).safeParse(parsed)
    if (found.success) return 'head' in found.data ? found.data.head : found.data
  }
  throw unreadable(file, 'no signed head in it')
}

export async function readKeys(file: string): Promise<LogKey[]> {
  const found = z
    .union([z.array(LogKey), z.object({ keys: z.array(LogKey) }).transform((one) => one.keys)])
    .safeParse(await readJson(file))
  if (!found.success) throw unreadable(file, 'no public keys in it')
  return found.data
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The lines of an export with their numbers; undefined for one that is none. */
export async function* readExport(
  file: string,
): AsyncGenerator<{ number: number; line: ExportLine | undefined }> {
  const stream = createReadStream(file)
  const opened = new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve())
    stream.once('error', reject)
  })
  await opened.catch((error: Error) => {
    throw unreadable(file, error.message)
  })
  let number = 0
  for await (const text of createInterface({
    input: stream,
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number += 1
    if (text === '') continue
    yield { number, line: ExportLine.safeParse(parse(text)).data }
  }
}
