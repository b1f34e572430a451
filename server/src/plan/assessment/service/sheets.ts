import { absent } from '@wstc/domain/kernel/problem'
import type { Sheet } from '@wstc/domain/plan/contract/assessment/shapes'
import { recordRead } from '../../../audit/index.ts'
import type { Call } from '../../../platform/serve.ts'
import { maySeeScore, seesAll } from '../access.ts'
import { assessedDepartments } from '../inputs/departments.ts'
import { selectPublications } from '../store/published.ts'
import { findScore } from '../store/scores.ts'
import { inputsOf, isReproduced, scoreOf } from './compute.ts'
import { showRun, versionFor } from './runs.ts'
import { getRun, named, runCard, systemOf } from './subjects.ts'

/**
 * One department's score with everything it rests on. Its own department sees the version in
 * work, everyone inside the published one.
 */
export async function getSheet(
  call: Call,
  id: string,
  department: string,
  asked: number | undefined,
): Promise<Sheet> {
  const run = await getRun(call, id)
  const own = call.actor.organisationId === department
  const version = asked ?? (own ? run.result : versionFor(call, run))
  const row = await findScore(call.tx, id, version, department)
  const publications = await selectPublications(call.tx, id)
  const published = publications.find((one) => one.version === version)
  if (!row || !maySeeScore(call.actor, department, published !== undefined)) {
    throw absent('assessment')
  }
  if (!published && !own) {
    await recordRead(call, {
      action: 'plan.assessment.read-sheet',
      subject: { kind: 'assessment', id },
      details: { department, version },
    })
  }
  const system = await systemOf(call, run.system)
  const comparable = seesAll(call.actor) || published !== undefined
  const { may } = await showRun(call, id)
  return {
    run: runCard(run),
    department: named(call, department),
    version,
    publishedAt: published?.published_at.toISOString() ?? null,
    rank: comparable ? row.rank : null,
    ranked: assessedDepartments(call.platform.city, system).filter((one) => one.class === row.class)
      .length,
    sha256: row.sha256,
    reproduced: isReproduced(system, row),
    score: scoreOf(row),
    system,
    collections: inputsOf(row).collections,
    may: { object: may.object && own, correct: may.correct && version === run.result },
  }
}
