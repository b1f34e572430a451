import { type Bilingual, inLanguage } from '@wstc/domain/kernel/bilingual'
import type { CarrierFilter, CarrierLine } from '@wstc/domain/plan/contract/projects/carriers'
import type { MoneyView, ProjectLine } from '@wstc/domain/plan/contract/projects/shapes'
import type { ProjectFilter } from '@wstc/domain/plan/contract/projects/work'
import {
  carrierKindTexts,
  carrierUnitTexts,
  fundSourceTexts,
  moneyKindTexts,
  moneyWarningTexts,
  projectExportTexts,
  projectStageTexts,
} from '@wstc/domain/plan/words/projects'
import {
  calendarTexts,
  evidencedTexts,
  fillText,
  lightTexts,
  reportedTexts,
} from '@wstc/domain/plan/words/rules'
import { recordAct } from '../../../audit/index.ts'
import { type ExportColumn, exportRows } from '../../../platform/export.ts'
import type { Call, FileReply } from '../../../platform/serve.ts'
import { filterCarriers } from './carriers.ts'
import { getProjectDetail } from './detail.ts'
import { filterProjects } from './list.ts'

interface Wish {
  readonly format: 'xlsx' | 'csv'
  readonly columns?: string | string[] | undefined
}
type Key = keyof typeof projectExportTexts

function column<Row>(
  key: Key,
  value: ExportColumn<Row>['value'],
  more: Partial<ExportColumn<Row>> = {},
): ExportColumn<Row> {
  return { key, title: projectExportTexts[key], value, ...more }
}

const says = (call: Call) => (text: Bilingual | undefined) =>
  text ? inLanguage(text, call.language) : ''

function namesIn(call: Call) {
  const say = says(call)
  const { departments, sectors, districts, places } = call.platform.city
  return {
    department: (id: string) => say(departments.find((one) => one.id === id)?.short) || id,
    sector: (id: string) => say(sectors.find((one) => one.id === id)?.name) || id,
    district: (id: string | null) => say(districts.find((one) => one.id === id)?.name),
    place: (id: string | null) => say(places.find((one) => one.id === id)?.name),
    join: (list: readonly string[]) => list.join(call.language === 'en' ? ', ' : '、'),
  }
}

const marked = (call: Call) => (synthetic: boolean) =>
  synthetic ? inLanguage(projectExportTexts.synthetic, call.language) : ''

/** The list of projects as a table. */
export async function exportProjects(
  call: Call,
  { format, columns, ...filter }: ProjectFilter & Wish,
): Promise<FileReply> {
  const { items, asOf } = await filterProjects(call, filter)
  const say = says(call)
  const name = namesIn(call)
  const yuan = (line: ProjectLine) => line.investment.find((one) => one.currency === 'CNY')
  const number = { kind: 'number', width: 14 } as const
  await recordAct(call, {
    action: 'plan.project.export',
    subject: { kind: 'projects', id: 'list' },
    details: { format, rows: items.length },
  })
  return exportRows<ProjectLine>({
    format,
    name: `${say(projectExportTexts.projects)} ${asOf}`,
    language: call.language,
    rows: items,
    chosen: [columns ?? []].flat(),
    columns: [
      column('name', (line) => say(line.name), { width: 44 }),
      column('stage', (line) => say(projectStageTexts[line.stage]), { width: 12 }),
      column('light', (line) => line.light && say(lightTexts[line.light.light]), { width: 22 }),
      column(
        'reported',
        (line) => line.light && say(reportedTexts[line.light.reported.state as 'none']),
      ),
      column(
        'evidenced',
        (line) => line.light && say(evidencedTexts[line.light.evidenced.state as 'none']),
      ),
      column(
        'calendar',
        (line) => line.light && say(calendarTexts[line.light.calendar.state as 'due']),
      ),
      column('lead', (line) => name.department(line.lead), { width: 20 }),
      column('district', (line) => name.district(line.district), { width: 18 }),
      column('sectors', (line) => name.join(line.sectors.map(name.sector)), { width: 24 }),
      column('tasks', (line) => line.tasks.join(' '), { width: 10 }),
      column('milestones', (line) => line.milestones.total, number),
      column('reached', (line) => line.milestones.reached, number),
      column('shown', (line) => line.milestones.shown, number),
      column('late', (line) => line.milestones.late, number),
      column('planned', (line) => yuan(line)?.planned.said, number),
      column('authorised', (line) => yuan(line)?.authorised.said, number),
      column('paid', (line) => yuan(line)?.paid.said, number),
      column('paidShown', (line) => yuan(line)?.paid.shown, number),
      column('rate', (line) => yuan(line)?.paidOfPlannedPercent, number),
      column('from', (line) => line.from, { kind: 'day', width: 12 }),
      column('until', (line) => line.until, { kind: 'day', width: 12 }),
      column(
        'warnings',
        (line) =>
          line.warnings
            .map((one) =>
              fillText(
                moneyWarningTexts[one.code],
                { more: one.more, less: one.less },
                call.language,
              ),
            )
            .join('; '),
        { width: 36 },
      ),
      column('synthetic', (line) => marked(call)(line.synthetic)),
    ],
  })
}

/** The versions of all entries of a project as a table, corrections included. */
export async function exportMoney(
  call: Call,
  id: string,
  { format, columns }: Wish,
): Promise<FileReply> {
  const detail = await getProjectDetail(call, id)
  const say = says(call)
  type Row = MoneyView['current'] & { shown: string; synthetic: boolean }
  const rows = detail.money.flatMap((line): Row[] =>
    [line.current, ...line.former].map((version, index) => ({
      ...version,
      shown: line.evidence
        .filter(
          (one) => one.stage === 'accepted' && one.subjectId === `${line.line}.${version.version}`,
        )
        .map((one) => one.title)
        .join('; '),
      synthetic: line.synthetic,
      reason: index < line.former.length ? version.reason : '',
    })),
  )
  await recordAct(call, {
    action: 'plan.project.export',
    subject: { kind: 'project', id },
    details: { format, rows: rows.length },
  })
  return exportRows<Row>({
    format,
    name: `${say(projectExportTexts.investment)} ${say(detail.name)}`,
    language: call.language,
    rows,
    chosen: [columns ?? []].flat(),
    columns: [
      column('kind', (row) => say(moneyKindTexts[row.kind]), { width: 18 }),
      column('source', (row) => say(fundSourceTexts[row.source]), { width: 14 }),
      column('year', (row) => row.year, { kind: 'number' }),
      column('day', (row) => row.day, { kind: 'day', width: 12 }),
      column('amount', (row) => row.amount, { kind: 'number', width: 14 }),
      column('currency', (row) => row.currency),
      column('document', (row) => row.document, { width: 24 }),
      column('version', (row) => row.version, { kind: 'number' }),
      column('reason', (row) => row.reason, { width: 30 }),
      column('evidence', (row) => row.shown, { width: 30 }),
      column('knownAt', (row) => row.at, { width: 24 }),
      column('synthetic', (row) => marked(call)(row.synthetic)),
    ],
  })
}

/** The carriers as a table, with the newest figure of each indicator and its year. */
export async function exportCarriers(
  call: Call,
  { format, columns, ...filter }: CarrierFilter & Wish,
): Promise<FileReply> {
  const lines = await filterCarriers(call, filter)
  const say = says(call)
  const name = namesIn(call)
  const { carrierIndicators } = call.platform.city
  const years = new Set(carrierIndicators.map((one) => one.id))
  const figure = (line: CarrierLine, indicator: string) =>
    line.latest.find((one) => one.indicator === indicator)
  await recordAct(call, {
    action: 'plan.carrier.export',
    subject: { kind: 'carriers', id: 'list' },
    details: { format, rows: lines.length },
  })
  return exportRows<CarrierLine>({
    format,
    name: say(projectExportTexts.carriers),
    language: call.language,
    rows: lines,
    // A figure without its year says nothing.
    chosen: [columns ?? []].flat().flatMap((key) => (years.has(key) ? [key, `${key}.year`] : key)),
    columns: [
      column('carrier', (line) => say(line.name), { width: 32 }),
      {
        key: 'kind',
        title: projectExportTexts.carrierKind,
        value: (line) => say(carrierKindTexts[line.kind]),
        width: 16,
      },
      column('district', (line) => name.district(line.district), { width: 18 }),
      ...carrierIndicators.flatMap((one): ExportColumn<CarrierLine>[] => {
        const unit = carrierUnitTexts[one.unit]
        const title = {
          zh: `${one.name.zh}（${unit.zh}）`,
          en: `${one.name.en} (${unit.en})`,
        }
        const { year } = projectExportTexts
        return [
          {
            key: one.id,
            title,
            value: (line) => figure(line, one.id)?.value,
            kind: 'number',
            width: 18,
          },
          {
            key: `${one.id}.year`,
            title: { zh: `${one.name.zh} ${year.zh}`, en: `${one.name.en}, ${year.en}` },
            value: (line) => figure(line, one.id)?.year,
            kind: 'number',
            width: 12,
          },
        ]
      }),
      column('lead', (line) => name.department(line.lead), { width: 20 }),
      column('sectors', (line) => name.join(line.sectors.map(name.sector)), { width: 24 }),
      column('citation', (line) => line.citation.clause),
      column('synthetic', (line) => marked(call)(line.synthetic)),
    ],
  })
}
