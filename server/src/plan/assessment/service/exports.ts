import { type Bilingual, inLanguage } from '@wstc/domain/kernel/bilingual'
import type { RankingFilter, RunFilter } from '@wstc/domain/plan/contract/assessment/runs'
import { listRanked } from '@wstc/domain/plan/rules/assessment/ranked-list'
import { listRuns as orderRuns } from '@wstc/domain/plan/rules/assessment/run-list'
import {
  itemStateTexts,
  runStageTexts,
  assessmentSheetTexts as texts,
} from '@wstc/domain/plan/words/assessment'
import { recordAct } from '../../../audit/index.ts'
import { type ExportColumn, exportRows } from '../../../platform/export.ts'
import type { Call, FileReply } from '../../../platform/serve.ts'
import { listRuns, showRun } from './runs.ts'
import { linesOf, type SheetLine } from './sheet-lines.ts'
import { sheetPdf } from './sheet-pdf.ts'
import { getSheet } from './sheets.ts'

interface Wish {
  readonly format: 'xlsx' | 'csv'
  readonly columns?: string | string[] | undefined
}
type Key = keyof typeof texts

const columnOf =
  <Row>() =>
  (
    key: Key,
    value: ExportColumn<Row>['value'],
    more: Partial<ExportColumn<Row>> = {},
  ): ExportColumn<Row> => ({ key, title: texts[key], value, ...more })

/** The assessments by period as a table. */
export async function exportRuns(
  call: Call,
  { format, columns, ...filter }: RunFilter & Wish,
): Promise<FileReply> {
  const rows = orderRuns((await listRuns(call)).runs, filter)
  type Row = (typeof rows)[number]
  const column = columnOf<Row>()
  const say = (text: Bilingual) => inLanguage(text, call.language)
  const day = { kind: 'day', width: 14 } as const
  await recordAct(call, {
    action: 'plan.assessment.export',
    subject: { kind: 'assessment', id: 'list' },
    details: { format, rows: rows.length },
  })
  return exportRows<Row>({
    format,
    name: say(texts.runs),
    language: call.language,
    rows,
    chosen: [columns ?? []].flat(),
    columns: [
      column('period', (row) => row.period, { width: 12 }),
      column('stage', (row) => say(runStageTexts[row.stage]), { width: 20 }),
      column('cutOff', (row) => row.cutOff, day),
      column('objectionsUntil', (row) => row.objectionsUntil, day),
      column('publishedOn', (row) => row.publishedOn, day),
      column('version', (row) => row.result || null, { kind: 'number', width: 12 }),
      column('system', (row) => row.system, { kind: 'number', width: 12 }),
      column('synthetic', (row) => (row.synthetic ? say(texts.synthetic) : '')),
    ],
  })
}

/** The ranking as a table: what the reader may see, with the points of each group. */
export async function exportRanking(
  call: Call,
  id: string,
  { format, columns, ...filter }: RankingFilter & Wish,
): Promise<FileReply> {
  const run = await showRun(call, id)
  const rows = listRanked(run.ranking, filter)
  type Row = (typeof run.ranking)[number]
  const column = columnOf<Row>()
  const say = (text: Bilingual) => inLanguage(text, call.language)
  const number = { kind: 'number', width: 12 } as const
  await recordAct(call, {
    action: 'plan.assessment.export',
    subject: { kind: 'assessment', id },
    details: { format, rows: rows.length },
  })
  return exportRows<Row>({
    format,
    name: `${say(texts.ranking)} ${run.period}`,
    language: call.language,
    rows,
    chosen: [columns ?? []].flat(),
    columns: [
      column('class', (row) => {
        const found = run.classes.find((one) => one.id === row.class)
        return found ? say(found.name) : row.class
      }),
      column('rank', (row) => row.rank, { kind: 'number', width: 8 }),
      column('department', (row) => say(row.name), { width: 32 }),
      column('total', (row) => row.total, number),
      ...run.groups.map(
        (group): ExportColumn<Row> => ({
          key: group.id,
          title: {
            zh: `${group.name.zh}（${group.weight} 分）`,
            en: `${group.name.en} (${group.weight} points)`,
          },
          value: (row) => row.groups.find((one) => one.group === group.id)?.points,
          kind: 'number',
          width: 16,
        }),
      ),
      column('bonus', (row) => row.bonus, number),
      column('malus', (row) => row.malus, number),
    ],
  })
}

/** One department's sheet as a table or as the page that is printed. */
export async function exportSheet(
  call: Call,
  id: string,
  department: string,
  { format, result }: { format: 'xlsx' | 'csv' | 'pdf'; result?: number | undefined },
): Promise<FileReply> {
  const sheet = await getSheet(call, id, department, result)
  const say = (text: Bilingual) => inLanguage(text, call.language)
  const column = columnOf<SheetLine>()
  const lines = linesOf(sheet)
  const name = `${say(texts.sheet)} ${sheet.run.period} ${say(sheet.department.name)}`
  await recordAct(call, {
    action: 'plan.assessment.export-sheet',
    subject: { kind: 'assessment', id },
    details: { format, department, version: sheet.version },
  })
  if (format === 'pdf') {
    return {
      stream: await sheetPdf(call, sheet, lines),
      type: 'application/pdf',
      name: `${name}.pdf`,
    }
  }
  const number = { kind: 'number', width: 12 } as const
  return exportRows<SheetLine>({
    format,
    name,
    language: call.language,
    rows: lines,
    columns: [
      column('group', (row) => say(row.group), { width: 20 }),
      column('item', (row) => say(row.name), { width: 28 }),
      column('weight', (row) => row.score.weight, number),
      column('effective', (row) => row.score.effective, number),
      column('result', (row) => row.score.result, number),
      column('points', (row) => row.score.points, number),
      column('state', (row) => say(itemStateTexts[row.score.state]), { width: 14 }),
      column('missing', (row) => row.score.missing.join(' '), { width: 24 }),
      column('formula', (row) => say(row.formula), { width: 80 }),
      column('about', (row) => say(row.about), { width: 60 }),
    ],
  })
}
