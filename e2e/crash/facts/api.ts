import { createHash } from 'node:crypto'
import { reportState } from '../acts/reports.ts'
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
    const seen = page
      ? shown(page, act)
      : act.kind === 'file' && act.outcome === 'acknowledged'
        ? await download(voices.get(act.person)!, act.told)
        : undefined
    if (seen === undefined) continue
    const says = seen[0] === undefined ? {} : { says: seen[0] }
    traces.set(act.id, { part: 'api', found: seen.length, ...says })
  }
  return traces
}

/** Drafts and reports as the product shows them to whoever edits them. */
export async function readRecords(
  acts: readonly Act[],
  voices: ReadonlyMap<string, Voice>,
): Promise<Facts['records']> {
  const records = new Map<string, { revision: number; state: string }>()
  for (const { subject, revision, person } of acts) {
    if (subject === undefined || revision === undefined || records.has(subject)) continue
    const voice = voices.get(person)!
    const [kind, ...rest] = subject.split(' ')
    if (kind === 'draft') {
      const { draft } = await voice.desk.findDraft({ params: { key: rest[1]! } })
      if (draft) {
        records.set(subject, { revision: draft.revision, state: JSON.stringify(draft.values) })
      }
    } else {
      const report = await voice.tasks
        .getReport({ params: { report: rest[0]! } })
        .catch(() => undefined)
      if (!report) continue
      const state = reportState(report.stage, report.content.done)
      records.set(subject, { revision: report.revision, state })
    }
  }
  return records
}
