import { dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { MoneyContent, ProjectDetail } from '@wstc/domain/plan/contract/projects/shapes'
import { plain } from '@wstc/domain/plan/rules/investment'
import { newId } from '../../../platform/ids.ts'
import type { Call } from '../../../platform/serve.ts'
import { mayKeep } from '../access.ts'
import { insertMoney, selectMoney } from '../store/register.ts'
import { getProjectDetail } from './detail.ts'
import { publishProjects } from './publish.ts'
import { conflict, fieldFault, getRegistered, note } from './subjects.ts'

function checkMoney(call: Call, input: MoneyContent): void {
  if (input.day > dayInShanghai(call.now)) throw fieldFault('day', 'plan/day-in-future')
  if (input.kind === 'authorised' && input.document === '') {
    throw fieldFault('document', 'plan/document-missing')
  }
}

async function insert(
  call: Call,
  entry: { line: string; version: number; project: string; reason: string } & MoneyContent,
): Promise<void> {
  const row = {
    ...entry,
    by_person: call.actor.personId ?? null,
    by_department: call.actor.organisationId ?? null,
    known_at: call.now,
  }
  if (!(await insertMoney(call.tx, [row]))) throw conflict('money')
  await note(call, 'project.money', entry.project, {
    line: entry.line,
    version: entry.version,
    kind: entry.kind,
    amount: entry.amount,
    currency: entry.currency,
  })
}

/** Enters planned, authorised or paid investment; the day is the one on which it was true. */
export async function addMoney(
  call: Call,
  id: string,
  input: MoneyContent,
): Promise<ProjectDetail> {
  const row = await getRegistered(call, id)
  if (!mayKeep(call.actor, row)) throw new Problem('plan/not-your-project')
  checkMoney(call, input)
  await insert(call, { ...input, line: newId(call.now), version: 1, project: id, reason: '' })
  await publishProjects(call, id)
  return getProjectDetail(call, id)
}

/** A new version of an entry; evidence of the one before does not show the new one. */
export async function correctMoney(
  call: Call,
  line: string,
  { revision, reason, ...input }: MoneyContent & { revision: number; reason: string },
): Promise<ProjectDetail> {
  const versions = await selectMoney(call.tx, { line })
  const last = versions.at(-1)
  if (!last) throw absent('money')
  const row = await getRegistered(call, last.project)
  if (!mayKeep(call.actor, row)) throw new Problem('plan/not-your-project')
  if (last.version !== revision) throw conflict('money')
  if (input.kind !== last.kind || input.currency !== last.currency) {
    throw fieldFault('kind', 'plan/kind-stays')
  }
  checkMoney(call, input)
  const same =
    plain(last.amount) === plain(input.amount) &&
    (['source', 'year', 'day', 'document', 'note'] as const).every((k) => last[k] === input[k])
  if (same) throw fieldFault('amount', 'plan/nothing-corrected')
  await insert(call, { ...input, line, version: revision + 1, project: row.id, reason })
  await publishProjects(call, row.id)
  return getProjectDetail(call, row.id)
}
