import { addDays, type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import { absent } from '@wstc/domain/kernel/problem'
import type { ProjectDetail } from '@wstc/domain/plan/contract/projects/shapes'
import { sumInvestment } from '@wstc/domain/plan/rules/investment'
import { type ProjectFacts, projectStateOn } from '@wstc/domain/plan/rules/project-state'
import type { Call } from '../../../platform/serve.ts'
import { reportingPeriod } from '../../tasks/service/lights.ts'
import { withNames } from '../../tasks/service/names.ts'
import { byOf } from '../../tasks/service/subjects.ts'
import { mayDecide, mayKeep, maySign, maySubmit } from '../access.ts'
import { factsOf, loadRows } from '../facts.ts'
import { showLine, showMilestone, showMoney, showReport, showSums } from './show.ts'

/** Ends of months from `from` on, and `to` itself. */
function monthEnds(from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day < to; day = addDays(day, 1)) {
    if (addDays(day, 1).endsWith('-01')) days.push(day)
  }
  return [...days, to]
}

/** The days on which the light had changed, at the ends of months. */
function lightTurns(call: Call, facts: ProjectFacts, day: Day): ProjectDetail['lights'] {
  const turns: ProjectDetail['lights'] = []
  for (const one of monthEnds(facts.registeredOn, day)) {
    const state = projectStateOn(facts, call.platform.city.city, one)
    if (!state) continue
    const { light, rule } = state.light
    const last = turns.at(-1)
    if (last?.light !== light || last.rule !== rule) turns.push({ day: one, light, rule })
  }
  return turns
}

/** One project with everything of it that the reader may see, as it was known on `asOf`. */
export async function getProjectDetail(
  call: Call,
  id: string,
  asOf: Day = dayInShanghai(call.now),
): Promise<ProjectDetail> {
  const { city } = call.platform
  const { actor } = call
  const rows = await loadRows(call.tx, id)
  const [row] = rows.projects
  if (!row) throw absent('project')
  const known = <T extends { known_at: Date }>(list: readonly T[]): T[] =>
    list.filter((one) => dayInShanghai(one.known_at) <= asOf)
  const charters = known(rows.charters).toReversed()
  const newest = charters[0]
  if (!newest) throw absent('project')
  const [facts] = factsOf(rows)
  const state = facts && projectStateOn(facts, city.city, asOf)
  const place = city.places.find((one) => one.id === row.place)
  const proofs = rows.proofs.filter((one) => dayInShanghai(one.submitted_at) <= asOf)
  return withNames(call, {
    ...showLine(row, newest.content, state),
    asOf,
    charter: newest.content,
    charters: charters.map((one) => ({
      version: one.version,
      content: one.content,
      reason: one.reason,
      by: byOf(one.by_person, one.by_department),
      at: one.known_at.toISOString(),
    })),
    citation: place?.citation ?? null,
    unclear: place?.unclear ?? null,
    proposed: byOf(row.proposed_by, row.proposed_department),
    proposedAt: row.proposed_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    decision: row.decision,
    closedAt: row.closed_at?.toISOString() ?? null,
    closeReason: row.close_reason,
    may: {
      keep: mayKeep(actor, row),
      sign: maySign(actor, row),
      decide: mayDecide(actor),
      judge: actor.permissions.has('plan.evidence.judge'),
      submit: maySubmit(actor, row),
    },
    sums: showSums(state?.investment ?? sumInvestment([], new Set())),
    milestoneList: (state?.milestoneStates ?? []).map((one) =>
      showMilestone(id, one, rows.steps, proofs),
    ),
    money: showMoney(known(rows.money), proofs),
    reports: rows.reports
      .filter((one) => dayInShanghai(one.updated_at) <= asOf)
      .map((one) => showReport(one, city.city)),
    period: reportingPeriod(city.city, asOf),
    lights: facts && state ? lightTurns(call, facts, asOf) : [],
  })
}
