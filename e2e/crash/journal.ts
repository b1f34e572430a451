import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import type { Act, Intent, Outcome } from './model.ts'

interface Line {
  readonly intent?: Intent
  readonly settled?: string
  readonly outcome?: Outcome
  readonly told?: string
}

/** A client's own record, on disk before anything is sent: intents first, outcomes when known. */
export interface Journal {
  intend(intent: Intent): void
  settle(id: string, outcome: Outcome, told?: string): void
}

/** @param acknowledged called after each act that was */
export function openJournal(file: string, acknowledged: () => void = () => {}): Journal {
  writeFileSync(file, '', { flag: 'a' })
  const write = (line: Line): void => appendFileSync(file, `${JSON.stringify(line)}\n`)
  return {
    intend: (intent) => write({ intent }),
    settle: (settled, outcome, told) => {
      write({ settled, outcome, ...(told === undefined ? {} : { told }) })
      if (outcome === 'acknowledged') acknowledged()
    },
  }
}

/** Acts in the order in which they were meant; one without an outcome is unknown. */
export function readJournal(file: string): Act[] {
  const acts = new Map<string, Act>()
  for (const text of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { intent, settled, outcome, told } = JSON.parse(text) as Line
    if (intent) acts.set(intent.id, { ...intent, outcome: 'unknown' })
    const known = settled === undefined ? undefined : acts.get(settled)
    if (known && outcome) acts.set(known.id, { ...known, outcome, ...(told ? { told } : {}) })
  }
  return [...acts.values()]
}
