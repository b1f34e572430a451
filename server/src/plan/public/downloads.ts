import { inLanguage, type Language } from '@wstc/domain/kernel/bilingual'
import type { QueryOf } from '@wstc/domain/kernel/endpoint'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import type { planPublicContract } from '@wstc/domain/plan/contract/public'
import type { TaskView } from '@wstc/domain/plan/contract/public-views'
import type { TargetView } from '@wstc/domain/plan/contract/target-views'
import type { Criterion } from '@wstc/domain/plan/model/target'
import { syntheticText, targetColumns, taskColumns } from '@wstc/domain/plan/words/downloads'
import {
  calendarTexts,
  criterionTexts,
  evidencedTexts,
  lightTexts,
  reportedTexts,
  unitTexts,
  verdictTexts,
} from '@wstc/domain/plan/words/rules'
import { type ExportColumn, exportRows } from '../../platform/export.ts'
import type { Call, FileReply } from '../../platform/serve.ts'
import { listTargets } from '../targets/show.ts'
import { viewTasks } from './tasks.ts'

type Contract = typeof planPublicContract

const citationText = ({ clause }: { clause: string }): string => clause

function taskSheet(language: Language): ExportColumn<TaskView>[] {
  const word = (both: { zh: string; en: string }) => inLanguage(both, language)
  const names = (list: TaskView['lead']) =>
    list.map(({ name }) => word(name)).join(language === 'en' ? '; ' : '、')
  const cells: Record<keyof typeof taskColumns, (task: TaskView) => string | number | undefined> = {
    number: (task) => task.number,
    title: (task) => word(task.title),
    summary: (task) => word(task.summary),
    sector: (task) => task.sector && word(task.sector.name),
    lead: (task) => names(task.lead),
    cooperating: (task) => names(task.cooperating),
    schedule: (task) => task.schedule.period,
    light: ({ standing }) => standing && word(lightTexts[standing.light]),
    reported: ({ standing }) => standing && word(reportedTexts[standing.reported]),
    evidenced: ({ standing }) => standing && word(evidencedTexts[standing.evidenced.state]),
    accepted: ({ standing }) =>
      standing && `${standing.evidenced.accepted}/${standing.evidenced.total}`,
    calendar: ({ standing }) => standing && word(calendarTexts[standing.calendar]),
    reasons: ({ standing }) => standing?.reasons.map(({ text }) => word(text)).join('; '),
    citation: (task) => citationText(task.citation),
    unclear: (task) => task.unclear && word(task.unclear),
    synthetic: ({ standing }) => (standing?.synthetic ? word(syntheticText) : ''),
  }
  return Object.entries(taskColumns).map(([key, title]) => ({
    key,
    title,
    kind: key === 'number' ? 'number' : 'text',
    value: cells[key as keyof typeof taskColumns],
  }))
}

/** The figure that is asked for; a range by both its ends. */
function boundText(criterion: Criterion): string {
  if (criterion.kind === 'qualitative') return ''
  return criterion.kind === 'range' ? `${criterion.low}–${criterion.high}` : criterion.value
}

function targetSheet(language: Language): ExportColumn<TargetView>[] {
  const word = (both: { zh: string; en: string }) => inLanguage(both, language)
  const cells: Record<
    keyof typeof targetColumns,
    (target: TargetView) => string | number | undefined
  > = {
    id: (target) => target.id,
    sector: (target) => word(target.sector.name),
    statement: (target) => word(target.statement),
    indicator: (target) => word(target.indicator.name),
    unit: (target) => word(unitTexts[target.indicator.unit]),
    due: (target) => target.due,
    criterion: (target) => word(criterionTexts[target.criterion.kind]),
    bound: (target) => boundText(target.criterion),
    verdict: (target) => word(verdictTexts[target.verdict]),
    value: (target) => target.latest?.value,
    year: (target) => target.latest?.year,
    ratio: (target) => target.ratio,
    forecast: (target) => target.forecast?.value,
    low: (target) => target.forecast?.low,
    high: (target) => target.forecast?.high,
    department: (target) => word(target.department.name),
    citation: (target) => citationText(target.citation),
    unclear: (target) => target.unclear && word(target.unclear),
    synthetic: (target) => (target.synthetic ? word(syntheticText) : ''),
  }
  const numbers = ['value', 'year', 'ratio', 'forecast', 'low', 'high']
  return Object.entries(targetColumns).map(([key, title]) => ({
    key,
    title,
    kind: numbers.includes(key) ? 'number' : 'text',
    value: cells[key as keyof typeof targetColumns],
  }))
}

export async function downloadTasks(
  call: Call,
  { format, language, ...filter }: QueryOf<Contract['downloadTasks']>,
): Promise<FileReply> {
  const name = language === 'en' ? 'tasks' : '任务'
  const rows = await viewTasks(call, filter)
  return exportRows({ format, name, language, columns: taskSheet(language), rows })
}

export async function downloadTargets(
  call: Call,
  { format, language, ...filter }: QueryOf<Contract['downloadTargets']>,
): Promise<FileReply> {
  const name = language === 'en' ? 'targets' : '目标'
  const { targets } = await listTargets(call, dayInShanghai(call.now), 'public', filter)
  const rows = targets as TargetView[]
  return exportRows({ format, name, language, columns: targetSheet(language), rows })
}
