import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import { dayInShanghai, type Period } from '@wstc/domain/kernel/period'
import { absent } from '@wstc/domain/kernel/problem'
import type { planAssessmentContract } from '@wstc/domain/plan/contract/assessment'
import type { Call } from '../../../platform/serve.ts'
import { selectPublications, selectPublished } from '../store/published.ts'
import { findRunOf, selectRuns } from '../store/runs.ts'
import { departmentName, systemOf } from './subjects.ts'

type Contract = typeof planAssessmentContract

/** What the public may read of assessments: those published, the newest first. */
export async function listPublished(
  call: Call,
): Promise<ReplyInput<Contract['listPublishedAssessments']>> {
  const runs = await selectRuns(call.tx)
  return {
    assessments: runs.flatMap(({ period, published, published_on, synthetic }) =>
      published === null || published_on === null
        ? []
        : [{ period, version: published, publishedOn: published_on, synthetic }],
    ),
  }
}

/** Ranks and points by group of one published result; never the inputs behind them. */
export async function getPublished(
  call: Call,
  period: Period,
): Promise<ReplyInput<Contract['getPublishedAssessment']>> {
  const run = await findRunOf(call.tx, period)
  if (!run || run.published === null || run.published_on === null) throw absent('assessment')
  const system = await systemOf(call, run.system)
  const publications = await selectPublications(call.tx, run.id)
  const ranking = await selectPublished(call.tx, run.id, run.published)
  return {
    period,
    version: run.published,
    publishedOn: run.published_on,
    notice: publications.find((one) => one.version === run.published)?.notice || null,
    cutOff: run.cut_off,
    systemName: system.name,
    systemStatus: system.status,
    systemNote: system.note ?? null,
    groups: system.groups.map(({ id, name, weight }) => ({ id, name, weight })),
    classes: system.classes.map(({ id, name }) => ({ id, name })),
    ranking: ranking.map(({ run: _run, version: _version, ...line }) => ({
      ...line,
      name: departmentName(call, line.department),
    })),
    corrections: publications
      .filter((one) => one.version !== run.published)
      .map((one) => ({
        version: one.version,
        publishedOn: dayInShanghai(one.published_at),
        notice: one.notice || null,
      })),
    synthetic: run.synthetic,
  }
}
