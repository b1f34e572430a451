import { type Bilingual, inLanguage, type Language } from '../../kernel/bilingual.ts'
import type { ProblemCode } from '../../kernel/problem.ts'
import type { Unit } from '../model/indicator.ts'
import type { Light, ReportedState, Verdict } from '../model/judgement.ts'
import type { Criterion } from '../model/target.ts'
import type { Disagreement, Reason } from '../rules/light.ts'
import type { LightCondition } from '../rules/light-rule.ts'
import type { ReminderRole } from '../rules/reminders.ts'
import type { CalendarStatus, EvidencedStatus, ReportedStatus } from '../rules/status.ts'
import type { Step } from '../rules/trace.ts'
import { traceTexts } from './trace.ts'

/** Words of the units, as they follow a figure (`120 亿美元`). */
export const unitTexts: Readonly<Record<Unit, Bilingual>> = {
  'usd-100m': { zh: '亿美元', en: 'hundred million US$' },
  'cny-100m': { zh: '亿元', en: 'hundred million yuan' },
  enterprises: { zh: '家', en: 'enterprises' },
  institutions: { zh: '个', en: 'institutions' },
  people: { zh: '名', en: 'people' },
  'person-times-10k': { zh: '万人次', en: 'ten thousand visits' },
  routes: { zh: '条', en: 'routes' },
  percent: { zh: '%', en: '%' },
  'yes-no': { zh: '', en: '' },
}

export const verdictTexts: Readonly<Record<Verdict, Bilingual>> = {
  reached: { zh: '已达成', en: 'Reached' },
  missed: { zh: '未达成', en: 'Missed' },
  'on-track': { zh: '进展正常', en: 'On track' },
  moderate: { zh: '进展一般', en: 'Moderate progress' },
  limited: { zh: '进展有限', en: 'Limited progress' },
  deterioration: { zh: '出现倒退', en: 'Deterioration' },
  'not-available': { zh: '暂不能判断', en: 'Not available' },
}

export const lightTexts: Readonly<Record<Light, Bilingual>> = {
  grey: { zh: '灰灯（未到启动时间）', en: 'Grey (not due to begin)' },
  green: { zh: '绿灯（按计划进行）', en: 'Green (going to plan)' },
  yellow: { zh: '黄灯（需要关注）', en: 'Yellow (needs attention)' },
  red: { zh: '红灯（严重滞后）', en: 'Red (seriously behind)' },
  blue: { zh: '蓝灯（完成且有佐证）', en: 'Blue (done and shown)' },
}

export const reportedTexts: Readonly<Record<ReportedStatus['state'], Bilingual>> = {
  none: { zh: '尚未报告', en: 'Nothing reported yet' },
  'not-started': { zh: '未启动', en: 'Not started' },
  'in-progress': { zh: '推进中', en: 'In progress' },
  done: { zh: '已完成', en: 'Done' },
  blocked: { zh: '受阻', en: 'Blocked' },
} satisfies Record<ReportedState | 'none', Bilingual>

export const evidencedTexts: Readonly<Record<EvidencedStatus['state'], Bilingual>> = {
  none: { zh: '没有佐证', en: 'No evidence' },
  partial: { zh: '部分佐证', en: 'Part of the evidence' },
  complete: { zh: '佐证齐备', en: 'All evidence accepted' },
}

export const calendarTexts: Readonly<Record<CalendarStatus['state'], Bilingual>> = {
  'not-due': { zh: '未到时段', en: 'Not yet due' },
  due: { zh: '时段之内', en: 'Within its time' },
  met: { zh: '已按时段落实', en: 'Met' },
  overdue: { zh: '已逾期', en: 'Overdue' },
}

export const timelinessTexts: Readonly<Record<'in-time' | 'late' | 'missing', Bilingual>> = {
  'in-time': { zh: '按时', en: 'In time' },
  late: { zh: '迟报', en: 'Late' },
  missing: { zh: '未报', en: 'Missing' },
}

export const criterionTexts: Readonly<Record<Criterion['kind'], Bilingual>> = {
  above: { zh: '超过', en: 'Above' },
  'at-least': { zh: '不低于', en: 'At least' },
  'at-most': { zh: '不高于', en: 'At most' },
  about: { zh: '左右', en: 'About' },
  range: { zh: '区间', en: 'Range' },
  qualitative: { zh: '定性', en: 'Qualitative' },
}

export const reminderRoleTexts: Readonly<Record<ReminderRole, Bilingual>> = {
  reporter: { zh: '填报人', en: 'Reporter' },
  head: { zh: '部门负责人', en: 'Head of department' },
  'plan-office': { zh: '试点工作办公室', en: 'Plan office' },
  leader: { zh: '领导', en: 'Leader' },
}

export const disagreementTexts: Readonly<Record<Disagreement, Bilingual>> = {
  'done-without-evidence': {
    zh: '报告为已完成，佐证不齐',
    en: 'Reported done, but evidence is lacking',
  },
  'evidence-complete-not-reported-done': {
    zh: '佐证已齐备，报告仍未写完成',
    en: 'All evidence is accepted, but it is not reported done',
  },
  'not-started-with-evidence': {
    zh: '报告为未启动，却已有采信的佐证',
    en: 'Reported not started, but evidence has been accepted',
  },
  'progress-without-due-evidence': {
    zh: '报告为推进中，应有的佐证逾期未到',
    en: 'Reported in progress, but due evidence has not come',
  },
}

export const conditionTexts: Readonly<Record<LightCondition, Bilingual>> = {
  closed: { zh: '{on} 已销号', en: 'Closed on {on}' },
  'before-schedule': { zh: '计划时段从 {from} 开始', en: 'Its scheduled time begins on {from}' },
  'not-begun': {
    zh: '没有开始的报告，也没有佐证',
    en: 'No report of a beginning and no evidence',
  },
  'reported-done': { zh: '{period} 报告为已完成', en: 'Reported done for {period}' },
  'reported-blocked': { zh: '{period} 报告为受阻', en: 'Reported blocked for {period}' },
  'evidence-complete': {
    zh: '{total} 项佐证要求全部采信',
    en: 'All {total} evidence requirements are met',
  },
  'evidence-overdue': {
    zh: '{count} 项佐证逾期，最长 {days} 个工作日',
    en: 'Evidence overdue: {count}, the longest by {days} working days',
  },
  'evidence-long-overdue': {
    zh: '佐证逾期 {days} 个工作日，超过宽限的 {grace} 个工作日',
    en: 'Evidence overdue by {days} working days, more than the {grace} of grace',
  },
  'schedule-overdue': {
    zh: '计划时段止于 {due}，已过 {days} 个工作日',
    en: 'Scheduled until {due}, {days} working days ago',
  },
  'schedule-long-overdue': {
    zh: '超过计划时段 {days} 个工作日，多于宽限的 {grace} 个工作日',
    en: 'Past its time by {days} working days, more than the {grace} of grace',
  },
  'report-missing': {
    zh: '{period} 的进展未报，已过 {days} 个工作日',
    en: 'No report for {period}, {days} working days past due',
  },
  'report-long-missing': {
    zh: '{period} 的进展逾期 {days} 个工作日未报，超过宽限的 {grace} 个工作日',
    en: 'No report for {period} for {days} working days, more than the {grace} of grace',
  },
  'report-filled-in-late': {
    zh: '{period} 的进展迟报 {days} 个工作日',
    en: 'The report for {period} came {days} working days late',
  },
  'claim-without-evidence': {
    zh: '报告完成，{total} 项佐证要求只采信 {accepted} 项',
    en: 'Reported done with {accepted} of {total} evidence requirements met',
  },
}

/** Texts of the problems that the rules raise. */
export const ruleProblemTexts = {
  'plan/light-already-entered': {
    zh: '{period} 在 {on} 的灯已经入档，不能改动',
    en: 'The light of {period} on {on} is on record and cannot be changed',
  },
  'plan/light-history-closed': {
    zh: '亮灯记录已到 {last}，不能补写 {on} 的灯',
    en: 'The record of lights has reached {last}; nothing can be added for {on}',
  },
  'plan/light-of-the-future': {
    zh: '{on} 时 {period} 还没有开始',
    en: '{period} had not begun on {on}',
  },
  'plan/light-stays-yellow': {
    zh: '{period} 的进展曾经漏报，补报后保持黄灯',
    en: 'The report for {period} was once missed; the period stays yellow',
  },
} satisfies Record<ProblemCode, Bilingual>

function wordOf(name: string, value: string, language: Language): string {
  const table: Readonly<Record<string, Bilingual>> | undefined =
    name === 'unit' ? unitTexts : name === 'verdict' ? verdictTexts : undefined
  const both = table?.[value]
  return both ? inLanguage(both, language) : value
}

/** Puts values into the `{blanks}` of a text. `unit` and `verdict` are turned into words. */
export function fillText(
  text: Bilingual,
  values: Readonly<Record<string, string>>,
  language: Language,
): string {
  return inLanguage(text, language)
    .replace(/\{(\w+)\}/g, (blank, name: string) => {
      const value = values[name]
      return value === undefined ? blank : wordOf(name, value, language)
    })
    .replace(/ (%)/g, '$1')
    .trim()
}

/** The reasoning of a judgement as sentences, in its order. Steps of unknown code are left out. */
export function explainTrace(
  steps: readonly { readonly code: string; readonly values: Readonly<Record<string, string>> }[],
  language: Language,
): string[] {
  return steps.flatMap((step) => {
    const text = traceTexts[step.code as Step['code']]
    return text ? [fillText(text, step.values, language)] : []
  })
}

/** The reasons of a light as sentences. */
export function explainReasons(reasons: readonly Reason[], language: Language): string[] {
  return reasons.map(({ code, values }) => fillText(conditionTexts[code], values, language))
}
