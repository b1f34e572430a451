import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import type { Period } from '@wstc/domain/kernel/period'
import { absent } from '@wstc/domain/kernel/problem'
import type { planAssessmentContract } from '@wstc/domain/plan/contract/assessment'
import type { Call } from '../../../platform/serve.ts'
import { selectNotices, selectPublished } from '../store/published.ts'
import { parseSystem } from '../yaml.ts'
import { departmentName } from './subjects.ts'

type Contract = typeof planAssessmentContract

/** What the public may read of assessments: those published, the newest first. */
export async function listPublished(
  call: Call,
): Promise<ReplyInput<Contract['listPublishedAssessments']>> {
  const notices = await selectNotices(call.tx)
  const last = notices.filter((one, index) => notices[index - 1]?.run !== one.run)
  return {
    assessments: last.map(({ period, version, published_on, synthetic }) => ({
      period,
      version,
      publishedOn: published_on,
      synthetic,
    })),
  }
}

/** Ranks and points by group of one published result; never the inputs behind them. */
export async function getPublished(
  call: Call,
  period: Period,
): Promise<ReplyInput<Contract['getPublishedAssessment']>> {
  const notices = (await selectNotices(call.tx)).filter((one) => one.period === period)
  const [last, ...former] = notices
  if (!last) throw absent('assessment')
  const system = parseSystem(last.content)
  const ranking = await selectPublished(call.tx, last.run, last.version)
  return {
    period,
    version: last.version,
    publishedOn: last.published_on,
    notice: last.notice || null,
    cutOff: last.cut_off,
    systemName: system.name,
    systemStatus: system.status,
    systemNote: system.note ?? null,
    groups: system.groups.map(({ id, name, weight }) => ({ id, name, weight })),
    classes: system.classes.map(({ id, name }) => ({ id, name })),
    ranking: ranking.map(({ run: _run, version: _version, ...line }) => ({
      ...line,
      name: departmentName(call, line.department),
    })),
    corrections: former.toReversed().map((one) => ({
      version: one.version,
      publishedOn: one.published_on,
      notice: one.notice || null,
    })),
    synthetic: last.synthetic,
  }
}
