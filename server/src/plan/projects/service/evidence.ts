import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { ProofView } from '@wstc/domain/plan/contract/projects/shapes'
import type { NewProof } from '@wstc/domain/plan/contract/projects/work'
import { figureProof } from '@wstc/domain/plan/rules/carrier'
import { proofOf } from '@wstc/domain/plan/rules/investment'
import { evidenceStageTexts } from '@wstc/domain/plan/words/tasks'
import { linkFile, openFile } from '../../../desk/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { Call, FileReply } from '../../../platform/serve.ts'
import { mayJudge } from '../../tasks/access.ts'
import { withNames } from '../../tasks/service/names.ts'
import { ownDepartment } from '../../tasks/service/subjects.ts'
import { maySubmit } from '../access.ts'
import {
  insertProofs,
  type ProofFilter,
  type ProofRow,
  selectFigures,
  selectProofs,
  updateProof,
} from '../store/proofs.ts'
import { selectCharters, selectMoney, selectSteps } from '../store/register.ts'
import { publishCarriers, publishProjects } from './publish.ts'
import { showProof } from './show.ts'
import { conflict, getCarrierPlace, getRegistered, note } from './subjects.ts'
import { projectLink, projectTitle, tellSubmitter } from './telling.ts'

interface Shown {
  readonly project: string | null
  readonly carrier: string | null
  readonly id: string
  readonly owner: { readonly lead: string; readonly cooperating: readonly string[] }
}

/** What the evidence shows, and whose it is. @throws Problem `request/not-found` */
async function findSubject(call: Call, subject: NewProof['subject']): Promise<Shown> {
  if (subject.kind === 'figure') {
    const place = getCarrierPlace(call, subject.carrier)
    const figures = await selectFigures(call.tx, subject.carrier)
    const found = figures.find((one) => figureProof(one) === figureProof(subject))
    if (!found) throw absent('figure')
    return { project: null, carrier: place.id, id: figureProof(subject), owner: place }
  }
  if (subject.kind === 'milestone') {
    const [step] = await selectSteps(call.tx, { milestone: subject.milestone })
    if (!step) throw absent('milestone')
    const owner = await getRegistered(call, step.project)
    return { project: owner.id, carrier: null, id: subject.milestone, owner }
  }
  const versions = await selectMoney(call.tx, { line: subject.line })
  const entry = versions.find((one) => one.version === subject.version)
  if (!entry) throw absent('money')
  const owner = await getRegistered(call, entry.project)
  return { project: owner.id, carrier: null, id: proofOf(subject), owner }
}

async function loadProof(call: Call, id: string): Promise<ProofRow> {
  const [row] = await selectProofs(call.tx, { id })
  if (!row) throw absent('evidence')
  return row
}

const readBack = async (call: Call, id: string): Promise<ProofView> =>
  withNames(call, showProof(await loadProof(call, id)))

const noteOf = (call: Call, row: Pick<ProofRow, 'id' | 'project' | 'carrier'>, act: string) =>
  row.project === null
    ? note(call, 'carrier.evidence', row.carrier!, { evidence: row.id, act })
    : note(call, 'project.evidence', row.project, { evidence: row.id, act })

/** Submits evidence of a milestone, of one version of an entry or of a carrier's figure. */
export async function submitProof(call: Call, input: NewProof): Promise<ProofView> {
  const shown = await findSubject(call, input.subject)
  const department = ownDepartment(call)
  if (!maySubmit(call.actor, shown.owner)) {
    throw new Problem(shown.project === null ? 'plan/not-your-carrier' : 'plan/not-your-project')
  }
  const id = newId(call.now)
  if (input.kind === 'file') {
    await linkFile(call, {
      file: input.file,
      context: 'plan',
      subject: { kind: 'evidence', id },
      permission: 'plan.task.read',
    })
  }
  const { project, carrier } = shown
  await insertProofs(call.tx, [
    {
      id,
      project,
      carrier,
      subject: input.subject.kind,
      subject_id: shown.id,
      department,
      kind: input.kind,
      title: input.title,
      file: input.kind === 'file' ? input.file : null,
      link: input.kind === 'link' ? input.link : null,
      publicity: input.publicity,
      stage: 'submitted',
      submitted_by: call.actor.personId ?? null,
      submitted_at: call.now,
      settled_by: null,
      settled_at: null,
    },
  ])
  await noteOf(call, { id, project, carrier }, 'submit')
  return readBack(call, id)
}

function checkWaiting(row: ProofRow): void {
  if (row.stage === 'submitted') return
  throw new Problem('plan/not-at-this-stage', { stage: evidenceStageTexts[row.stage] })
}

async function settle(
  call: Call,
  row: ProofRow,
  revision: number,
  stage: 'withdrawn' | 'accepted' | 'refused',
  word: string,
): Promise<void> {
  const changed = await updateProof(call.tx, row.id, revision, {
    stage,
    settled_by: call.actor.personId ?? null,
    settled_at: call.now,
    word,
  })
  if (!changed) throw conflict('evidence')
  await noteOf(call, row, stage)
}

/** Takes evidence back before it is judged; the entry stays. */
export async function withdrawProof(
  call: Call,
  id: string,
  input: { revision: number; reason: string },
): Promise<ProofView> {
  const row = await loadProof(call, id)
  if (row.department !== ownDepartment(call)) throw new Problem('plan/not-your-project')
  checkWaiting(row)
  await settle(call, row, input.revision, 'withdrawn', input.reason)
  return readBack(call, id)
}

/** Accepts or refuses; what is published follows. @throws Problem `plan/own-evidence` */
export async function judgeProof(
  call: Call,
  id: string,
  input: { revision: number; outcome: 'accepted' | 'refused'; reason: string },
): Promise<ProofView> {
  const row = await loadProof(call, id)
  if (!mayJudge(call.actor, { submittedBy: row.submitted_by })) {
    throw new Problem('plan/own-evidence')
  }
  checkWaiting(row)
  await settle(call, row, input.revision, input.outcome, input.reason)
  if (row.project !== null) await publishProjects(call, row.project)
  else await publishCarriers(call, row.carrier!)
  const verdict = evidenceStageTexts[input.outcome]
  if (row.project !== null) {
    const charter = (await selectCharters(call.tx, { project: row.project })).at(-1)!
    const task = projectTitle(charter.content.name)
    await tellSubmitter(
      call,
      row.submitted_by,
      { task, name: row.title, verdict },
      projectLink(row.project),
    )
  } else {
    const { id: carrier, name: task } = getCarrierPlace(call, row.carrier!)
    await tellSubmitter(
      call,
      row.submitted_by,
      { task, name: row.title, verdict },
      `/app/carriers/${carrier}`,
    )
  }
  return readBack(call, id)
}

export async function listProofs(call: Call, input: ProofFilter & { limit: number }) {
  const rows = await selectProofs(call.tx, { ...input, limit: input.limit + 1 })
  const page = rows.slice(0, input.limit)
  return withNames(call, {
    items: page.map(showProof),
    next: rows.length > input.limit ? page.at(-1)!.id : null,
  })
}

export async function openProofFile(call: Call, id: string): Promise<FileReply> {
  const row = await loadProof(call, id)
  if (row.file === null) throw absent('file')
  return openFile(call, row.file)
}
