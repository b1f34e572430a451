import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import type { Light, Verdict } from '@wstc/domain/plan/model/judgement'
import { unitTexts } from '@wstc/domain/plan/words/rules'
import type { Status } from '../kit/status.ts'

export const lights: readonly Light[] = ['red', 'yellow', 'green', 'blue', 'grey']

export const lightStatus: Readonly<Record<Light, Status>> = {
  red: 'bad',
  yellow: 'watch',
  green: 'good',
  blue: 'done',
  grey: 'none',
}

export const verdicts: readonly Verdict[] = [
  'reached',
  'on-track',
  'moderate',
  'limited',
  'deterioration',
  'missed',
  'not-available',
]

export const verdictStatus: Readonly<Record<Verdict, Status>> = {
  reached: 'done',
  'on-track': 'good',
  moderate: 'watch',
  limited: 'watch',
  deterioration: 'bad',
  missed: 'bad',
  'not-available': 'none',
}

/** The words of a code that the wire carries as plain text. */
export function wordOf(table: Readonly<Record<string, Bilingual>>, code: string): Bilingual {
  return table[code] ?? { zh: code, en: code }
}

/** The unit as it follows a figure. */
export function unitOf(unit: string): Bilingual {
  return wordOf(unitTexts, unit)
}
