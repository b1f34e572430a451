import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { system } from '../platform/actor.ts'
import { ConfigError } from '../platform/config.ts'
import { writeKeyFile } from '../platform/crypto/key-files.ts'
import type { Platform } from '../platform/platform.ts'
import { recordAct } from './service/entries.ts'
import { exportText } from './service/export.ts'
import { findProof } from './service/proofs.ts'
import { rotateKey } from './service/signing.ts'
import { selectKeys } from './store/proof.ts'

/** What a command stands on: the server's platform without the city. */
export type Desk = Omit<Platform, 'city' | 'surveys' | 'adminSources' | 'warehouse'>

export interface CommandInput {
  readonly words: readonly string[]
  readonly flag: (name: string) => string | undefined
}

type ServerCommand = (desk: Desk, input: CommandInput) => Promise<void>

const print = (value: unknown): void =>
  void process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`)

const exportAll: ServerCommand = async (desk, { flag }) => {
  const { database, clock } = desk
  const now = clock.now()
  await database.inTransaction(system, (tx) =>
    recordAct(
      { tx, now, actor: system, requestId: 'command', address: '-' },
      { action: 'audit.log.export', subject: { kind: 'audit-log', id: 'export' } },
    ),
  )
  const out = flag('out')
  const text = Readable.from(exportText(desk), { objectMode: false })
  if (out) await pipeline(text, createWriteStream(resolve(out), { mode: 0o600, flags: 'wx' }))
  else await pipeline(text, process.stdout, { end: false })
}

const prove: ServerCommand = async (desk, { words: [entry] }) => {
  if (!entry) throw new ConfigError('wstc audit prove <entry id>')
  const proof = await findProof(desk, entry)
  if (!proof) throw new ConfigError(`No signed head covers an entry ${entry}`)
  print(proof)
}

const list: ServerCommand = async ({ database }) =>
  print(await database.inTransaction(system, selectKeys))

const create: ServerCommand = async ({ config }, { words: [file] }) => {
  if (!file) throw new ConfigError('wstc keys create <file>')
  const key = await writeKeyFile(config.cryptoSuite, { file: resolve(file) })
  print({ file: resolve(file), suite: key.suite, publicKey: key.public })
}

const rotate: ServerCommand = async (desk, { flag }) => {
  const to = flag('to')
  const key = await desk.database.inTransaction(system, (tx) =>
    rotateKey({ tx, now: desk.clock.now(), platform: desk }, to ? resolve(to) : undefined),
  )
  print(key)
}

/** Commands that need the audit's database or its private keys. */
export const auditCommands: Readonly<Record<string, ServerCommand>> = {
  'audit export': exportAll,
  'audit prove': prove,
  'keys list': list,
  'keys create': create,
  'keys rotate': rotate,
}
