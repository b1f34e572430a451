import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Product } from './product.ts'

export interface ReceivedMail {
  readonly file: string
  readonly text: string
}

/** Mail written for this address so far, in no order. */
export function readMail(product: Product, to: string): ReceivedMail[] {
  const folder = join(product.dataDir, 'mail')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((file) => ({ file, raw: readFileSync(join(folder, file), 'utf8') }))
    .filter(({ raw }) => new RegExp(`^To: .*${to.replaceAll('.', '\\.')}`, 'im').test(raw))
    .map(({ file, raw }) => ({ file, text: bodyOf(raw) }))
}

/**
 * Waits for a mail to this address that is not among the known ones.
 * @throws Error when none comes within 20 seconds
 */
export async function awaitMail(
  product: Product,
  to: string,
  known: readonly ReceivedMail[] = [],
): Promise<ReceivedMail> {
  for (let left = 80; left > 0; left -= 1) {
    const fresh = readMail(product, to).find((one) => !known.some(({ file }) => file === one.file))
    if (fresh) return fresh
    await sleep(250)
  }
  throw new Error(`no mail came for ${to}`)
}

/** The one address in the mail that leads into the product. */
export function linkIn(mail: ReceivedMail, product: Product): string {
  const link = mail.text.split(/\s+/).find((word) => word.startsWith(`${product.origin}/app/`))
  if (link === undefined) throw new Error(`no link in\n${mail.text}`)
  return link
}

function bodyOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const encoding = /^Content-Transfer-Encoding: (\S+)/im.exec(head)?.[1]?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding !== 'quoted-printable') return body
  const joined = body.replace(/=\r?\n/g, '')
  const bytes = joined.replace(/=([0-9A-F]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
