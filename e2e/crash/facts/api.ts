import { createHash } from 'node:crypto'
import { reportState } from '../acts/reports.ts'
import { draftText, returnState } from '../acts/returns.ts'
import type { Act, Facts, Trace } from '../model.ts'
import type { Voice } from '../voice.ts'

type Pages = Map<number, Awaited<ReturnType<Voice['tasks']['getWorkTask']>>>

async function readPages(office: Voice, acts: readonly Act[]): Promise<Pages> {
  const pages: Pages = new Map()
  for (const task of new Set(acts.flatMap((act) => act.task ?? []))) {
    pages.set(task, await office.tasks.getWorkTask({ params: { task } }))
  }
  return pages
}

/** What a page shows of an act, by the id in its text. */
function shown(page: Awaited<ReturnType<Voice['tasks']['getWorkTask']>>, act: Act): string[] {
  const own = (text: string): boolean => text.startsWith(`${act.id} `)
  switch (act.kind) {
    case 'question':
      return page.questions.map((one) => one.text).filter(own)
    case 'decision':
      return page.decisions.map((one) => one.text).filter(own)
    case 'evidence':
      return page.evidence.map((one) => one.title).filter(own)
    case 'answer':
      return page.questions.flatMap((one) => one.remarks.map((remark) => remark.text)).filter(own)
    default:
      return page.evidence.flatMap((one) =>
        one.remarks.flatMap((remark) => (own(remark.text) ? [`${one.stage} ${remark.text}`] : [])),
      )
  }
}

async function download(voice: Voice, told: string | undefined): Promise<string[]> {
  if (told === undefined) return []
  const { id } = JSON.parse(told) as { id: string }
  const blob = await voice.desk.downloadFile({ params: { id } }).catch(() => undefined)
  if (!blob) return []
  return [
    createHash('sha256')
      .update(Buffer.from(await blob.arrayBuffer()))
      .digest('hex'),
  ]
}

/** The note of the version that was acknowledged, as the firm reads it. */
async function readVersion(voice: Voice, { subject, told }: Act): Promise<string[]> {
  if (told === undefined) return []
  const { version } = JSON.parse(told) as { version: number }
  const params = { obligation: subject!.split(' ')[1]!, version }
  const found = await voice.returns.getReturnVersion({ params }).catch(() => undefined)
  return found ? [found.content.rows[0]?.note ?? ''] : []
}

/** What somebody sees of an act that no page of a task shows; undefined where nobody looks. */
async function seenBy(voice: Voice, act: Act): Promise<string[] | undefined> {
  if (act.outcome !== 'acknowledged') return undefined
  if (act.kind === 'file') return download(voice, act.told)
  return act.kind === 'return' ? readVersion(voice, act) : undefined
}

/** What people see of each act who look for it in the product. */
export async function findShown(
  acts: readonly Act[],
  office: Voice,
  voices: ReadonlyMap<string, Voice>,
): Promise<Map<string, Trace>> {
  const pages = await readPages(office, acts)
  const traces = new Map<string, Trace>()
  for (const act of acts) {
    const page = act.task === undefined ? undefined : pages.get(act.task)
    const seen = page ? shown(page, act) : await seenBy(voices.get(act.person)!, act)
    if (seen === undefined) continue
    const says = seen[0] === undefined ? {} : { says: seen[0] }
    traces.set(act.id, { part: 'api', found: seen.length, ...says })
  }
  return traces
}

interface Held {
  readonly revision: number
  readonly state: string
}

/** How each kind of record is shown to whoever edits it. */
const readers: Readonly<Record<string, (voice: Voice, id: string) => Promise<Held | undefined>>> = {
  draft: async (voice, id) => {
    const { draft } = await voice.desk.findDraft({ params: { key: id.split(' ')[1]! } })
    return draft ? { revision: draft.revision, state: JSON.stringify(draft.values) } : undefined
  },
  report: async (voice, id) => {
    const report = await voice.tasks.getReport({ params: { report: id } })
    return { revision: report.revision, state: reportState(report.stage, report.content.done) }
  },
  return: async (voice, id) => {
    const { line } = await voice.returns.openOwnReturn({ params: { obligation: id } })
    const params = { obligation: id, version: line.version }
    const { content } = await voice.returns.getReturnVersion({ params })
    return { revision: line.version, state: returnState(line.version, content.rows[0]?.note ?? '') }
  },
  'return-draft': async (voice, id) => {
    const sheet = await voice.returns.openOwnReturn({ params: { obligation: id } })
    return { revision: sheet.draftRevision, state: draftText(sheet.content) }
  },
}

/** Drafts, reports and returns as the product shows them to whoever edits them. */
export async function readRecords(
  acts: readonly Act[],
  voices: ReadonlyMap<string, Voice>,
): Promise<Facts['records']> {
  const records = new Map<string, { revision: number; state: string }>()
  for (const { subject, revision, person } of acts) {
    if (subject === undefined || revision === undefined || records.has(subject)) continue
    const kind = subject.split(' ', 1)[0]!
    const read = readers[kind]!(voices.get(person)!, subject.slice(kind.length + 1))
    const record = await read.catch(() => undefined)
    if (record) records.set(subject, record)
  }
  return records
}
