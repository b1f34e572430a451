import { canonicalJson } from '@wstc/domain/kernel/canonical-json'
import type { BodyOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { firstDayOf } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { planAssessmentContract } from '@wstc/domain/plan/contract/assessment'
import { checkSystem } from '@wstc/domain/plan/rules/assessment/check-system'
import { recordAct } from '../../../audit/index.ts'
import type { Call } from '../../../platform/serve.ts'
import { withNames } from '../../tasks/service/names.ts'
import { byOf } from '../../tasks/service/subjects.ts'
import { isSame, mayDecideSystem } from '../access.ts'
import { nextQuarter } from '../load.ts'
import {
  findSystem,
  insertSystem,
  lockSystems,
  type SystemRow,
  selectSystems,
  updateSystem,
} from '../store/systems.ts'
import { parseSystem, readSystemYaml, textOfSystem } from '../yaml.ts'
import { changed, today } from './subjects.ts'

type Contract = typeof planAssessmentContract
type Detail = ReplyInput<Contract['getAssessmentSystem']>

const cardOf = (row: SystemRow) => ({
  system: row.system,
  stage: row.stage,
  origin: row.origin,
  name: parseSystem(row.content).name,
  basedOn: row.based_on,
  effectiveFrom: row.effective_from,
  reason: row.reason,
  drafted: byOf(row.drafted_by, null),
  draftedAt: row.drafted_at.toISOString(),
  decided: row.decided_at ? byOf(row.decided_by, null) : null,
  decidedAt: row.decided_at?.toISOString() ?? null,
  decision: row.decision,
  revision: row.version,
})

export async function listSystems(
  call: Call,
): Promise<ReplyInput<Contract['listAssessmentSystems']>> {
  const rows = await selectSystems(call.tx)
  return withNames(call, { systems: rows.map(cardOf) })
}

async function loadSystem(call: Call, system: number): Promise<SystemRow> {
  const row = await findSystem(call.tx, system)
  if (!row) throw absent('assessment-system')
  return row
}

export async function getSystem(call: Call, system: number): Promise<Detail> {
  const row = await loadSystem(call, system)
  const isDraft = row.stage === 'draft'
  return withNames(call, {
    ...cardOf(row),
    content: parseSystem(row.content),
    may: {
      edit: isDraft && call.actor.permissions.has('plan.assessment.design'),
      decide: isDraft && mayDecideSystem(call.actor, row.drafted_by),
    },
    earliest: nextQuarter(today(call)),
  })
}

/** Faults of YAML with the line of each; none means that it can be used. */
export function checkYaml(yaml: string): ReplyInput<Contract['checkAssessmentYaml']> {
  return { faults: readSystemYaml(yaml).faults.map((fault) => ({ ...fault })) }
}

/** A new draft: a copy of a version, or what was written as YAML. */
export async function draftSystem(
  call: Call,
  { basedOn, reason, yaml }: BodyOf<Contract['draftAssessmentSystem']>,
): Promise<Detail> {
  const base = await loadSystem(call, basedOn)
  let content = base.content
  if (yaml !== undefined) {
    const { system, faults } = readSystemYaml(yaml)
    if (!system) {
      throw new Problem(
        'plan/assessment-system-faults',
        { count: faults.length },
        faults.map(({ line, message }) => ({
          path: `yaml.${line}`,
          code: 'plan/assessment-fault',
          details: { text: message },
        })),
      )
    }
    content = textOfSystem(system)
  }
  await lockSystems(call.tx)
  const system = await insertSystem(call.tx, {
    stage: 'draft',
    origin: 'draft',
    content,
    based_on: basedOn,
    reason,
    effective_from: null,
    effective_day: null,
    drafted_by: call.actor.personId ?? null,
    drafted_at: call.now,
    decided_by: null,
    decided_at: null,
  })
  await recordAct(call, {
    action: 'plan.assessment-system.draft',
    subject: { kind: 'assessment-system', id: String(system) },
    details: { basedOn, fromYaml: yaml !== undefined },
  })
  return getSystem(call, system)
}

/** Keeps an edited draft. @throws Problem `plan/assessment-system-faults` naming each field */
export async function saveSystem(
  call: Call,
  number: number,
  { content }: BodyOf<Contract['saveAssessmentSystem']>,
  revision: number,
): Promise<Detail> {
  const row = await loadSystem(call, number)
  if (row.stage !== 'draft' || row.version !== revision) throw changed('assessment-system')
  const faults = checkSystem(content)
  if (faults.length > 0) {
    throw new Problem(
      'plan/assessment-system-faults',
      { count: faults.length },
      faults.map(({ pointer, message }) => ({
        path: ['content', ...pointer].join('.'),
        code: 'plan/assessment-fault',
        details: { text: message },
      })),
    )
  }
  const text = canonicalJson(content)
  if (!(await updateSystem(call.tx, number, revision, { content: text }))) {
    throw changed('assessment-system')
  }
  await recordAct(call, {
    action: 'plan.assessment-system.save',
    subject: { kind: 'assessment-system', id: String(number) },
  })
  return getSystem(call, number)
}

/** A second person lets a draft hold from a period that has not begun, or turns it down. */
export async function decideSystem(
  call: Call,
  number: number,
  { outcome, reason, from }: BodyOf<Contract['decideAssessmentSystem']>,
  revision: number,
): Promise<Detail> {
  const row = await loadSystem(call, number)
  if (row.stage !== 'draft' || row.version !== revision) throw changed('assessment-system')
  if (isSame(call.actor, row.drafted_by)) throw new Problem('plan/assessment-own-draft')
  const earliest = nextQuarter(today(call))
  if (outcome === 'approved') {
    const fits =
      from !== undefined && /^\d{4}(-Q[1-4])?$/.test(from) && firstDayOf(from) > today(call)
    if (!fits) {
      throw new Problem('plan/assessment-not-future', { from: earliest }, [
        { path: 'from', code: 'plan/assessment-not-future', details: { from: earliest } },
      ])
    }
  }
  const approved = outcome === 'approved'
  const done = await updateSystem(call.tx, number, revision, {
    stage: outcome,
    effective_from: approved ? from! : null,
    effective_day: approved ? firstDayOf(from!) : null,
    decided_by: call.actor.personId ?? null,
    decided_at: call.now,
    decision: reason,
  })
  if (!done) throw changed('assessment-system')
  await recordAct(call, {
    action: approved ? 'plan.assessment-system.approve' : 'plan.assessment-system.reject',
    subject: { kind: 'assessment-system', id: String(number) },
    details: approved ? { from } : {},
  })
  return getSystem(call, number)
}
