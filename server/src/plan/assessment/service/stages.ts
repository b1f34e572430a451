import { Problem } from '@wstc/domain/kernel/problem'
import type { RunCard } from '@wstc/domain/plan/contract/assessment/shapes'
import type { Call } from '../../../platform/serve.ts'
import { tell } from '../../tasks/service/telling.ts'
import { assessedDepartments } from '../inputs/departments.ts'
import { selectObjections } from '../store/objections.ts'
import { insertPublication } from '../store/published.ts'
import { changeRun, runAt, systemOf, today } from './subjects.ts'

export const runLink = (run: string): string => `/app/assessment/${run}`

/** After the days for objections, and with none left open, the result becomes final. */
export async function finaliseRun(call: Call, id: string, version: number): Promise<RunCard> {
  const run = await runAt(call, id, version, ['provisional'])
  const until = run.objections_until
  if (until !== null && today(call) <= until) {
    throw new Problem('plan/assessment-objections-running', { until })
  }
  const open = (await selectObjections(call.tx, id)).filter((one) => one.stage === 'open')
  if (open.length > 0) throw new Problem('plan/assessment-objections-open', { count: open.length })
  const card = await changeRun(call, run, 'finalise', { stage: 'final' })
  await tell(call, {
    to: [{ role: 'leader' }],
    kind: 'plan.assessment-final',
    values: { period: run.period },
    link: runLink(id),
  })
  return card
}

export async function confirmRun(call: Call, id: string, version: number): Promise<RunCard> {
  const run = await runAt(call, id, version, ['final'])
  return changeRun(
    call,
    run,
    'confirm',
    { stage: 'confirmed', confirmed_by: call.actor.personId ?? null },
    { result: run.result },
  )
}

/**
 * Makes the confirmed result public. A result that takes the place of a published one is a new
 * version and needs words that say why.
 */
export async function publishRun(
  call: Call,
  id: string,
  version: number,
  notice: string,
): Promise<RunCard> {
  const run = await runAt(call, id, version, ['confirmed'])
  if (run.published !== null && notice === '') {
    throw new Problem('request/invalid', {}, [{ path: 'notice', code: 'field/required' }])
  }
  await insertPublication(call.tx, {
    run: id,
    version: run.result,
    notice,
    published_by: call.actor.personId ?? null,
    published_at: call.now,
  })
  const card = await changeRun(
    call,
    run,
    'publish',
    { stage: 'published', published: run.result, published_on: today(call) },
    { result: run.result },
  )
  const departments = assessedDepartments(call.platform.city, await systemOf(call, run.system))
  await tell(call, {
    to: departments.map(({ department }) => ({ department, role: 'department-head' }) as const),
    kind: 'plan.assessment-published',
    values: {
      period: run.period,
      notice: notice
        ? { zh: notice, en: notice }
        : {
            zh: '排名和各部门得分表现可查看。',
            en: 'The ranking and every score sheet can be seen now.',
          },
    },
    link: runLink(id),
  })
  return card
}
