import { createHash } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'

export interface Mail {
  /** Stays the same over attempts; the receiving side knows a second delivery by it. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly language: 'zh-CN' | 'en'
  readonly at: Date
}

export interface Mailer {
  /** Resolves when the mail is safely handed over or on disk. */
  send(mail: Mail): Promise<void>
  close(): void
}

const oneAddress = /^[^\s@,;:<>"()[\]\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$/

/** Whether `text` is exactly one plain address: no list, no name, no line end. */
export function isMailAddress(text: string): boolean {
  return oneAddress.test(text) && !text.includes('..')
}

/** A header value on one line, without control characters. */
export function headerText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
}

/** Flushes a directory entry, so that a new name outlives a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function message(mail: Mail, from: string, host: string) {
  if (!isMailAddress(mail.to)) throw new Error('Not one plain mail address')
  return {
    from,
    to: { name: '', address: mail.to },
    subject: headerText(mail.subject),
    text: mail.text,
    date: mail.at,
    messageId: `<${createHash('sha256').update(mail.id).digest('hex').slice(0, 32)}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Hands mail to `SMTP_URL`; without one each mail becomes a file in `$DATA_DIR/mail`. */
export function openMailer(
  config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir' | 'publicUrl'>,
): Mailer {
  const host = new URL(config.publicUrl).hostname
  const from = headerText(config.mailFrom)
  if (config.smtpUrl) {
    const transport = createTransport(config.smtpUrl, {
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    } as never)
    return {
      send: async (mail) => {
        await transport.sendMail(message(mail, from, host))
      },
      close: () => transport.close(),
    }
  }
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const folder = join(config.dataDir, 'mail')
  return {
    send: async (mail) => {
      const { message: bytes } = await composer.sendMail(message(mail, from, host))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const name = join(folder, `${mail.id.replace(/[^a-z0-9-]/gi, '')}.eml`)
      const handle = await open(`${name}.part`, 'w', 0o600)
      try {
        await handle.writeFile(bytes as Buffer)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(`${name}.part`, name)
      await syncFolder(folder)
    },
    close: () => {},
  }
}
