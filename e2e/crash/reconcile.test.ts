import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openJournal, readJournal } from './journal.ts'
import type { Act, Facts, Trace } from './model.ts'
import { reconcile } from './reconcile.ts'

const question = (more: Partial<Act> = {}): Act => ({
  id: 'a-1',
  client: 'a',
  kind: 'question',
  person: 'leader',
  says: { record: 'why?' },
  outcome: 'acknowledged',
  told: '{"id":"q"}',
  ...more,
})
const whole: readonly Trace[] = [
  { part: 'key', found: 1, says: '{"id":"q"}' },
  { part: 'record', found: 1, says: 'why?' },
  { part: 'audit', found: 1 },
]
const nothing = whole.map(({ part }): Trace => ({ part, found: 0 }))
const factsOf = (traces: readonly Trace[], more: Partial<Facts> = {}): Facts => ({
  traces: new Map([['a-1', traces]]),
  records: new Map(),
  entries: new Map([['leader plan.question.ask', traces[2]?.found ?? 0]]),
  faults: [],
  ...more,
})
const faults = (acts: readonly Act[], facts: Facts): string[] =>
  reconcile(acts, facts).map((one) => one.fault)

const edit = (n: number, more: Partial<Act> = {}): Act => ({
  id: `d-${n}`,
  client: 'd',
  kind: 'draft',
  person: 'reporter',
  says: {},
  subject: 'draft k',
  revision: n - 1,
  state: `text ${n}`,
  outcome: 'acknowledged',
  ...more,
})
const draftFacts = (revision: number, state: string, absent: readonly number[] = []): Facts => ({
  traces: new Map(
    [1, 2, 3].map((n) => [`d-${n}`, [{ part: 'key', found: absent.includes(n) ? 0 : 1 }]]),
  ),
  records: new Map([['draft k', { revision, state }]]),
  entries: new Map(),
  faults: [],
})

describe('what clients were told against what is there', () => {
  it('says nothing where they agree, or every run would fail', () => {
    expect(faults([question()], factsOf(whole))).toEqual([])
    expect(faults([question({ outcome: 'unknown' })], factsOf(whole))).toEqual([])
    expect(faults([question({ outcome: 'unknown' })], factsOf(nothing))).toEqual([])
    expect(faults([question({ outcome: 'refused' })], factsOf(nothing))).toEqual([])
    expect(faults([edit(1), edit(2), edit(3)], draftFacts(3, 'text 3'))).toEqual([])
  })

  it('finds an acknowledged act that is lost', () => {
    expect(faults([question()], factsOf(nothing))).toEqual(['lost', 'lost'])
  })

  it('finds an act that was done twice, and one that only the audit knows twice', () => {
    const twice = whole.map((trace) => (trace.part === 'record' ? { ...trace, found: 2 } : trace))
    expect(faults([question()], factsOf(twice))).toEqual(['doubled'])
    const entries = new Map([['leader plan.question.ask', 2]])
    expect(faults([question()], factsOf(whole, { entries }))).toEqual(['doubled'])
  })

  it.each(['acknowledged', 'unknown'] as const)('finds an %s act that is half done', (outcome) => {
    const half = whole.map((trace) => (trace.part === 'record' ? { ...trace, found: 0 } : trace))
    expect(faults([question({ outcome })], factsOf(half))).toEqual(['half done'])
  })

  it('finds a record or a kept reply that is not what was told', () => {
    const other = (part: string, says: string) =>
      whole.map((trace) => (trace.part === part ? { ...trace, says } : trace))
    expect(faults([question()], factsOf(other('record', 'who?')))).toEqual(['changed'])
    expect(faults([question()], factsOf(other('key', '{"id":"p"}')))).toEqual(['changed'])
  })

  it('finds an act that was refused and done', () => {
    expect(faults([question({ outcome: 'refused' })], factsOf(whole))).toContain(
      'done though refused',
    )
  })

  it('finds edits of a record that are lost, doubled or overwritten', () => {
    const edits = [edit(1), edit(2), edit(3)]
    expect(faults(edits, draftFacts(2, 'text 2'))).toEqual(['lost'])
    expect(faults(edits, draftFacts(4, 'text 3'))).toEqual(['doubled'])
    expect(faults(edits, draftFacts(3, 'text 2'))).toEqual(['changed'])
    expect(
      faults([edit(1), edit(2, { outcome: 'unknown' })], draftFacts(1, 'text 1', [2])),
    ).toEqual([])
    expect(faults([edit(1), edit(2, { outcome: 'unknown' })], draftFacts(1, 'text 1'))).toEqual([
      'lost',
    ])
  })

  it('finds what does not fit together, and acts that nobody looked for', () => {
    const facts = factsOf(whole, { faults: ['a file is gone'] })
    expect(faults([question()], facts)).toEqual(['inconsistent'])
    expect(faults([question()], factsOf([], { entries: new Map() }))).toContain('inconsistent')
  })
})

it('a journal that was cut off keeps every intent, and calls unknown what it knows no outcome of', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wstc-journal-'))
  try {
    const file = join(folder, 'a.jsonl')
    const journal = openJournal(file)
    const { outcome: _, told: __, ...intent } = question()
    journal.intend(intent)
    journal.intend({ ...intent, id: 'a-2' })
    journal.settle('a-1', 'acknowledged', '{}')
    expect(readJournal(file).map(({ id, outcome, told }) => [id, outcome, told])).toEqual([
      ['a-1', 'acknowledged', '{}'],
      ['a-2', 'unknown', undefined],
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
