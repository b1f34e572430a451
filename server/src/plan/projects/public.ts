import { inLanguage } from '@wstc/domain/kernel/bilingual'
import { sumDecimalTexts } from '@wstc/domain/kernel/decimal'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { absent } from '@wstc/domain/kernel/problem'
import type { PublicProject } from '@wstc/domain/plan/contract/projects/public'
import { projectExportTexts, projectStageTexts } from '@wstc/domain/plan/words/projects'
import {
  calendarTexts,
  evidencedTexts,
  lightTexts,
  reportedTexts,
} from '@wstc/domain/plan/words/rules'
import { type ExportColumn, exportRows } from '../../platform/export.ts'
import type { Call, FileReply } from '../../platform/serve.ts'
import { type PublishedRow, selectPublished, selectPublishedCarriers } from './store/published.ts'

function show(call: Call, row: PublishedRow): PublicProject {
  const place = call.platform.city.places.find((one) => one.id === row.project)
  return {
    ...row.content,
    id: row.project,
    asOf: dayInShanghai(call.now),
    citation: place?.citation ?? null,
  }
}

/** What is published of every project, those of the plan first and in its order. */
export async function listPublic(call: Call) {
  const asOf = dayInShanghai(call.now)
  const order = call.platform.city.places.map((one) => one.id)
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length)
  const rows = (await selectPublished(call.tx, asOf)).toSorted(
    (a, b) => place(a.project) - place(b.project) || (a.project < b.project ? -1 : 1),
  )
  return { asOf, projects: rows.map((row) => show(call, row)) }
}

export async function getPublic(call: Call, id: string): Promise<PublicProject> {
  const [row] = await selectPublished(call.tx, dayInShanghai(call.now), id)
  if (!row) throw absent('project')
  return show(call, row)
}

/** Figures of the carriers that have any published, in the order of the plan. */
export async function listPublicCarriers(call: Call) {
  const asOf = dayInShanghai(call.now)
  const { places, carrierIndicators } = call.platform.city
  const rows = new Map(
    (await selectPublishedCarriers(call.tx, asOf)).map((row) => [row.carrier, row]),
  )
  return {
    asOf,
    indicators: [...carrierIndicators],
    carriers: places.flatMap(({ id }) => {
      const row = rows.get(id)
      return row ? [{ id, figures: row.content, synthetic: row.synthetic }] : []
    }),
  }
}

/** The published register as open data. */
export async function downloadPublic(
  call: Call,
  { format, language }: { format: 'csv' | 'xlsx'; language: 'zh-CN' | 'en' },
): Promise<FileReply> {
  const { asOf, projects } = await listPublic(call)
  const say = (text: { zh: string; en: string } | undefined) =>
    text ? inLanguage(text, language) : ''
  const { departments, districts } = call.platform.city
  const sum = (project: PublicProject, kind: string): string =>
    sumDecimalTexts(
      project.money
        .filter((one) => one.kind === kind && one.currency === 'CNY')
        .map((one) => one.amount),
    )
  const cells: readonly [
    keyof typeof projectExportTexts,
    ExportColumn<PublicProject>['value'],
    Partial<ExportColumn<PublicProject>>?,
  ][] = [
    ['name', (one) => say(one.name), { width: 44 }],
    ['stage', (one) => say(projectStageTexts[one.stage])],
    ['light', (one) => say(lightTexts[one.standing.light]), { width: 22 }],
    ['reported', (one) => say(reportedTexts[one.standing.reported])],
    ['evidenced', (one) => say(evidencedTexts[one.standing.evidenced.state])],
    ['calendar', (one) => say(calendarTexts[one.standing.calendar])],
    ['lead', (one) => say(departments.find((d) => d.id === one.lead)?.name), { width: 24 }],
    ['district', (one) => say(districts.find((d) => d.id === one.district)?.name)],
    ['milestones', (one) => one.milestones.length, { kind: 'number' }],
    ['shown', (one) => one.milestones.filter((m) => m.shownDay).length, { kind: 'number' }],
    ['planned', (one) => sum(one, 'planned'), { kind: 'number' }],
    ['authorised', (one) => sum(one, 'authorised'), { kind: 'number' }],
    ['paid', (one) => sum(one, 'paid'), { kind: 'number' }],
    ['from', (one) => one.from, { kind: 'day' }],
    ['until', (one) => one.until, { kind: 'day' }],
    ['citation', (one) => one.citation?.clause],
    ['synthetic', (one) => (one.standing.synthetic ? say(projectExportTexts.synthetic) : '')],
  ]
  return exportRows({
    format,
    name: `${say(projectExportTexts.projects)} ${asOf}`,
    language,
    rows: projects,
    columns: cells.map(([key, value, more]) => ({
      key,
      title: projectExportTexts[key],
      value,
      ...more,
    })),
  })
}
