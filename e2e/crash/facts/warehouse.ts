import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../../scripts/paths.mjs'
import type { Behind } from './database.ts'

/** The same rows from both sides, each as one text; what they are made of is the history of charts. */
const sides = [
  {
    table: 'light',
    there: `select concat_ws('|', task, on_day, place, light, period,
        evidenced->>'accepted', evidenced->>'total') as row from plan_light`,
    fed: `select concat_ws('|', subject_id, toString(on_day), toString(place), light, period,
        toString(evidence_accepted), toString(evidence_total)) as row
      from light final where subject_kind = 'task'`,
  },
  {
    table: 'progress',
    there: `select concat_ws('|', id, revision, task, period, department, version, stage,
        case when stage = 'signed' then content->>'reported' else '' end) as row from plan_report`,
    fed: `select concat_ws('|', id, toString(revision), toString(task), period, department,
        toString(version), stage, reported) as row from progress final`,
  },
  {
    table: 'observation',
    there: `select concat_ws('|', id, indicator, period, value, status) as row from plan_observation`,
    fed: `select concat_ws('|', id, indicator, period, value_text, status) as row from observation final`,
  },
] as const

/** What the warehouse must hold, read from the records. */
export async function readRecorded(behind: Behind): Promise<Map<string, string[]>> {
  const rows = new Map<string, string[]>()
  for (const { table, there } of sides) {
    rows.set(table, (await behind.rows<{ row: string }>(there)).map((one) => one.row).sort())
  }
  return rows
}

/** Rows that wait for the warehouse, or were given out and not confirmed. */
export async function countWaiting(behind: Behind): Promise<number> {
  const [row] = await behind.rows<{ waiting: string }>(
    `select (select count(*) from platform_outbox
       where batch is null or batch > (select fed from platform_feed)) as waiting`,
  )
  return Number(row!.waiting)
}

/**
 * Opens the warehouse of a product that has stopped, in a child as the product does, and compares
 * it row by row.
 */
export async function checkWarehouse(
  dataDir: string,
  recorded: ReadonlyMap<string, readonly string[]>,
): Promise<string[]> {
  const secret = randomBytes(16).toString('hex')
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const child = fork(join(root, 'server', 'src', 'platform', 'warehouse', 'child.ts'), [], {
    execArgv: ['--import', tsx],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC' },
  })
  try {
    child.send({ folder: join(dataDir, 'warehouse'), secret, memoryMb: 1024 })
    const [opened] = (await once(child, 'message')) as [{ kind: string; port: number }]
    if (opened.kind !== 'open') return [`the warehouse does not open: ${JSON.stringify(opened)}`]
    const faults: string[] = []
    for (const { table, fed } of sides) {
      const reply = await fetch(`http://127.0.0.1:${opened.port}/?default_format=JSONEachRow`, {
        method: 'POST',
        body: fed,
        headers: { authorization: `Basic ${Buffer.from(`wstc:${secret}`).toString('base64')}` },
      })
      const text = await reply.text()
      if (!reply.ok) return [`the warehouse does not answer: ${text}`]
      const rows = text.split('\n').filter(Boolean)
      const there = recorded.get(table) ?? []
      const held = rows.map((line) => (JSON.parse(line) as { row: string }).row).sort()
      const [right, present] = [new Set(there), new Set(held)]
      const missing = there.filter((row) => !present.has(row))
      const surplus = held.filter((row) => !right.has(row))
      if (missing.length + surplus.length > 0 || held.length !== there.length) {
        faults.push(
          `warehouse ${table}: ${held.length} rows for ${there.length}, missing ${missing.length} (${missing[0]}), surplus ${surplus.length} (${surplus[0]})`,
        )
      }
    }
    return faults
  } finally {
    child.kill('SIGTERM')
  }
}
