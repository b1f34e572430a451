import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'

const isRoot = process.getuid?.() === 0
let world: World
let officer: SignedIn
let folder: string
beforeAll(async () => {
  world = await openWorld()
  officer = await world.as('department-officer')
  await world.server.listen({ host: '127.0.0.1', port: 0 })
  folder = join(world.platform.config.dataDir, 'files')
  mkdirSync(folder)
  if (isRoot) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'wstc-small-disk', folder])
})
afterAll(async () => {
  if (isRoot) execFileSync('umount', [folder])
  await world.close()
})

async function upload(bytes: number) {
  const { port } = world.server.server.address() as AddressInfo
  const body = new FormData()
  body.append('file', new Blob(['a'.repeat(bytes)], { type: 'text/plain' }), 'large.txt')
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1/desk/files`, {
    method: 'POST',
    body,
    headers: {
      'x-requested-with': 'wstc',
      'idempotency-key': 'the-same-upload',
      cookie: [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
  })
  return { status: reply.status, body: (await reply.json()) as { code?: string } }
}

/** A disk of its own takes the rights of root. */
it.runIf(isRoot)(
  'an upload that no longer fits is refused in words, not by a broken line, each time; one that fits is kept',
  async () => {
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const { status, body } = await upload(15_000_000)
      expect([status, body.code]).toEqual([507, 'request/storage-full'])
    }
    const kept = await upload(100_000)
    expect(kept.status).toBe(200)
    const rows = await world.asSystem((tx) => tx.selectFrom('desk_file').select('bytes').execute())
    expect(rows).toEqual([{ bytes: '100000' }])
  },
)
