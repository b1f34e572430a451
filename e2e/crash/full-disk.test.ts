import { setTimeout as sleep } from 'node:timers/promises'
import { ApiProblem } from '@wstc/sdk/client'
import { afterAll, expect, test } from 'vitest'
import { freePort } from '../harness/product.ts'
import { fill, makeRoom, mountSmall } from './disk.ts'
import { crash, openStage, type Stage } from './run.ts'
import { makeDataDir, type Running, startRunning } from './runner.ts'

const seed = process.env.CRASH_SEED ?? '2016-33'
const patience = 900_000
let running: Running | undefined
let unmount: (() => void) | undefined

afterAll(async () => {
  await running?.stop().catch(() => {})
  unmount?.()
  await running?.remove()
}, patience)

/** What somebody is told who uploads a file now. */
async function tryUpload({ crews }: Stage): Promise<string> {
  const body = new FormData()
  body.append('file', new Blob(['重'.repeat(500_000)], { type: 'text/plain' }), 'large.txt')
  try {
    await crews[0]!.voices[0]!.desk.uploadFile({ body }, { tries: 1 })
    return 'done'
  } catch (error) {
    if (error instanceof ApiProblem) return error.problem.code
    return 'no answer'
  }
}

/** A disk of its own takes the rights of root. */
test.runIf(process.getuid?.() === 0)(
  'on a full disk nothing is acknowledged that is not kept, and with room again all goes on',
  { timeout: patience },
  async () => {
    const dataDir = makeDataDir()
    unmount = mountSmall(dataDir, 900)
    running = await startRunning(dataDir, await freePort())
    const stage = await openStage(running, seed, 4)
    const told = new Set<string>()
    const verdict = await crash(
      stage,
      seed,
      async (_, progress) => {
        for (let round = 1; round <= 2; round += 1) {
          const before = progress()
          while (progress() < before + 15) await sleep(20)
          for (let attempt = 0; attempt < 8; attempt += 1) {
            fill(dataDir)
            told.add(await tryUpload(stage))
          }
          makeRoom(dataDir)
        }
        const before = progress()
        while (progress() < before + 10) await sleep(20)
        return { 'full disk': 2 }
      },
      () => {},
    )
    expect(verdict.findings, `seed ${seed}`).toEqual([])
    expect([...told], `seed ${seed}`).toContain('request/storage-full')
    expect([...told, ...Object.keys(verdict.heard)]).not.toContain('request/failed')
  },
)
