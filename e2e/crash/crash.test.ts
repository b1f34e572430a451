import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../harness/product.ts'
import { crash, crashWithoutSafety, openStage, type Stage } from './run.ts'
import { killAround, makeDataDir, type Running, startRunning, victims } from './runner.ts'

const seed = process.env.CRASH_SEED ?? '2016-33'
const clients = 8
const kills = 6
const patience = 900_000
let running: Running
let stage: Stage

beforeAll(async () => {
  running = await startRunning(makeDataDir(), await freePort())
  stage = await openStage(running, seed, clients)
}, patience)
afterAll(() => running?.remove(), patience)

test('whatever is killed while people work, no acknowledged act is lost, doubled or half done', {
  timeout: patience,
}, async () => {
  const lines: string[] = []
  const say = (line: string): void => void lines.push(line)
  const enough = (count: number): boolean => count >= kills
  const verdict = await crash(
    stage,
    seed,
    (chance, progress) => killAround(running, { chance, progress, enough, say }),
    say,
  )
  const told = `seed ${seed}\n${lines.join('\n')}`
  expect(verdict.findings, told).toEqual([])
  // A fault of the product would be told as such; what passes is told as passing.
  expect(verdict.heard, told).not.toHaveProperty(['request/failed'])
  for (const victim of victims) expect(verdict.troubles[victim], told).toBeGreaterThan(0)
  const acknowledged = verdict.acts.filter((act) => act.outcome === 'acknowledged')
  expect(acknowledged.length, told).toBeGreaterThan(30)
  const returns = acknowledged.filter((act) => act.kind === 'return')
  expect(returns.length, told).toBeGreaterThan(0)
})

test('the comparison finds what a PostgreSQL loses that acknowledges too early, or it would find nothing', {
  timeout: patience,
}, async () => {
  await running.start()
  const { acts, findings } = await crashWithoutSafety(stage, seed, 25)
  const acknowledged = acts.filter((act) => act.outcome === 'acknowledged')
  expect(acknowledged.length, `seed ${seed}`).toBeGreaterThanOrEqual(25)
  expect(
    findings.map((one) => one.fault),
    `seed ${seed}`,
  ).toContain('lost')
})
