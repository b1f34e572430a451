import type { Bilingual } from '../../kernel/bilingual.ts'
import type { Day } from '../../kernel/period.ts'
import type { DocumentBlock, DocumentCell, TableBlock, Tone } from '../model/document.ts'
import type { Light, Verdict } from '../model/judgement.ts'
import { followUpStageTexts, followUpWordTexts } from '../words/group.ts'
import { disagreementTexts, reportedTexts, verdictTexts } from '../words/rules.ts'
import type { BriefedLight, BriefedTask, BriefingFacts } from './briefing-facts.ts'

const tones: Readonly<Record<Light, Tone>> = {
  grey: 'none',
  green: 'good',
  yellow: 'watch',
  red: 'bad',
  blue: 'done',
}
const verdictTones: Readonly<Record<Verdict, Tone>> = {
  reached: 'done',
  'on-track': 'good',
  moderate: 'watch',
  limited: 'watch',
  deterioration: 'bad',
  missed: 'bad',
  'not-available': 'none',
}
const lightNames: Readonly<Record<Light, Bilingual>> = {
  blue: { zh: '蓝灯', en: 'Blue' },
  green: { zh: '绿灯', en: 'Green' },
  yellow: { zh: '黄灯', en: 'Yellow' },
  red: { zh: '红灯', en: 'Red' },
  grey: { zh: '灰灯', en: 'Grey' },
}
const order: readonly Light[] = ['blue', 'green', 'yellow', 'red', 'grey']
const badness: readonly Light[] = ['red', 'yellow', 'green', 'blue', 'grey']

const both = (words: string): { zh: string; en: string } => ({ zh: words, en: words })
const cell = (text: { zh: string; en: string }, tone?: Tone): DocumentCell =>
  tone ? { text, tone } : { text }
const dash = both('—')

const lightCell = (light: Light | undefined): DocumentCell =>
  light ? cell(lightNames[light], tones[light]) : cell(dash)

const sources = {
  lights: {
    zh: '来源：任务亮灯记录（按公布规则逐日留存）',
    en: 'Source: lights of tasks, kept day by day by the published rule',
  },
  targets: {
    zh: '来源：指标观测值及判断，按当日已知版本',
    en: 'Source: observations and judgements in the versions known that day',
  },
  followUps: { zh: '来源：领导小组督办台账', en: 'Source: register of follow-ups' },
} as const

export function countLights(
  lights: readonly (BriefedLight | undefined)[],
): Readonly<Record<Light, number>> {
  const counts = { grey: 0, green: 0, yellow: 0, red: 0, blue: 0 }
  for (const one of lights) if (one) counts[one.light] += 1
  return counts
}

export function targetCounts({ targets }: Pick<BriefingFacts, 'targets'>) {
  const count = (...verdicts: readonly Verdict[]): number =>
    targets.filter((one) => verdicts.includes(one.verdict)).length
  return {
    all: targets.length,
    reached: count('reached'),
    good: count('on-track'),
    weak: count('moderate', 'limited', 'deterioration', 'missed'),
    open: count('not-available'),
  }
}

const parts: readonly { readonly id: string; readonly title: Bilingual }[] = [
  { id: '2', title: { zh: '主要任务', en: 'Main tasks' } },
  { id: '3', title: { zh: '重点领域', en: 'Key sectors' } },
  { id: '4', title: { zh: '保障措施', en: 'Safeguards' } },
]

/** The same by the three parts of the plan that hold tasks, for a page that must be short. */
export const partBlock = (facts: BriefingFacts): DocumentBlock =>
  sectionBlock({
    ...facts,
    sections: parts,
    tasks: facts.tasks.map((task) => ({ ...task, section: task.section.split('.')[0] ?? '' })),
  })

/** Lights by section of the plan, as bars. */
export function sectionBlock(facts: BriefingFacts): DocumentBlock {
  const used = facts.sections.filter(({ id }) => facts.tasks.some((task) => task.section === id))
  const groups = used.map(({ id }) =>
    countLights(facts.tasks.filter((task) => task.section === id).map((task) => task.now)),
  )
  return {
    kind: 'bars',
    caption: { zh: '各板块任务亮灯', en: 'Lights of the tasks by part of the plan' },
    unit: { zh: '项', en: 'tasks' },
    categories: used.map(({ title }) => title),
    series: order
      .map((light) => ({
        name: lightNames[light],
        tone: tones[light],
        values: groups.map((counts) => counts[light]),
      }))
      .filter(({ values }) => values.some((value) => value > 0)),
    source: sources.lights,
  }
}

/** Lights by leading department, the worst first. */
export function departmentBlock(facts: BriefingFacts): TableBlock {
  const leads = [...new Set(facts.tasks.flatMap((task) => task.lead))]
  const lines = leads.map((id) => ({
    id,
    counts: countLights(
      facts.tasks.filter((task) => task.lead.includes(id)).map((task) => task.now),
    ),
  }))
  lines.sort(
    (a, b) =>
      b.counts.red - a.counts.red || b.counts.yellow - a.counts.yellow || (a.id < b.id ? -1 : 1),
  )
  const figure = (value: number, tone: Tone): DocumentCell =>
    value === 0 ? cell(dash) : cell(both(String(value)), tone)
  return {
    kind: 'table',
    caption: { zh: '各牵头部门任务亮灯（项）', en: 'Lights by leading department (tasks)' },
    columns: [
      { title: { zh: '牵头部门', en: 'Leading department' }, share: 6, align: 'left' },
      ...order.map((light) => ({ title: lightNames[light], share: 1.6, align: 'right' as const })),
    ],
    rows: lines.map(({ id, counts }) => [
      cell(facts.departments.get(id) ?? both(id)),
      ...order.map((light) => figure(counts[light], tones[light])),
    ]),
    source: sources.lights,
  }
}

const names = (facts: BriefingFacts, ids: readonly string[]): { zh: string; en: string } => {
  const known = ids.map((id) => facts.departments.get(id) ?? both(id))
  return {
    zh: known.map((one) => one.zh).join('、'),
    en: known.map((one) => one.en).join(', '),
  }
}

const titled = (task: BriefedTask): DocumentCell =>
  cell({ zh: `${task.number}　${task.title.zh}`, en: `${task.number} ${task.title.en}` })

/** Lights that are not what they were at the briefing before; the turns for the worse first. */
export function changeBlock(facts: BriefingFacts, most: number): TableBlock | undefined {
  const changed = facts.tasks.filter(
    (task) => task.now && task.before && task.now.light !== task.before.light,
  )
  if (changed.length === 0) return undefined
  changed.sort(
    (a, b) => badness.indexOf(a.now!.light) - badness.indexOf(b.now!.light) || a.number - b.number,
  )
  return {
    kind: 'table',
    caption: {
      zh: `亮灯变化的任务（共${changed.length}项${changed.length > most ? `，列前${most}项` : ''}）`,
      en: `Tasks whose light changed (${changed.length}${changed.length > most ? `, first ${most}` : ''})`,
    },
    columns: [
      { title: { zh: '任务', en: 'Task' }, share: 7, align: 'left' },
      { title: { zh: '牵头', en: 'Lead' }, share: 3, align: 'left' },
      { title: { zh: '上期', en: 'Before' }, share: 1.4, align: 'center' },
      { title: { zh: '本期', en: 'Now' }, share: 1.4, align: 'center' },
    ],
    rows: changed
      .slice(0, most)
      .map((task) => [
        titled(task),
        cell(names(facts, task.lead)),
        lightCell(task.before?.light),
        lightCell(task.now?.light),
      ]),
    source: sources.lights,
  }
}

const verdictOrder: readonly Verdict[] = [
  'missed',
  'deterioration',
  'limited',
  'moderate',
  'on-track',
  'reached',
  'not-available',
]

/** Targets with figure, what is asked, verdict and forecast; the weakest first. */
export function targetBlock(facts: BriefingFacts, most: number): TableBlock {
  const targets = facts.targets.toSorted(
    (a, b) => verdictOrder.indexOf(a.verdict) - verdictOrder.indexOf(b.verdict),
  )
  const shown = targets.slice(0, most)
  return {
    kind: 'table',
    caption: {
      zh: `目标进展与预测（共${targets.length}项${targets.length > shown.length ? `，列前${shown.length}项` : ''}）`,
      en: `Targets with progress and forecast (${targets.length}${targets.length > shown.length ? `, first ${shown.length}` : ''})`,
    },
    columns: [
      { title: { zh: '目标', en: 'Target' }, share: 5.4, align: 'left' },
      { title: { zh: '最新数值', en: 'Latest figure' }, share: 2.6, align: 'right' },
      { title: { zh: '要求', en: 'Asked for' }, share: 2.4, align: 'right' },
      { title: { zh: '预测', en: 'Forecast' }, share: 2.4, align: 'right' },
      { title: { zh: '判断', en: 'Verdict' }, share: 2, align: 'center' },
    ],
    rows: shown.map((one) => [
      cell(one.statement),
      cell(one.latest ?? dash),
      cell(one.asked),
      cell(one.forecast ?? dash),
      cell(verdictTexts[one.verdict], verdictTones[one.verdict]),
    ]),
    source: sources.targets,
  }
}

/** Evidence that falls due until `until` and had not been accepted. */
export function lateBlock(facts: BriefingFacts, until: Day, most: number): TableBlock | undefined {
  const due = facts.tasks.flatMap((task) =>
    task.evidence
      .filter((one) => (task.now?.open ?? []).includes(one.id) && one.by > facts.asOf)
      .filter((one) => one.by <= until)
      .map((one) => ({ task, what: one.statement, by: one.by, who: names(facts, task.lead) })),
  )
  const asked = facts.followUps
    .filter((one) => one.stage === 'open' && one.light.due > facts.asOf && one.light.due <= until)
    .map((one) => ({ task: undefined, what: both(one.text), by: one.light.due, who: one.owner }))
  const all = [...due, ...asked].sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
  if (all.length === 0) return undefined
  return {
    kind: 'table',
    caption: {
      zh: `今后30天到期、尚无佐证的事项（${all.length}项）`,
      en: `Due within 30 days and not yet shown (${all.length})`,
    },
    columns: [
      { title: { zh: '事项', en: 'What' }, share: 7.6, align: 'left' },
      { title: { zh: '责任部门', en: 'Department' }, share: 3, align: 'left' },
      { title: { zh: '到期', en: 'Due' }, share: 2, align: 'center' },
    ],
    rows: all
      .slice(0, most)
      .map(({ task, what, by, who }) => [
        cell(
          task
            ? { zh: `任务${task.number}：${what.zh}`, en: `Task ${task.number}: ${what.en}` }
            : what,
        ),
        cell(who),
        cell(both(by)),
      ]),
    source: sources.lights,
  }
}

const parting = (code: string): { zh: string; en: string } =>
  disagreementTexts[code as keyof typeof disagreementTexts] ?? both(code)

export function disagreementBlock(facts: BriefingFacts, most: number): TableBlock | undefined {
  const found = facts.tasks.filter((task) => (task.now?.disagreements.length ?? 0) > 0)
  if (found.length === 0) return undefined
  const said = (state: string): { zh: string; en: string } =>
    reportedTexts[state as keyof typeof reportedTexts] ?? both(state)
  return {
    kind: 'table',
    caption: {
      zh: `报告与佐证不一致的任务（${found.length}项）`,
      en: `Tasks whose report and evidence disagree (${found.length})`,
    },
    columns: [
      { title: { zh: '任务', en: 'Task' }, share: 5, align: 'left' },
      { title: { zh: '牵头', en: 'Lead' }, share: 2.6, align: 'left' },
      { title: { zh: '部门报告', en: 'Reported' }, share: 1.8, align: 'center' },
      { title: { zh: '佐证', en: 'Evidence' }, share: 1.5, align: 'center' },
      { title: { zh: '问题', en: 'What disagrees' }, share: 4, align: 'left' },
    ],
    rows: found.slice(0, most).map((task) => [
      titled(task),
      cell(names(facts, task.lead)),
      cell(said(task.now!.reported)),
      cell(both(`${task.now!.accepted}/${task.now!.total}`)),
      cell(
        {
          zh: task.now!.disagreements.map((one) => parting(one).zh).join('；'),
          en: task.now!.disagreements.map((one) => parting(one).en).join('; '),
        },
        'watch',
      ),
    ]),
    source: sources.lights,
  }
}

/** Follow-ups, the latest first, with what is said, shown and due. */
export function followUpBlocks(facts: BriefingFacts, most: number): DocumentBlock[] {
  if (facts.followUps.length === 0) {
    return [
      {
        kind: 'text',
        text: { zh: '截至本期没有督办事项。', en: 'No decision was followed up by then.' },
      },
    ]
  }
  const lines = facts.followUps.toSorted(
    (a, b) =>
      badness.indexOf(a.light.light) - badness.indexOf(b.light.light) ||
      (a.number < b.number ? -1 : 1),
  )
  return [
    {
      kind: 'table',
      caption: {
        zh: `督办事项（共${lines.length}项${lines.length > most ? `，列前${most}项` : ''}）`,
        en: `Follow-ups (${lines.length}${lines.length > most ? `, first ${most}` : ''})`,
      },
      columns: [
        { title: { zh: '编号', en: 'Number' }, share: 2.6, align: 'left' },
        { title: { zh: '事项', en: 'Decision' }, share: 6, align: 'left' },
        { title: { zh: '主办', en: 'Owner' }, share: 2.4, align: 'left' },
        { title: { zh: '期限', en: 'Due' }, share: 2.1, align: 'center' },
        { title: { zh: '反馈', en: 'Said' }, share: 1.7, align: 'center' },
        { title: { zh: '亮灯', en: 'Light' }, share: 1.4, align: 'center' },
      ],
      rows: lines
        .slice(0, most)
        .map((one) => [
          cell(both(one.number)),
          cell(both(one.text)),
          cell(one.owner),
          cell(both(one.light.due)),
          cell(
            one.stage === 'closed' ? followUpStageTexts.closed : followUpWordTexts[one.light.said],
          ),
          lightCell(one.light.light),
        ]),
      source: sources.followUps,
    },
  ]
}
