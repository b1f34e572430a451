import { setImmediate as nextTurn } from 'node:timers/promises'
import { inLanguage } from '@wstc/domain/kernel/bilingual'
import type { QueryOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { registryContract } from '@wstc/domain/registry/contract'
import type { ImportRow, ImportView } from '@wstc/domain/registry/contract/shapes'
import type { EnterpriseFacts, SheetColumn } from '@wstc/domain/registry/model'
import { changesBetween } from '@wstc/domain/registry/rules/changes'
import { columnText, completeContacts } from '@wstc/domain/registry/rules/contacts'
import {
  type Cells,
  checkRow,
  emptyFacts,
  type RowFault,
  type StatedFacts,
} from '@wstc/domain/registry/rules/import-row'
import { dictionaryOf, neededColumns, readTitles } from '@wstc/domain/registry/rules/sheet'
import { checkUscc, normaliseUscc } from '@wstc/domain/registry/rules/uscc'
import { registryTexts } from '@wstc/domain/registry/words'
import { recordAct } from '../../audit/index.ts'
import { listNames } from '../../identity/index.ts'
import { exportRows } from '../../platform/export.ts'
import { newId } from '../../platform/ids.ts'
import { readSheet } from '../../platform/import.ts'
import { emit } from '../../platform/jobs.ts'
import { fieldText } from '../../platform/problem-words.ts'
import { readPages } from '../../platform/read-pages.ts'
import type { Call, FileReply } from '../../platform/serve.ts'
import {
  type CheckedLine,
  compareRows,
  countOutdated,
  countRows,
  findImport,
  type ImportRecord,
  insertImport,
  keepFormerNames,
  lockImport,
  type PieceRow,
  type StagedRow,
  selectContacts,
  selectImports,
  selectPiece,
  selectRows,
  settleImport,
  stageRows,
} from '../store/imports.ts'
import { type WrittenEntry, writeTogether } from '../store/together.ts'
import { movedTopic, sourceOf } from './edit.ts'
import { nameWords, sheetWords } from './words.ts'

type Contract = typeof registryContract
const limits = { rows: 100_000, columns: 60, cellLength: 2000 }
/** Rows that are checked between two turns of the others, and brought to the database at once. */
const batch = 2000

async function showImports(call: Call, rows: readonly ImportRecord[]): Promise<ImportView[]> {
  const names = await listNames(
    call.tx,
    rows.flatMap((row) => row.by_person ?? []),
  )
  return rows.map((row) => ({
    id: row.id,
    file: row.file,
    state: row.state,
    columns: row.columns,
    ignored: row.ignored,
    counts: row.counts as ImportView['counts'],
    warned: row.warned,
    by: row.by_person && (names.get(row.by_person) ?? null),
    at: row.at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
  }))
}

async function showImport(call: Call, id: string): Promise<ImportView> {
  const row = await findImport(call.tx, id)
  if (!row) throw absent('enterprise-import')
  return (await showImports(call, [row]))[0]!
}

/** @throws Problem where a column is missing that no entry can do without */
function titlesOf(header: readonly string[]): (SheetColumn | undefined)[] {
  const titles = readTitles(header)
  const missing = neededColumns.filter((key) => !titles.includes(key))
  if (missing.length === 0) return titles
  throw new Problem('registry/columns-missing', { columns: missing.map(columnText) })
}

/**
 * Reads a file, checks every row and compares it with the register. Nothing of the register
 * changes; the rows wait for the word to do it.
 */
export async function previewImport(
  call: Call,
  file: { readonly bytes: Buffer; readonly name: string },
): Promise<ImportView> {
  const { tx, now, platform } = call
  const sheet = await readSheet(file.bytes, file.name, limits)
  const titles = titlesOf(sheet.header)
  const dictionary = dictionaryOf(sheetWords(platform.city))
  const id = newId(now)
  await insertImport(tx, {
    id,
    file: file.name.slice(0, 200),
    columns: [...new Set(titles.filter((one) => one !== undefined))],
    ignored: sheet.header.filter((title, n) => title !== '' && titles[n] === undefined),
    by_person: call.actor.personId ?? null,
    at: now,
  })
  let rows: StatedLine[] = []
  let count = 0
  for await (const { line, cells } of sheet.rows) {
    const named: Partial<Record<SheetColumn, string>> = {}
    for (const [n, key] of titles.entries()) if (key) named[key] = cells[n] ?? ''
    rows.push(checkLine(newId(now), line, named, dictionary))
    count += 1
    if (rows.length < batch) continue
    await stageRows(tx, id, await completed(call, rows))
    rows = []
    await nextTurn()
  }
  if (count === 0) throw new Problem('registry/import-empty')
  if (rows.length > 0) await stageRows(tx, id, await completed(call, rows))
  await compareRows(tx, id)
  await countRows(tx, id)
  await recordAct(call, {
    action: 'registry.import.preview',
    subject: { kind: 'enterprise-import', id },
    details: { rows: count },
  })
  return showImport(call, id)
}

interface StatedLine extends Omit<CheckedLine, 'facts'> {
  readonly facts: StatedFacts
}

/** Rows with the contacts that their entries would have. */
async function completed(call: Call, rows: readonly StatedLine[]): Promise<CheckedLine[]> {
  const stating = rows.filter((row) => row.facts.contacts)
  const codes = stating.map((row) => row.uscc)
  const known = codes.length > 0 ? await selectContacts(call.tx, codes) : new Map()
  return rows.map((row) => {
    const { contacts, ...facts } = row.facts
    return {
      ...row,
      facts: contacts
        ? { ...facts, contacts: completeContacts(contacts, known.get(row.uscc)) }
        : facts,
    }
  })
}

function checkLine(
  id: string,
  line: number,
  cells: Cells,
  dictionary: ReturnType<typeof dictionaryOf>,
): StatedLine {
  const { facts, faults, warnings } = checkRow(cells, dictionary)
  return {
    id,
    line,
    uscc: facts.uscc ?? normaliseUscc(cells.uscc ?? '').slice(0, 40),
    facts,
    faults: faults.map((one) => ({ ...one, given: (cells[one.column] ?? '').slice(0, 200) })),
    warnings,
  }
}

export const listImports = async (call: Call): Promise<ReplyInput<Contract['listImports']>> => ({
  items: await showImports(call, await selectImports(call.tx)),
})

export const getImport = (call: Call, id: string): Promise<ImportView> => showImport(call, id)

const faultText = ({ column, code, details }: RowFault) => {
  const fault = { path: column, code, ...(details ? { details } : {}) }
  return { zh: fieldText(fault, 'zh-CN'), en: fieldText(fault, 'en') }
}

const showRow = (row: StagedRow): ImportRow => ({
  line: row.line,
  act: row.act,
  uscc: row.uscc,
  name: row.facts.name ?? row.before?.name ?? '',
  changes: row.act === 'changed' && row.before ? changesBetween(row.before, row.facts) : [],
  faults: row.faults.map((fault) => ({
    column: fault.column,
    code: fault.code,
    text: faultText(fault),
    given: fault.given,
    repairs: fault.code.startsWith('registry/uscc-')
      ? [...checkUscc(fault.given).repairs].slice(0, 3)
      : [],
  })),
  warnings: row.warnings.map(({ column, code }) => ({ column, code })),
})

export async function listRows(
  call: Call,
  id: string,
  { act, after, limit }: QueryOf<Contract['listImportRows']>,
): Promise<ReplyInput<Contract['listImportRows']>> {
  await showImport(call, id)
  const rows = await selectRows(call.tx, id, { act, after, limit: limit + 1 })
  const items = rows.slice(0, limit)
  return { items: items.map(showRow), next: rows.length > limit ? items.at(-1)!.line : null }
}

interface FaultLine {
  readonly line: number
  readonly column: string
  readonly given: string
  readonly text: string
}

/** The faults as a sheet, one line for each, by row and column. */
export async function exportFaults(
  call: Omit<Call, 'tx'>,
  id: string,
  format: 'xlsx' | 'csv',
): Promise<FileReply> {
  const { database } = call.platform
  await database.inTransaction(call.actor, (tx) => showImport({ ...call, tx }, id))
  const pages = readPages<StagedRow>(database, call.actor, (tx, last) =>
    selectRows(tx, id, { act: 'faulty', after: last?.line, limit: 1000 }),
  )
  async function* faults(): AsyncGenerator<FaultLine> {
    for await (const row of pages) {
      for (const { column, given, text } of showRow(row).faults) {
        const say = (both: { zh: string; en: string }) => inLanguage(both, call.language)
        yield { line: row.line, column: say(columnText(column)), given, text: say(text) }
      }
    }
  }
  return exportRows<FaultLine>({
    format,
    name: inLanguage(registryTexts.faults, call.language),
    language: call.language,
    columns: [
      { key: 'line', title: registryTexts.line, kind: 'number', value: (one) => one.line },
      { key: 'column', title: registryTexts.column, value: (one) => one.column },
      { key: 'given', title: registryTexts.given, width: 40, value: (one) => one.given },
      { key: 'fault', title: registryTexts.fault, width: 60, value: (one) => one.text },
    ],
    rows: faults(),
  })
}

/** An entry as it is once its row is brought in. */
function entryOf(city: Call['platform']['city'], row: PieceRow): WrittenEntry {
  const { enterprise: id, seen, before } = row
  const facts = { ...(before ?? emptyFacts), ...row.facts } as EnterpriseFacts
  const named =
    before === null || (['name', 'english', 'former'] as const).some((key) => key in row.facts)
  return { id, seen, facts, ...(named ? { words: nameWords(city, facts) } : {}) }
}

/** Brings the rows in piece by piece. @throws Problem where the register has moved on */
async function bringIn(call: Call, { id, file, counts }: ImportRecord): Promise<void> {
  const { tx, platform } = call
  const from = sourceOf(call, { origin: 'import', reason: file, source: id })
  let came = 0
  let moved = false
  for (let after = 0; ; ) {
    const rows = await selectPiece(tx, id, after, batch)
    if (rows.length === 0) break
    const entries: WrittenEntry[] = []
    for (const row of rows) {
      const entry = entryOf(platform.city, row)
      entries.push(entry)
      moved ||= row.before !== null && row.before.district !== entry.facts.district
      if (entries.length % 200 === 0) await nextTurn()
    }
    came += await writeTogether(tx, entries, from)
    after = rows.at(-1)!.line
  }
  if (moved) await emit(call, movedTopic, {})
  const missing = counts.new + counts.changed - came
  if (missing > 0) throw new Problem('registry/import-outdated', { count: missing })
}

/** An import that still waits. @throws Problem where it was settled before */
async function getWaiting(call: Call, id: string): Promise<ImportRecord> {
  const row = await lockImport(call.tx, id)
  if (!row) throw absent('enterprise-import')
  if (row.state !== 'previewed') throw new Problem('registry/import-over')
  return row
}

/** Does what the preview shows, all of it or nothing; rows with faults stay out. */
export async function confirmImport(call: Call, id: string): Promise<ImportView> {
  const { tx, now } = call
  const waiting = await getWaiting(call, id)
  const { counts } = waiting
  if (counts.new + counts.changed === 0) throw new Problem('registry/import-nothing')
  const count = await countOutdated(tx, id)
  if (count > 0) throw new Problem('registry/import-outdated', { count })
  await keepFormerNames(tx, id, dayInShanghai(now))
  await bringIn(call, waiting)
  await settleImport(tx, id, 'confirmed', now)
  await recordAct(call, {
    action: 'registry.import.confirm',
    subject: { kind: 'enterprise-import', id },
    details: { ...counts },
  })
  return showImport(call, id)
}

export async function discardImport(call: Call, id: string): Promise<ImportView> {
  await getWaiting(call, id)
  await settleImport(call.tx, id, 'discarded', call.now)
  await recordAct(call, {
    action: 'registry.import.discard',
    subject: { kind: 'enterprise-import', id },
  })
  return showImport(call, id)
}
