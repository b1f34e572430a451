import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { checkArchive } from '../../src/platform/backup/check.ts'
import { ArchiveFault } from '../../src/platform/backup/fault.ts'
import { type Drill, isEmpty, openDrill, passphrase } from './open-drill.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let drill: Drill
let plain: Buffer
let sealed: Buffer
beforeAll(async () => {
  drill = await openDrill()
  plain = await readFile(await drill.backUp('plain.wstc'))
  sealed = await readFile(await drill.backUp('sealed.wstc', { passphrase, withKeys: true }))
})
afterAll(() => drill.close())

async function refused(bytes: Buffer, words: string | undefined): Promise<void> {
  const file = join(drill.folder, 'changed.wstc')
  await writeFile(file, bytes)
  await expect(checkArchive(file, words)).rejects.toBeInstanceOf(ArchiveFault)
}

const headerOf = (bytes: Buffer): number => bytes.indexOf(10, bytes.indexOf(10) + 1) + 1

/** The chunks after the header, each with its length. */
function chunksOf(bytes: Buffer, tag: number): Buffer[] {
  const chunks: Buffer[] = []
  for (let at = headerOf(bytes); at < bytes.length; ) {
    const length = (bytes.readUInt32BE(at) & 0x7fff_ffff) + tag + 4
    chunks.push(bytes.subarray(at, at + length))
    at += length
  }
  return chunks
}

describe.each([
  ['plain', () => plain, undefined, 0],
  ['encrypted', () => sealed, passphrase, 16],
] as const)('an archive, %s', (_kind, bytes, words, tag) => {
  test('one changed byte anywhere is found', async () => {
    for (let part = 0; part < 12; part += 1) {
      const changed = Buffer.from(bytes())
      const at = Math.floor(((changed.length - 1) * part) / 11)
      changed[at] = changed[at]! ^ 0x10
      await refused(changed, words)
    }
  })

  test('an archive cut off anywhere is found, between two chunks as well', async () => {
    const whole = bytes()
    for (const part of [0, 0.3, 0.6, 0.999]) {
      await refused(whole.subarray(0, Math.floor(whole.length * part)), words)
    }
    const chunks = chunksOf(whole, tag)
    expect(chunks.length).toBeGreaterThan(2)
    await refused(whole.subarray(0, whole.length - chunks.at(-1)!.length), words)
  })

  test('chunks in another order, left out or added are found', async () => {
    const [head, chunks] = [bytes().subarray(0, headerOf(bytes())), chunksOf(bytes(), tag)]
    const [first, second, ...rest] = chunks as [Buffer, Buffer, ...Buffer[]]
    await refused(Buffer.concat([head, second, first, ...rest]), words)
    await refused(Buffer.concat([head, second, ...rest]), words)
    await refused(Buffer.concat([head, ...chunks, rest.at(-1)!]), words)
  })
})

test('a chunk made the last by its mark alone does not end an encrypted archive', async () => {
  const head = sealed.subarray(0, headerOf(sealed))
  const first = Buffer.from(chunksOf(sealed, 16)[0]!)
  first.writeUInt32BE(first.readUInt32BE() + 0x8000_0000)
  await refused(Buffer.concat([head, first]), passphrase)
})

test('a wrong passphrase, or none, opens nothing and restores nothing', async () => {
  const file = join(drill.folder, 'sealed.wstc')
  await expect(checkArchive(file, 'another passphrase')).rejects.toThrow(/passphrase is wrong/)
  await expect(checkArchive(file, undefined)).rejects.toThrow(/encrypted/)
  await expect(drill.restore(file, 'wrong', 'another passphrase')).rejects.toThrow(ArchiveFault)
  expect(await isEmpty(join(drill.folder, 'wrong'))).toBe(true)
})

test('keys leave in the open only when asked for, and nothing of a sealed archive can be read', async () => {
  const open = await checkArchive(join(drill.folder, 'plain.wstc'), undefined)
  expect(open.manifest.keys).toBeUndefined()
  const closed = await checkArchive(join(drill.folder, 'sealed.wstc'), passphrase)
  expect(Object.keys(closed.manifest.keys!)).toEqual([expect.stringMatching(/^keys\/signing-/)])
  expect(closed.manifest.audit.head).toMatchObject({ size: '20' })
  expect(sealed.includes('audit_entry')).toBe(false)
})

test('a file that exists is not written over', async () => {
  const file = join(drill.folder, 'plain.wstc')
  const { mtimeMs } = await stat(file)
  await expect(drill.backUp('plain.wstc')).rejects.toThrow(/exists/)
  expect((await stat(file)).mtimeMs).toBe(mtimeMs)
})
