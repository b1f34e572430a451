import type { Bilingual } from '../../kernel/bilingual.ts'
import type { Light } from '../model/judgement.ts'

/** What the lines of the rule ask about; each is decided from the three statuses alone. */
export const lightConditions = [
  'closed',
  'before-schedule',
  'not-begun',
  'reported-done',
  'reported-blocked',
  'evidence-complete',
  'evidence-overdue',
  'evidence-long-overdue',
  'schedule-overdue',
  'schedule-long-overdue',
  'report-missing',
  'report-long-missing',
  'report-filled-in-late',
  'claim-without-evidence',
] as const
export type LightCondition = (typeof lightConditions)[number]

export interface LightRuleLine {
  readonly code: LightRuleCode
  readonly light: Light
  /** The line applies where all of these hold. */
  readonly when: readonly LightCondition[]
  readonly text: Bilingual
}

export type LightRuleCode =
  | 'not-due-to-begin'
  | Extract<
      LightCondition,
      | 'closed'
      | 'schedule-long-overdue'
      | 'evidence-long-overdue'
      | 'report-long-missing'
      | 'report-filled-in-late'
      | 'schedule-overdue'
      | 'evidence-overdue'
      | 'report-missing'
      | 'reported-blocked'
      | 'claim-without-evidence'
    >
  | 'done-and-shown'
  | 'in-order'

/** 宽限: working days past a due day after which yellow turns red, where the city sets no other. */
export const graceWorkingDays = 10

/** 亮灯规则: read from the top, the first line that applies gives the light. Pages print this very list. */
export const lightRule: readonly LightRuleLine[] = [
  {
    code: 'closed',
    light: 'grey',
    when: ['closed'],
    text: {
      zh: '督办事项已说明理由销号，不再办理',
      en: 'A follow-up that was closed with its reason and is not gone on with',
    },
  },
  {
    code: 'not-due-to-begin',
    light: 'grey',
    when: ['before-schedule', 'not-begun'],
    text: {
      zh: '计划时段还没到，工作也没有开始',
      en: 'Its scheduled time has not come and work has not begun',
    },
  },
  {
    code: 'schedule-long-overdue',
    light: 'red',
    when: ['schedule-long-overdue'],
    text: {
      zh: '超过计划时段，且已超出宽限的工作日',
      en: 'Past its scheduled time by more than the working days of grace',
    },
  },
  {
    code: 'evidence-long-overdue',
    light: 'red',
    when: ['evidence-long-overdue'],
    text: {
      zh: '应有的佐证逾期，且已超出宽限的工作日',
      en: 'Evidence is overdue by more than the working days of grace',
    },
  },
  {
    code: 'report-long-missing',
    light: 'red',
    when: ['report-long-missing'],
    text: {
      zh: '应报的进展未报，且已超出宽限的工作日',
      en: 'A progress report is missing for more than the working days of grace',
    },
  },
  {
    code: 'report-filled-in-late',
    light: 'yellow',
    when: ['report-filled-in-late'],
    text: {
      zh: '本期进展逾期后补报，本期保持黄灯',
      en: 'This period’s report was filled in late; the period stays yellow',
    },
  },
  {
    code: 'schedule-overdue',
    light: 'yellow',
    when: ['schedule-overdue'],
    text: { zh: '超过计划时段，仍在宽限之内', en: 'Past its scheduled time, within the grace' },
  },
  {
    code: 'evidence-overdue',
    light: 'yellow',
    when: ['evidence-overdue'],
    text: { zh: '应有的佐证逾期，仍在宽限之内', en: 'Evidence is overdue, within the grace' },
  },
  {
    code: 'report-missing',
    light: 'yellow',
    when: ['report-missing'],
    text: {
      zh: '应报的进展未报，仍在宽限之内',
      en: 'A progress report is missing, within the grace',
    },
  },
  {
    code: 'done-and-shown',
    light: 'blue',
    when: ['reported-done', 'evidence-complete'],
    text: { zh: '部门报告完成，佐证也已齐备', en: 'Reported done, and all evidence is accepted' },
  },
  {
    code: 'reported-blocked',
    light: 'yellow',
    when: ['reported-blocked'],
    text: { zh: '部门报告受阻', en: 'The department reports that it is blocked' },
  },
  {
    code: 'claim-without-evidence',
    light: 'yellow',
    when: ['claim-without-evidence'],
    text: {
      zh: '报告完成，但佐证不齐',
      en: 'Reported done while evidence is still lacking',
    },
  },
  {
    code: 'in-order',
    light: 'green',
    when: [],
    text: { zh: '以上都不符合：按计划进行', en: 'None of the above: going to plan' },
  },
]
