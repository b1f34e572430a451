import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { projectStageTexts } from '@wstc/domain/plan/words/projects'
import type { Call } from '../../../platform/serve.ts'
import { tell } from '../../tasks/service/telling.ts'
import { type ProjectRow, selectCharters } from '../store/register.ts'

export const projectLink = (id: string): string => `/app/projects/${id}`

/** What a notice calls a project. */
export const projectTitle = (name: Bilingual): Bilingual => ({
  zh: `项目“${name.zh}”`,
  en: `project “${name.en}”`,
})

async function nameOf(call: Call, id: string): Promise<Bilingual> {
  const charters = await selectCharters(call.tx, { project: id })
  return charters.at(-1)?.content.name ?? { zh: id, en: id }
}

/** Tells the office that a project waits for its decision. */
export const tellOffice = (call: Call, id: string, name: Bilingual): Promise<void> =>
  tell(call, {
    to: [{ role: 'plan-office' }],
    kind: 'plan.project-proposed',
    values: { project: projectTitle(name) },
    link: projectLink(id),
  })

export async function tellProposer(
  call: Call,
  row: ProjectRow,
  outcome: 'registered' | 'refused',
  reason: string,
): Promise<void> {
  if (row.proposed_by === null) return
  await tell(call, {
    to: [{ person: row.proposed_by }],
    kind: 'plan.project-decided',
    values: {
      project: projectTitle(await nameOf(call, row.id)),
      verdict: projectStageTexts[outcome],
      reason,
    },
    link: projectLink(row.id),
  })
}

/** Tells whoever submitted a piece of evidence what became of it. */
export async function tellSubmitter(
  call: Call,
  person: string | null,
  about: { readonly task: Bilingual; readonly name: string; readonly verdict: Bilingual },
  link: string,
): Promise<void> {
  if (person === null) return
  const { task, name, verdict } = about
  await tell(call, {
    to: [{ person }],
    kind: 'plan.evidence-judged',
    values: { task, name: name.slice(0, 200), verdict },
    link,
  })
}

/** Tells the heads that a quarterly report waits for their signature. */
export async function tellHeads(call: Call, row: ProjectRow, period: string): Promise<void> {
  const department = call.platform.city.departments.find((one) => one.id === row.lead)?.name
  await tell(call, {
    to: [{ department: row.lead, role: 'department-head' }],
    kind: 'plan.progress-submitted',
    values: {
      task: projectTitle(await nameOf(call, row.id)),
      period,
      department: department ?? { zh: row.lead, en: row.lead },
    },
    link: projectLink(row.id),
  })
}
