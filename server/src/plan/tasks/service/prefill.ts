import { type Bilingual, inLanguage } from '@wstc/domain/kernel/bilingual'
import {
  addDays,
  dayInShanghai,
  firstDayOf,
  lastDayOf,
  type Period,
} from '@wstc/domain/kernel/period'
import type { ReportContent } from '@wstc/domain/plan/contract/tasks/progress'
import type { Task } from '@wstc/domain/plan/model/task'
import { fillText } from '@wstc/domain/plan/words/rules'
import { prefillTexts } from '@wstc/domain/plan/words/tasks'
import type { Call } from '../../../platform/serve.ts'
import { selectContributions } from '../store/contributions.ts'
import { selectMilestones } from '../store/dialogue.ts'
import { selectEvidence, selectLatestAnswers } from '../store/evidence.ts'
import { selectReports } from '../store/reports.ts'

export const emptyContent: ReportContent = {
  reported: null,
  done: '',
  next: '',
  problems: '',
  figures: [],
}

const shortTextLimit = 1000

/**
 * What the platform already knows for the report of `department`: last report's plans, milestones
 * reached, evidence accepted and answers of modules, contributions received.
 */
export async function prefillReport(
  call: Call,
  task: Task,
  period: Period,
  department: string,
): Promise<ReportContent> {
  const { tx, language } = call
  const word = (text: Bilingual, values: Record<string, string>): string =>
    fillText(text, values, language)
  const [from, to] = [firstDayOf(period), lastDayOf(period)]
  const within = (day: string | null): boolean => day !== null && day >= from && day <= to

  const reports = await selectReports(tx, { task: task.number, department, stages: ['signed'] })
  const last = reports.find((report) => report.period < period)?.content
  const milestones = await selectMilestones(tx, { tasks: [task.number] })
  const evidence = await selectEvidence(tx, { task: task.number, stage: 'accepted' })
  const answers = await selectLatestAnswers(tx, task.number)
  const sent = await selectContributions(tx, {
    task: task.number,
    period,
    lead: department,
    stages: ['sent'],
  })
  const shown = new Set(evidence.map((piece) => piece.requirement))
  const until = addDays(to, 92)
  const nameOf = (id: string): string => {
    const found = call.platform.city.departments.find((one) => one.id === id)
    return found ? inLanguage(found.short, language) : id
  }
  const done = [
    ...milestones
      .filter((one) => within(one.actual_day))
      .map((one) => word(prefillTexts.milestone, { title: one.title, day: one.actual_day! })),
    ...evidence
      .map((one) => ({ title: one.title, day: dayInShanghai(one.judged_at!) }))
      .filter((one) => within(one.day))
      .map((one) => word(prefillTexts.evidence, one)),
    ...sent.map((one) =>
      word(prefillTexts.contribution, {
        department: nameOf(one.department),
        text: one.text.slice(0, shortTextLimit),
      }),
    ),
    ...(last?.next
      ? [word(prefillTexts.planned, { text: last.next.slice(0, shortTextLimit) })]
      : []),
  ]
  const next = [
    ...milestones
      .filter((one) => one.stage === 'planned' && one.planned_day > to && one.planned_day <= until)
      .map((one) => word(prefillTexts.coming, { title: one.title, day: one.planned_day })),
    ...task.evidence
      .filter((one) => !shown.has(one.id) && one.by > to && one.by <= until)
      .map((one) =>
        word(prefillTexts.requirement, { title: inLanguage(one.statement, language), day: one.by }),
      ),
  ]
  const figures = [
    ...answers
      .filter((answer) => answer.value !== null && /^-?\d+(\.\d+)?$/.test(answer.value))
      .map((answer) => ({
        name: answer.details.name ?? answer.question,
        value: answer.value!,
        unit: answer.unit,
      })),
    ...evidence
      .filter((one) => one.kind === 'figure' && within(one.day))
      .map((one) => ({ name: one.title, value: one.value!, unit: one.unit! })),
  ]
  const names = new Set(figures.map((figure) => figure.name))
  return {
    reported: last?.reported ?? null,
    done: done.join('\n'),
    next: next.join('\n'),
    problems: last?.problems ?? '',
    figures: [
      ...figures,
      // A figure of last time is asked for again, without its value.
      ...(last?.figures ?? [])
        .filter((figure) => !names.has(figure.name))
        .map((figure) => ({ ...figure, value: '' })),
    ].slice(0, 50),
  }
}

/** The fields of a report as the burden meter counts them. */
export function fieldsOf(content: ReportContent): Record<string, string | undefined> {
  return {
    reported: content.reported ?? undefined,
    done: content.done,
    next: content.next,
    problems: content.problems,
    ...Object.fromEntries(content.figures.map((one) => [`figure ${one.name}`, one.value])),
  }
}
