import { createCipheriv, createDecipheriv, createHash, randomBytes, randomInt } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hash, verify } from '@node-rs/argon2'

// OWASP's floor for argon2id: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> =>
  hash(password.normalize('NFKC'), cost)

let decoy: Promise<string> | undefined

/** Takes as long for an account that does not exist, or has no password yet, as for one that does. */
export async function checkPassword(
  known: string | null | undefined,
  typed: string,
): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(24).toString('base64'))
  const right = await verify(known ?? (await decoy), typed.normalize('NFKC')).catch(() => false)
  return right && Boolean(known)
}

/** An opaque token of 256 bits. Only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Enough for tokens that nobody can guess; passwords take `hashPassword`. */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('base64url')

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const pick = (length: number): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

/** A password that a person can type from paper: 20 characters, 99 bits. */
export const newPassword = (): string => Array.from({ length: 4 }, () => pick(5)).join('-')

/** A recovery code: 12 characters, 59 bits. */
export const newRecoveryCode = (): string => Array.from({ length: 3 }, () => pick(4)).join('-')

const keys = new Map<string, Promise<Buffer>>()

async function readKey(folder: string): Promise<Buffer> {
  const file = join(folder, 'second-factor.key')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // `wx`: of two servers that start together one makes the key and the other reads it.
  await writeFile(file, `${randomBytes(32).toString('base64')}\n`, {
    mode: 0o600,
    flag: 'wx',
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const key = Buffer.from(await readFile(file, 'utf8'), 'base64')
  if (key.length !== 32) throw new Error(`${file} does not hold a key of 32 bytes`)
  return key
}

function keyOf(dataDir: string): Promise<Buffer> {
  const folder = join(dataDir, 'keys')
  const known = keys.get(folder) ?? readKey(folder)
  keys.set(folder, known)
  return known
}

/** Tells keys apart and gives nothing of them away. */
export const fingerprintOfKey = async (dataDir: string): Promise<string> =>
  createHash('sha256')
    .update(await keyOf(dataDir))
    .digest('base64url')

/** Encrypts `text` at rest, AES-256-GCM, bound to `purpose` so that it cannot be moved elsewhere. */
export async function seal(dataDir: string, purpose: string, text: string): Promise<string> {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await keyOf(dataDir), iv).setAAD(
    Buffer.from(purpose),
  )
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return ['v1', iv, cipher.getAuthTag(), body]
    .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
    .join('.')
}

/** Opens what `seal` closed; undefined when it was changed, moved, or closed with another key. */
export async function unseal(
  dataDir: string,
  purpose: string,
  sealed: string,
): Promise<string | undefined> {
  const [version, iv, tag, body] = sealed.split('.')
  if (version !== 'v1' || !iv || !tag || body === undefined) return undefined
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      await keyOf(dataDir),
      Buffer.from(iv, 'base64url'),
    )
      .setAAD(Buffer.from(purpose))
      .setAuthTag(Buffer.from(tag, 'base64url'))
    return (
      decipher.update(Buffer.from(body, 'base64url'), undefined, 'utf8') + decipher.final('utf8')
    )
  } catch {
    return undefined
  }
}
