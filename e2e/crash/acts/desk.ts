import { createHash } from 'node:crypto'
import type { FileCard } from '@wstc/domain/desk/model'
import { between, pick } from '../chance.ts'
import type { Client } from '../client.ts'
import type { Voice } from '../voice.ts'

const drafts = ['offer', 'letter']

/** Saves one of the own drafts after the revision that is there. */
export async function saveDraft(client: Client, voice: Voice): Promise<void> {
  const id = client.nextId()
  const key = `crash-${client.name}-${pick(client.chance, drafts)}`
  const found = await client.look((options) => voice.desk.findDraft({ params: { key } }, options))
  if (!found) return
  const revision = found.draft?.revision ?? 0
  const values = { text: `${id} ${'草稿'.repeat(between(client.chance, 1, 400))}` }
  const subject = `draft ${voice.login} ${key}`
  const state = JSON.stringify(values)
  await client.act(voice, { id, kind: 'draft', says: {}, subject, revision, state }, (options) =>
    voice.desk.saveDraft(
      { params: { key }, revision, body: { formVersion: '1', values } },
      options,
    ),
  )
}

/** Uploads a text of which no other has the content; answers its card. */
export async function uploadFile(client: Client, voice: Voice): Promise<FileCard | undefined> {
  const id = client.nextId()
  const text = `${id}\n${'佐证材料 '.repeat(between(client.chance, 1, 3000))}`
  const sha256 = createHash('sha256').update(text).digest('hex')
  return client.act(
    voice,
    { id, kind: 'file', says: { record: sha256, disk: sha256, api: sha256 } },
    (options) => {
      const body = new FormData()
      body.append('file', new Blob([text], { type: 'text/plain' }), `${id}.txt`)
      return voice.desk.uploadFile({ body }, options)
    },
  )
}

/** Reads the newest unread notice. */
export async function readNotice(client: Client, voice: Voice): Promise<void> {
  const page = await client.look((options) =>
    voice.notices.listNotices({ query: { state: 'unread', limit: 5 } }, options),
  )
  const notice = pick(client.chance, page?.items ?? [])
  if (!notice) return
  const id = client.nextId()
  await client.act(voice, { id, kind: 'read', says: {}, subject: notice.id }, (options) =>
    voice.notices.markNoticeRead({ params: { id: notice.id } }, options),
  )
}
