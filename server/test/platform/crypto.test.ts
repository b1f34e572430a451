import { createCipheriv } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../src/platform/config.ts'
import { international } from '../../src/platform/crypto/international.ts'
import { idOfKey, readKeyFile, writeKeyFile } from '../../src/platform/crypto/key-files.ts'
import { makeCrypto } from '../../src/platform/crypto/provider.ts'
import { sm } from '../../src/platform/crypto/sm.ts'

const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wstc-keys-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('SM3 gives the values of GB/T 32905-2016 annex A', () => {
  expect(hex(sm.hash(text('abc')))).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  )
  expect(hex(sm.hash(text('abcd'.repeat(16))))).toBe(
    'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  )
})

test('SM4 gives the value of GB/T 32907-2016 annex A, so that Node’s may be used', () => {
  const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
  const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false)
  expect(hex(Buffer.concat([cipher.update(key), cipher.final()]))).toBe(
    '681edf34d206965e86b3e94f536e4246',
  )
})

test('SM2 accepts the signature published with GB/T 32918.5-2017, with its identity and Z', () => {
  const secret = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'
  const key =
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'
  const signature =
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'
  expect(sm.publicOf(secret)).toBe(key)
  expect(sm.verify(key, text('message digest'), signature)).toBe(true)
  expect(sm.verify(key, text('message digesT'), signature)).toBe(false)
  const own = sm.sign({ suite: 'sm', private: secret, public: key }, text('message digest'))
  expect(sm.verify(key, text('message digest'), own)).toBe(true)
})

test('Ed25519 gives the signature of RFC 8032 §7.1 test 2', () => {
  const secret = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'
  const key = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'
  const signature =
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'
  expect(international.publicOf(secret)).toBe(key)
  const pair = { suite: 'international', private: secret, public: key } as const
  expect(international.sign(pair, Uint8Array.of(0x72))).toBe(signature)
  expect(international.verify(key, Uint8Array.of(0x72), signature)).toBe(true)
})

test.each([international, sm])('$name refuses what is no signature instead of failing', (suite) => {
  const key = suite.newKey()
  const words = text('head')
  const right = suite.sign(key, words)
  expect(suite.verify(key.public, words, right)).toBe(true)
  expect(suite.verify(suite.newKey().public, words, right)).toBe(false)
  for (const wrong of [
    '',
    '00',
    'zz',
    right.slice(2),
    `${right}00`,
    '00'.repeat(64),
    'ff'.repeat(64),
  ]) {
    expect(suite.verify(key.public, words, wrong), wrong).toBe(false)
  }
  for (const other of ['', '04', '00'.repeat(32), `04${'11'.repeat(64)}`]) {
    expect(suite.verify(other, words, right), other).toBe(false)
  }
})

test('a private key is readable by its owner alone, and one that others can read is refused', async () => {
  const key = await writeKeyFile('international', { folder })
  const [name] = await readdir(folder)
  const file = join(folder, name!)
  expect(name).toBe(`signing-${idOfKey(key)}.key`)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readKeyFile(file)).toEqual(key)
  const open = join(folder, 'open.key')
  await writeFile(open, JSON.stringify(key), { mode: 0o644 })
  await expect(readKeyFile(open)).rejects.toThrow('can be read by others')
  const torn = join(folder, 'torn.key')
  const stranger = international.newKey()
  await writeFile(torn, JSON.stringify({ ...key, private: stranger.private }), { mode: 0o600 })
  await expect(readKeyFile(torn)).rejects.toThrow('do not belong together')
  await expect(readKeyFile(torn)).rejects.not.toThrow(stranger.private)
})

test('the settings choose the suite of new keys and a key kept elsewhere', async () => {
  const place = join(folder, 'elsewhere.key')
  const key = await writeKeyFile('sm', { file: place })
  const crypto = makeCrypto(readConfig({ DATA_DIR: folder, SIGNING_KEY_FILE: place }))
  expect(await crypto.firstKey()).toMatchObject({ suite: 'sm', publicKey: key.public })
  expect(await crypto.holds(idOfKey(key))).toBe(true)
  const signed = await crypto.sign(idOfKey(key), text('x'))
  expect(crypto.verify('sm', key.public, text('x'), signed)).toBe(true)
  await expect(crypto.sign('0'.repeat(32), text('x'))).rejects.toThrow('not on this server')
})
