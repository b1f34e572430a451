import type { Readable } from 'node:stream'
import { type FileType, fileTypes } from '@wstc/domain/desk/files'
import type { FileCard } from '@wstc/domain/desk/model'
import type { Permission } from '@wstc/domain/identity/permissions'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import { recordAct, recordRead } from '../../audit/index.ts'
import { isDatabaseError, type Tx } from '../../platform/database.ts'
import { openContent, type StoredFile, storeFile, storeGenerated } from '../../platform/files.ts'
import { actOnce } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs.ts'
import type { Call, FileReply } from '../../platform/serve.ts'
import * as store from '../store/files.ts'

/** Bytes a person may upload within 24 hours. */
const dailyLimit = 500 * 1024 * 1024

const cardOf = (row: store.FileRow): FileCard => ({
  id: row.id,
  name: row.name,
  type: row.type,
  bytes: Number(row.bytes),
  sha256: row.hash,
  at: row.at.toISOString(),
  href: `/api/v1/desk/files/${row.id}`,
})

/** Cards of the files among `ids` that the actor may read. */
export async function listFileCards(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, FileCard>> {
  const rows = await store.selectFiles(tx, ids)
  return new Map(rows.map((row) => [row.id, cardOf(row)]))
}

/** One part of an upload as it streams in. */
export interface UploadPart {
  readonly file: Readable
  readonly filename: string
}

/** Takes in an upload: first the bytes, safely on disk, then the record of them. */
export async function uploadFile(
  call: Omit<Call, 'tx'>,
  takePart: () => Promise<UploadPart | undefined>,
): Promise<FileCard> {
  const { actor, now, platform } = call
  await platform.database.inTransaction(actor, async (tx) => {
    const used = await store.sumUploads(tx, actor.personId!, new Date(now.getTime() - 86_400_000))
    if (used >= dailyLimit) throw new Problem('desk/upload-quota-used-up', { limit: '500 MB' })
  })
  const part = await takePart()
  if (!part) throw new Problem('desk/file-missing')
  const stored = await storeFile(platform.config.dataDir, part.file, part.filename)
  return actOnce(call, actor, async (tx) => {
    const row = rowOf(stored, now, actor.personId ?? null, actor.organisationId ?? null)
    await store.insertFile(tx, row)
    await recordAct(
      { ...call, tx },
      {
        action: 'desk.file.upload',
        subject: { kind: 'file', id: row.id },
        details: { sha256: stored.hash, bytes: stored.bytes, type: stored.type },
      },
    )
    return cardOf(row)
  })
}

function rowOf(
  { hash, name, type, media, bytes }: StoredFile,
  at: Date,
  uploaded_by: string | null,
  organisation: string | null,
): store.FileRow {
  return { id: newId(at), hash, name, type, media, bytes, uploaded_by, organisation, at }
}

/**
 * Opens a file for download. The context that links it checks first whether the actor may see
 * the thing it belongs to; row-level security holds behind it.
 */
export async function openFile(
  call: Pick<Call, 'tx' | 'actor' | 'now' | 'requestId' | 'address' | 'platform'>,
  id: string,
): Promise<FileReply> {
  const row = await store.findFile(call.tx, id)
  if (!row) throw absent('file')
  await recordRead(call, { action: 'desk.file.download', subject: { kind: 'file', id } })
  return {
    stream: await openContent(call.platform.config.dataDir, row.hash),
    type: row.media,
    name: row.name,
    disposition: fileTypes[row.type].inline ? 'inline' : 'attachment',
  }
}

export interface FileLink {
  readonly file: string
  readonly context: string
  readonly subject: { readonly kind: string; readonly id: string }
  /** Holders of this right may read the file; without one only its own organisation may. */
  readonly permission?: Permission
}

/** Makes a file of the actor's organisation part of something. */
export async function linkFile(
  call: Pick<Call, 'tx' | 'actor' | 'now'>,
  link: FileLink,
): Promise<FileCard> {
  const row = await store.findFile(call.tx, link.file)
  const own =
    row && (call.actor.kind === 'system' || row.organisation === call.actor.organisationId)
  if (!own) throw absent('file')
  await store.insertLink(call.tx, {
    file_id: row.id,
    organisation: row.organisation,
    context: link.context,
    subject_kind: link.subject.kind,
    subject_id: link.subject.id,
    permission: link.permission ?? null,
    at: call.now,
  })
  return cardOf(row)
}

export async function deleteFile(call: Call, id: string): Promise<void> {
  try {
    if (!(await store.deleteFile(call.tx, id))) throw absent('file')
  } catch (error) {
    throw isDatabaseError(error, '23503') ? new Problem('desk/file-in-use') : error
  }
  await recordAct(call, { action: 'desk.file.delete', subject: { kind: 'file', id } })
}

/** Keeps what a job made for its owner; answer it from the job as its result. */
export async function keepResult(
  job: Job,
  stream: Readable,
  name: string,
  type: FileType,
): Promise<{ file: string }> {
  const stored = await storeGenerated(job.platform.config.dataDir, stream, name, type)
  const row = rowOf(stored, job.platform.clock.now(), job.owner ?? null, null)
  await job.inTransaction((tx) => store.insertFile(tx, row))
  return { file: row.id }
}
