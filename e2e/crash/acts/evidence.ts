import type { NewEvidence } from '@wstc/domain/plan/contract/tasks/evidence'
import { pick } from '../chance.ts'
import type { Client } from '../client.ts'
import type { Voice } from '../voice.ts'
import { uploadFile } from './desk.ts'

/** What is handed in of `kind`; a file is uploaded first. */
async function contentOf(
  client: Client,
  voice: Voice,
  kind: string,
  common: { requirement: string; title: string; publicity: 'internal' },
): Promise<NewEvidence | undefined> {
  if (kind === 'link') return { kind, ...common, link: 'https://example.test/paper' }
  if (kind === 'figure') {
    return { kind, ...common, value: '12.50', unit: '亿元', day: '2018-04-01', source: '演练' }
  }
  const card = await uploadFile(client, voice)
  return card && { kind: 'file', ...common, file: card.id }
}

/** Hands in evidence for a task of the own department. */
export async function submitEvidence(
  client: Client,
  voice: Voice,
  tasks: readonly number[],
): Promise<void> {
  const number = pick(client.chance, tasks)
  if (number === undefined) return
  const task = await client.look((options) =>
    voice.tasks.getWorkTask({ params: { task: number } }, options),
  )
  const requirement = pick(client.chance, task?.requirements ?? [])
  const kinds = requirement?.accepts.filter((one) => one !== 'live') ?? []
  const kind = pick(client.chance, kinds)
  if (!requirement || kind === undefined) return
  const id = client.nextId()
  const title = `${id} 演练佐证`
  const common = { requirement: requirement.id, title, publicity: 'internal' as const }
  const body = await contentOf(client, voice, kind, common)
  if (!body) return
  const link = body.kind === 'file' ? { link: body.file } : {}
  await client.act(
    voice,
    { id, kind: 'evidence', says: { record: title, api: title, ...link }, task: number },
    (options) => voice.tasks.submitEvidence({ params: { task: number }, body }, options),
  )
}

/** Accepts or refuses a piece that waits; another client of the office may be faster. */
export async function judgeEvidence(client: Client, voice: Voice): Promise<void> {
  const page = await client.look((options) =>
    voice.tasks.listEvidence({ query: { stage: 'submitted', limit: 20 } }, options),
  )
  const piece = pick(client.chance, page?.items ?? [])
  if (!piece) return
  const id = client.nextId()
  const outcome = client.chance() < 0.5 ? ('accepted' as const) : ('refused' as const)
  const reason = `${id} 已核对。`
  const says = { remark: reason, record: outcome, api: `${outcome} ${reason}` }
  const { revision } = piece
  await client.act(
    voice,
    { id, kind: 'judge', says, subject: piece.id, task: piece.task },
    (options) =>
      voice.tasks.judgeEvidence(
        { params: { evidence: piece.id }, revision, body: { outcome, reason } },
        options,
      ),
  )
}
