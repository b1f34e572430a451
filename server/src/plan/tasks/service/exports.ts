import { type Bilingual, inLanguage } from '@wstc/domain/kernel/bilingual'
import type { Period } from '@wstc/domain/kernel/period'
import type { ExportChoice } from '@wstc/domain/kernel/sheet'
import type { TaskFilter, TaskLine } from '@wstc/domain/plan/contract/tasks/overview'
import {
  calendarTexts,
  disagreementTexts,
  evidencedTexts,
  lightTexts,
  reportedTexts,
} from '@wstc/domain/plan/words/rules'
import { dutyTexts, obligationStateTexts, taskExportTexts } from '@wstc/domain/plan/words/tasks'
import { recordAct } from '../../../audit/index.ts'
import { type ExportColumn, exportRows } from '../../../platform/export.ts'
import type { Call, FileReply } from '../../../platform/serve.ts'
import { getMatrix } from './matrix.ts'
import { filterLines } from './overview.ts'

type Texts = Readonly<Record<string, Bilingual>>

/** The list of tasks as a table. */
export async function exportTasks(
  call: Call,
  { format, columns, ...filter }: TaskFilter & ExportChoice,
): Promise<FileReply> {
  const { language } = call
  const lines = await filterLines(call, filter)
  const word = (texts: Texts, code: string | undefined): string => {
    const text = code === undefined ? undefined : texts[code]
    return text ? inLanguage(text, language) : (code ?? '')
  }
  const names = (ids: readonly string[]): string =>
    ids
      .map((id) => call.platform.city.departments.find((one) => one.id === id)?.short)
      .map((name, index) => (name ? inLanguage(name, language) : ids[index]))
      .join(language === 'en' ? ', ' : '、')
  const sector = (id: string | null): string => {
    const found = call.platform.city.sectors.find((one) => one.id === id)
    return found ? inLanguage(found.name, language) : ''
  }
  const column = (
    key: keyof typeof taskExportTexts,
    value: ExportColumn<TaskLine>['value'],
    more: Partial<ExportColumn<TaskLine>> = {},
  ): ExportColumn<TaskLine> => ({ key, title: taskExportTexts[key], value, ...more })
  await recordAct(call, {
    action: 'plan.task.export',
    subject: { kind: 'tasks', id: 'list' },
    details: { format, rows: lines.length },
  })
  return exportRows({
    format,
    name: inLanguage(taskExportTexts.tasks, language),
    language,
    rows: lines,
    chosen: [columns ?? []].flat(),
    columns: [
      column('number', (line) => line.number, { kind: 'number', width: 6 }),
      column('title', (line) => inLanguage(line.title, language), { width: 60 }),
      column('sector', (line) => sector(line.sector), { width: 16 }),
      column('sections', (line) => line.sections.join(' '), { width: 12 }),
      column('lead', (line) => names(line.lead), { width: 24 }),
      column('cooperating', (line) => names(line.cooperating), { width: 40 }),
      column('schedule', (line) => line.schedule.period, { width: 10 }),
      column('light', (line) => word(lightTexts, line.light?.light), { width: 22 }),
      column('reported', (line) => word(reportedTexts, line.light?.reported.state), { width: 12 }),
      column('evidenced', (line) => word(evidencedTexts, line.light?.evidenced.state), {
        width: 12,
      }),
      column('calendar', (line) => word(calendarTexts, line.light?.calendar.state), { width: 12 }),
      column(
        'disagreement',
        (line) =>
          (line.light?.disagreements ?? []).map((one) => word(disagreementTexts, one)).join('; '),
        { width: 30 },
      ),
      column('nextDue', (line) => line.nextDue, { kind: 'day', width: 12 }),
    ],
  })
}

/** The matrix as a table: one row for each department, one column for each task. */
export async function exportMatrix(
  call: Call,
  { format, period }: { format: ExportChoice['format']; period?: Period | undefined },
): Promise<FileReply> {
  const { language } = call
  const matrix = await getMatrix(call, period)
  const cells = new Map(matrix.cells.map((cell) => [`${cell.task}/${cell.department}`, cell]))
  type Row = (typeof matrix.departments)[number]
  await recordAct(call, {
    action: 'plan.task.export',
    subject: { kind: 'tasks', id: 'matrix' },
    details: { format, period: matrix.period },
  })
  return exportRows<Row>({
    format,
    name: `${inLanguage(taskExportTexts.matrix, language)} ${matrix.period}`,
    language,
    rows: matrix.departments,
    columns: [
      {
        key: 'department',
        title: taskExportTexts.department,
        width: 28,
        value: (row) => inLanguage(row.name, language),
      },
      ...matrix.tasks.map(
        (task): ExportColumn<Row> => ({
          key: `${task.number}`,
          title: { zh: `${task.number} ${task.title.zh}`, en: `${task.number} ${task.title.en}` },
          width: 14,
          value: (row) => {
            const cell = cells.get(`${task.number}/${row.id}`)
            if (!cell) return null
            const words = [
              dutyTexts[cell.duty],
              ...(cell.state ? [obligationStateTexts[cell.state]] : []),
            ]
            return words.map((text) => inLanguage(text, language)).join(' · ')
          },
        }),
      ),
    ],
  })
}
