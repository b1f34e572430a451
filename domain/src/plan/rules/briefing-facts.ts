import type { Bilingual } from '../../kernel/bilingual.ts'
import type { Day } from '../../kernel/period.ts'
import type { BriefingKind } from '../model/group.ts'
import type { Light, Verdict } from '../model/judgement.ts'
import type { FollowUpLight } from './follow-up-light.ts'

/** The light of a task as it was kept on or before a day. */
export interface BriefedLight {
  readonly light: Light
  readonly reported: string
  readonly accepted: number
  readonly total: number
  readonly calendar: string
  readonly workingDaysOverdue: number
  readonly open: readonly string[]
  readonly disagreements: readonly string[]
  readonly synthetic: boolean
}

export interface BriefedTask {
  readonly number: number
  readonly title: Bilingual
  /** Section of the plan under which it is counted. */
  readonly section: string
  readonly lead: readonly string[]
  readonly evidence: readonly {
    readonly id: string
    readonly statement: Bilingual
    readonly by: Day
  }[]
  readonly now?: BriefedLight | undefined
  /** On the day of the briefing before. */
  readonly before?: BriefedLight | undefined
}

export interface BriefedTarget {
  readonly id: string
  readonly statement: Bilingual
  readonly due: string
  readonly department: Bilingual
  readonly verdict: Verdict
  readonly before: Verdict
  /** Latest figure with its year and unit, as text. */
  readonly latest: Bilingual | undefined
  /** What is asked for. */
  readonly asked: Bilingual
  readonly forecast: Bilingual | undefined
  readonly synthetic: boolean
}

export interface BriefedFollowUp {
  readonly number: string
  readonly text: string
  readonly owner: Bilingual
  readonly stage: 'open' | 'answered' | 'accepted' | 'closed'
  readonly light: FollowUpLight
  readonly synthetic: boolean
}

/** Everything a briefing may say: what was known at the end of `asOf`, and nothing later. */
export interface BriefingFacts {
  readonly kind: BriefingKind
  readonly asOf: Day
  readonly since: Day
  readonly city: Bilingual
  readonly sections: readonly { readonly id: string; readonly title: Bilingual }[]
  readonly departments: ReadonlyMap<string, Bilingual>
  readonly tasks: readonly BriefedTask[]
  readonly targets: readonly BriefedTarget[]
  readonly followUps: readonly BriefedFollowUp[]
}
