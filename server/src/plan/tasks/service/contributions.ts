import { dayInShanghai, type Period } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { Contribution } from '@wstc/domain/plan/contract/tasks/progress'
import { countFields } from '@wstc/domain/plan/rules/burden'
import { contributionStageTexts } from '@wstc/domain/plan/words/tasks'
import { newId } from '../../../platform/ids.ts'
import type { Call } from '../../../platform/serve.ts'
import { mayReadContribution, mayReport, mayWriteContribution } from '../access.ts'
import { insertBurden } from '../store/burden.ts'
import {
  type ContributionRow,
  insertContributions,
  selectContributions,
  updateContribution,
} from '../store/contributions.ts'
import {
  changeRequest,
  insertObligations,
  markArrived,
  selectObligations,
} from '../store/obligations.ts'
import { contributionDueDay } from './obligations.ts'
import {
  byOf,
  checkDepartment,
  conflict,
  getTask,
  note,
  notYourDuty,
  ownDepartment,
  remark,
  remarksOf,
} from './subjects.ts'
import { tellOfficers, tellPerson } from './telling.ts'

export function showContribution(
  row: ContributionRow,
  remarks: Contribution['remarks'],
): Contribution {
  return {
    id: row.id,
    obligation: row.obligation,
    task: row.task,
    period: row.period,
    department: row.department,
    lead: row.lead,
    version: row.version,
    stage: row.stage,
    text: row.text,
    dueDay: row.due_day,
    revision: row.revision,
    by: byOf(row.by_person, row.department),
    sentAt: row.sent_at?.toISOString() ?? null,
    remarks,
    synthetic: row.synthetic,
  }
}

const subjectOf = (row: Pick<ContributionRow, 'id' | 'task'>) =>
  ({ kind: 'contribution', id: row.id, task: row.task }) as const

async function loadContribution(call: Call, id: string): Promise<ContributionRow> {
  const [row] = await selectContributions(call.tx, { id })
  if (!row || !mayReadContribution(call.actor, row)) throw absent('contribution')
  return row
}

async function readBack(call: Call, id: string): Promise<Contribution> {
  const row = await loadContribution(call, id)
  return showContribution(row, (await remarksOf(call, 'contribution', [id]))(id))
}

function checkStage(row: ContributionRow, stage: ContributionRow['stage']): void {
  if (row.stage === stage) return
  throw new Problem('plan/not-at-this-stage', { stage: contributionStageTexts[row.stage] })
}

/** A lead asks a department for its part, also one that the annex does not name. */
export async function askContribution(
  call: Call,
  number: number,
  input: { period: Period; department: string; request: string },
): Promise<{ obligation: string; dueDay: string }> {
  const task = getTask(call, number)
  const lead = ownDepartment(call)
  const { city } = call.platform.city
  if (!mayReport(call.actor, task)) throw notYourDuty('lead')
  checkDepartment(call, input.department, 'department')
  const { department, period } = input
  if (
    task.lead.includes(department) ||
    (!task.cooperating.includes(department) && !task.openEnded)
  ) {
    throw new Problem('plan/not-cooperating', { department }, [
      { path: 'department', code: 'plan/not-cooperating', details: { department } },
    ])
  }
  const [asked] = await selectObligations(call.tx, {
    task: number,
    period,
    department,
    lead,
    kind: 'contribution',
  })
  if (asked?.arrived_on) throw new Problem('plan/contribution-already-here')
  const id = asked?.id ?? newId(call.now)
  const dueDay = asked?.due_day ?? contributionDueDay(city, period)
  if (asked) await changeRequest(call.tx, id, input.request)
  else {
    await insertObligations(call.tx, [
      {
        id,
        task: number,
        period,
        department,
        kind: 'contribution',
        lead,
        request: input.request,
        due_day: dueDay,
        opened_at: call.now,
        arrived_on: null,
      },
    ])
  }
  await note(call, { kind: 'contribution', id, task: number }, 'ask', { period, department })
  await tellOfficers(call, department, 'plan.contribution-asked', {
    task: number,
    period,
    department: lead,
    due: dueDay,
  })
  return { obligation: id, dueDay }
}

/** The own draft for an obligation; a new version where the last one was sent back. */
export async function openContribution(call: Call, obligationId: string): Promise<Contribution> {
  const [obligation] = await selectObligations(call.tx, { id: obligationId, kind: 'contribution' })
  if (!obligation) throw absent('obligation')
  if (!mayWriteContribution(call.actor, obligation.department)) throw notYourDuty('cooperating')
  const [latest] = await selectContributions(call.tx, { obligation: obligationId })
  if (latest && latest.stage !== 'returned') return readBack(call, latest.id)
  const id = newId(call.now)
  await insertContributions(call.tx, [
    {
      id,
      obligation: obligation.id,
      task: obligation.task,
      period: obligation.period,
      department: obligation.department,
      lead: obligation.lead,
      version: (latest?.version ?? 0) + 1,
      stage: 'draft',
      text: latest?.text ?? '',
      by_person: call.actor.personId ?? null,
      created_at: call.now,
      sent_at: null,
    },
  ])
  await note(call, { kind: 'contribution', id, task: obligation.task }, 'open')
  return readBack(call, id)
}

/** Saves a draft. @throws Problem `request/changed-meanwhile` where someone saved it since. */
export async function saveContribution(
  call: Call,
  id: string,
  input: { revision: number; text: string },
): Promise<Contribution> {
  const row = await loadContribution(call, id)
  if (!mayWriteContribution(call.actor, row.department)) throw notYourDuty('cooperating')
  checkStage(row, 'draft')
  const values = { text: input.text, by_person: call.actor.personId ?? null }
  if (!(await updateContribution(call.tx, id, input.revision, values)))
    throw conflict('contribution')
  await note(call, subjectOf(row), 'save', { revision: input.revision + 1 })
  return readBack(call, id)
}

/** Hands a contribution to the lead. */
export async function sendContribution(
  call: Call,
  id: string,
  revision: number,
): Promise<Contribution> {
  const row = await loadContribution(call, id)
  if (!mayWriteContribution(call.actor, row.department)) throw notYourDuty('cooperating')
  checkStage(row, 'draft')
  if (row.text.trim() === '') {
    throw new Problem('plan/contribution-empty', {}, [{ path: 'text', code: 'field/required' }])
  }
  const values = { stage: 'sent', sent_at: call.now } as const
  if (!(await updateContribution(call.tx, id, revision, values))) throw conflict('contribution')
  await markArrived(call.tx, row.obligation, dayInShanghai(call.now))
  if (row.version === 1) {
    await insertBurden(call.tx, [
      {
        id: newId(call.now),
        kind: 'contribution',
        subject_id: id,
        department: row.department,
        on_day: dayInShanghai(call.now),
        ...countFields({}, { text: row.text }),
      },
    ])
  }
  await note(call, subjectOf(row), 'send', { period: row.period })
  return readBack(call, id)
}

/** The lead wants more: the obligation is open again, the comment is kept. */
export async function returnContribution(
  call: Call,
  id: string,
  input: { revision: number; comment: string },
): Promise<Contribution> {
  const row = await loadContribution(call, id)
  if (row.lead !== ownDepartment(call)) throw notYourDuty('lead')
  checkStage(row, 'sent')
  if (!(await updateContribution(call.tx, id, input.revision, { stage: 'returned' }))) {
    throw conflict('contribution')
  }
  await markArrived(call.tx, row.obligation, null)
  await remark(call, {
    subject: subjectOf(row),
    act: 'return',
    text: input.comment,
    concerns: [row.department, row.lead],
  })
  await tellPerson(call, row.by_person, 'plan.progress-returned', row, { reason: input.comment })
  return readBack(call, id)
}
