import { type Bilingual, inLanguage } from '@wstc/domain/kernel/bilingual'
import { type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import type { WorkKind } from '@wstc/domain/plan/model/progress'
import type { Call } from '../../../platform/serve.ts'
import { isOwnProposal, mayDecide } from '../access.ts'
import { listDuties } from '../duties.ts'
import { selectProofs } from '../store/proofs.ts'
import { selectCharters, selectProjects } from '../store/register.ts'

interface Item {
  readonly kind: WorkKind
  readonly task: null
  readonly id: string
  readonly title: Bilingual
  readonly period: string | null
  readonly text: string
  readonly dueDay: Day | null
  readonly link: string
}

const rightFor: Partial<Record<WorkKind, Parameters<Call['actor']['permissions']['has']>[0]>> = {
  'milestone-due': 'plan.project.keep',
  'milestone-to-show': 'plan.evidence.submit',
  'project-report-due': 'plan.progress.report',
  'project-report-returned': 'plan.progress.report',
  'project-report-to-sign': 'plan.progress.sign',
  'carrier-figure-due': 'plan.project.keep',
}

/** What waits for the office: projects to decide on, and evidence of projects and carriers. */
async function officeWork(call: Call): Promise<Item[]> {
  const { tx, actor } = call
  const charters = await selectCharters(tx, {})
  const nameOf = (project: string): Bilingual =>
    charters.findLast((one) => one.project === project)?.content.name ?? { zh: '', en: '' }
  const placeOf = (carrier: string | null): Bilingual =>
    call.platform.city.places.find((one) => one.id === carrier)?.name ?? { zh: '', en: '' }
  const item = (
    kind: WorkKind,
    id: string,
    title: Bilingual,
    text: string,
    link: string,
  ): Item => ({
    kind,
    task: null,
    id,
    title,
    period: null,
    text,
    dueDay: null,
    link,
  })
  const proposed = (await selectProjects(tx)).filter(
    (row) => row.stage === 'proposed' && !isOwnProposal(actor, row.proposed_by),
  )
  const proofs = (await selectProofs(tx, { stage: 'submitted' })).filter(
    (row) => row.submitted_by === null || row.submitted_by !== actor.personId,
  )
  return [
    ...proposed.map((row) =>
      item('project-to-decide', row.id, nameOf(row.id), '', `/projects/${row.id}`),
    ),
    ...proofs.map((row) =>
      item(
        'project-evidence-to-judge',
        row.id,
        row.project ? nameOf(row.project) : placeOf(row.carrier),
        row.title,
        '/projects/evidence',
      ),
    ),
  ]
}

/** What projects and carriers ask of the caller. */
export async function projectWork(call: Call): Promise<Item[]> {
  const { actor } = call
  const { organisationId: department } = actor
  const duties = department ? await listDuties(call, dayInShanghai(call.now), department) : []
  const owed = duties.filter(({ kind }) => actor.permissions.has(rightFor[kind]!))
  return [
    ...owed.map(({ department: _, text, ...duty }) => ({
      ...duty,
      task: null,
      text: inLanguage(text, call.language),
    })),
    ...(mayDecide(actor) ? await officeWork(call) : []),
  ]
}
