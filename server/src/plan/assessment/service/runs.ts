import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import { firstDayOf, lastDayOf, type Period } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import { addWorkingDays } from '@wstc/domain/kernel/working-days'
import type { planAssessmentContract } from '@wstc/domain/plan/contract/assessment'
import type { AssessmentSystem } from '@wstc/domain/plan/model/assessment/system'
import { recordAct, recordRead } from '../../../audit/index.ts'
import { isDatabaseError } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueue } from '../../../platform/jobs.ts'
import type { Call } from '../../../platform/serve.ts'
import { withNames } from '../../tasks/service/names.ts'
import { byOf } from '../../tasks/service/subjects.ts'
import { seesAll } from '../access.ts'
import { assessedDepartments } from '../inputs/departments.ts'
import { selectObjections } from '../store/objections.ts'
import { selectPublications } from '../store/published.ts'
import { insertRun, type RunRow, selectResults, selectRuns } from '../store/runs.ts'
import { selectScores } from '../store/scores.ts'
import { findSystemOn, selectSystems } from '../store/systems.ts'
import { parseSystem } from '../yaml.ts'
import { getRun, named, rankedLine, runCard, systemOf, today } from './subjects.ts'

type Contract = typeof planAssessmentContract

export const computeKind = 'plan.compute-assessment'

/** Years and quarters from the first period of any system, the newest first. */
function periodsBefore(day: string, from: Period): Period[] {
  const periods: Period[] = []
  for (let year = Number(day.slice(0, 4)); year >= Number(from.slice(0, 4)); year -= 1) {
    periods.push(String(year), ...[4, 3, 2, 1].map((quarter) => `${year}-Q${quarter}`))
  }
  return periods.filter((one) => firstDayOf(one) >= firstDayOf(from) && lastDayOf(one) < day)
}

export const cutOffOf = (period: Period, system: AssessmentSystem): string =>
  addWorkingDays(lastDayOf(period), system.cutOffWorkingDays)

const kindOf = (period: Period) => (period.length === 4 ? 'year' : 'quarter')

/** Every run that the reader may know of, and the periods that the office can open now. */
export async function listRuns(call: Call): Promise<ReplyInput<Contract['listAssessmentRuns']>> {
  const rows = await selectRuns(call.tx)
  if (!call.actor.permissions.has('plan.assessment.run')) {
    return { runs: rows.map(runCard), open: [] }
  }
  const systems = (await selectSystems(call.tx)).filter((row) => row.stage === 'approved')
  const first = systems.map((row) => row.effective_from!).sort()[0]
  const day = today(call)
  const open = first
    ? periodsBefore(day, first).filter((period) => {
        const row = systems
          .filter((one) => one.effective_day! <= firstDayOf(period))
          .toSorted(
            (a, b) => (a.effective_day! < b.effective_day! ? 1 : -1) || b.system - a.system,
          )[0]
        if (!row || rows.some((run) => run.period === period)) return false
        const system = parseSystem(row.content)
        return system.periods.includes(kindOf(period)) && cutOffOf(period, system) <= day
      })
    : []
  return { runs: rows.map(runCard), open: open.slice(0, 12) }
}

/** Opens a period; a job freezes the inputs and computes the provisional result. */
export async function openRun(
  call: Call,
  period: Period,
): Promise<ReplyInput<Contract['openAssessmentRun']>> {
  const row = await findSystemOn(call.tx, firstDayOf(period))
  const system = row && parseSystem(row.content)
  const fits = system?.periods.includes(kindOf(period)) && [4, 7].includes(period.length)
  if (!row || !system || !fits || /H/.test(period)) {
    throw new Problem('plan/assessment-period-not-covered', { period })
  }
  const cutOff = cutOffOf(period, system)
  if (today(call) < cutOff) throw new Problem('plan/assessment-too-early', { period, cutOff })
  const id = newId(call.now)
  try {
    await insertRun(call.tx, {
      id,
      period,
      stage: 'computing',
      system: row.system,
      cut_off: cutOff,
      objections_until: null,
      published: null,
      published_on: null,
      opened_by: call.actor.personId ?? null,
      opened_at: call.now,
      confirmed_by: null,
      synthetic: call.platform.config.demo,
    })
  } catch (error) {
    throw isDatabaseError(error, '23505')
      ? new Problem('plan/assessment-exists', { period })
      : error
  }
  const job = await enqueue(call, {
    kind: computeKind,
    payload: { run: id },
    owner: call.actor.personId,
  })
  await recordAct(call, {
    action: 'plan.assessment.open',
    subject: { kind: 'assessment', id },
    details: { period, system: row.system, cutOff },
  })
  return { ...runCard(await getRun(call, id)), job }
}

/** The version of the result that the reader looks at: the public one unless it is his to see more. */
export function versionFor(call: Call, run: RunRow): number {
  return seesAll(call.actor) || run.published === null ? run.result : run.published
}

const may = (call: Call, permission: 'run' | 'confirm'): boolean =>
  call.actor.permissions.has(`plan.assessment.${permission}`)

/** One run with the ranking as far as the reader may see it. */
export async function showRun(
  call: Call,
  id: string,
): Promise<ReplyInput<Contract['getAssessmentRun']>> {
  const run = await getRun(call, id)
  const system = await systemOf(call, run.system)
  const version = versionFor(call, run)
  const isPublic = version === run.published
  const all = seesAll(call.actor)
  const [scores, results, publications, objections] = [
    version > 0 ? await selectScores(call.tx, run.id, version) : [],
    await selectResults(call.tx, run.id),
    await selectPublications(call.tx, run.id),
    await selectObjections(call.tx, run.id),
  ]
  if (all && !isPublic) {
    await recordRead(call, {
      action: 'plan.assessment.read-ranking',
      subject: { kind: 'assessment', id: run.id },
      details: { period: run.period, version },
    })
  }
  const assessed = assessedDepartments(call.platform.city, system)
  const known = new Set(assessed.map((one) => one.department))
  const duties = call.platform.city.departments.filter(({ id: department }) =>
    call.platform.city.tasks.some((task) =>
      [...task.lead, ...task.cooperating].includes(department),
    ),
  )
  const open = objections.filter((one) => one.stage === 'open').length
  const closed = run.objections_until !== null && today(call) > run.objections_until
  const versions = results.map((result) => {
    const published = publications.find((one) => one.version === result.version)
    return {
      version: result.version,
      computedAt: result.computed_at.toISOString(),
      by: byOf(result.computed_by, null),
      reason: result.reason,
      publishedAt: published?.published_at.toISOString() ?? null,
      notice: published ? published.notice : null,
    }
  })
  return withNames(call, {
    ...runCard(run),
    systemName: system.name,
    groups: system.groups.map(({ id: group, name, weight }) => ({ id: group, name, weight })),
    classes: system.classes.map(({ id: kind, name }) => ({ id: kind, name })),
    versions,
    ranking: scores.map((row) => rankedLine(call, row, all || isPublic)),
    assessed: assessed.length,
    leftOut: duties.filter((one) => !known.has(one.id)).map((one) => named(call, one.id)),
    openObjections: open,
    may: {
      object:
        call.actor.permissions.has('plan.assessment.object') &&
        run.stage === 'provisional' &&
        !closed &&
        scores.some((row) => row.department === call.actor.organisationId),
      finalise: may(call, 'run') && run.stage === 'provisional' && closed && open === 0,
      confirm: may(call, 'confirm') && run.stage === 'final',
      publish: may(call, 'run') && run.stage === 'confirmed',
      correct: may(call, 'run') && run.stage !== 'computing',
    },
  })
}
