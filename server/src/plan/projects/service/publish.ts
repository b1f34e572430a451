import { canonicalJson } from '@wstc/domain/kernel/canonical-json'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import type { PublishedProject } from '@wstc/domain/plan/contract/projects/public'
import {
  type ProjectFacts,
  type ProjectState,
  projectStateOn,
  shownOn,
} from '@wstc/domain/plan/rules/project-state'
import { explainReasons } from '@wstc/domain/plan/words/rules'
import type { Call } from '../../../platform/serve.ts'
import { factsOf, loadRows } from '../facts.ts'
import { listCarrierStates } from '../state.ts'
import {
  insertPublished,
  insertPublishedCarriers,
  selectPublished,
  selectPublishedCarriers,
} from '../store/published.ts'

/** What everybody may know of a project: its light, and what accepted evidence shows. */
export function publishedOf(facts: ProjectFacts, state: ProjectState): PublishedProject {
  const { charter, light } = state
  const accepted = shownOn(facts.proofs, 'milestone', state.asOf)
  return {
    stage: state.stage,
    name: charter.name,
    aim: charter.aim,
    operator: charter.operator,
    lead: state.lead,
    cooperating: [...state.cooperating],
    district: charter.district,
    sectors: charter.sectors,
    tasks: charter.tasks,
    carrier: charter.carrier,
    from: charter.from,
    until: charter.until,
    standing: {
      light: light.light,
      rule: light.rule,
      reasons: light.reasons.map((reason) => ({
        code: reason.code,
        text: {
          zh: explainReasons([reason], 'zh-CN')[0]!,
          en: explainReasons([reason], 'en')[0]!,
        },
      })),
      reported: light.reported.state,
      evidenced: {
        state: light.evidenced.state,
        accepted: light.evidenced.accepted,
        total: light.evidenced.total,
      },
      calendar: light.calendar.state,
      disagreements: [...light.disagreements],
      synthetic: state.synthetic,
    },
    milestones: state.milestoneStates
      .filter((one) => one.stage !== 'dropped')
      .map((one) => ({
        title: one.title,
        plannedDay: one.plannedDay,
        moved: one.formerDays.length,
        shownDay: one.shown ? (one.actualDay ?? accepted.get(one.milestone) ?? null) : null,
      })),
    money: state.investment.byYear.flatMap((sums) =>
      [sums.planned, sums.authorised, sums.paid]
        .filter((sum) => sum.shown !== '0')
        .map((sum) => ({
          kind: sum.kind,
          currency: sum.currency,
          year: sums.year,
          amount: sum.shown,
        })),
    ),
  }
}

/**
 * Publishes today's state of a project, of all where none is named, where it differs from what was
 * published last. Runs in the transaction of the change that asks for it. Answers how many.
 */
export async function publishProjects(
  call: Pick<Call, 'tx' | 'now' | 'platform'>,
  project?: string,
): Promise<number> {
  const day = dayInShanghai(call.now)
  const { city } = call.platform.city
  const last = new Map(
    (await selectPublished(call.tx, '9999-12-31', project)).map((row) => [row.project, row]),
  )
  const rows = factsOf(await loadRows(call.tx, project)).flatMap((facts) => {
    const state = projectStateOn(facts, city, day)
    if (!state) return []
    const content = publishedOf(facts, state)
    const before = last.get(facts.project)
    if (before && canonicalJson(before.content) === canonicalJson(content)) return []
    return [
      {
        project: facts.project,
        on_day: day,
        place: before?.on_day === day ? before.place + 1 : 1,
        content: JSON.stringify(content),
        computed_at: call.now,
        synthetic: state.synthetic,
      },
    ]
  })
  await insertPublished(call.tx, rows)
  return rows.length
}

/** The same for carriers: the figures in force that accepted evidence shows. */
export async function publishCarriers(
  call: Pick<Call, 'tx' | 'now' | 'platform'>,
  carrier?: string,
): Promise<void> {
  const day = dayInShanghai(call.now)
  const last = new Map(
    (await selectPublishedCarriers(call.tx, '9999-12-31', carrier)).map((row) => [
      row.carrier,
      row,
    ]),
  )
  const states = await listCarrierStates(call, day)
  const rows = states.flatMap((state) => {
    if (carrier !== undefined && state.carrier !== carrier) return []
    const shown = state.figures.filter((one) => one.shown)
    const content = shown.map(({ indicator, year, value }) => ({ indicator, year, value }))
    const before = last.get(state.carrier)
    if (before && canonicalJson(before.content) === canonicalJson(content)) return []
    return [
      {
        carrier: state.carrier,
        on_day: day,
        place: before?.on_day === day ? before.place + 1 : 1,
        content: JSON.stringify(content),
        computed_at: call.now,
        synthetic: shown.some((one) => one.synthetic),
      },
    ]
  })
  await insertPublishedCarriers(call.tx, rows)
}
