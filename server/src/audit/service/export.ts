import { Readable } from 'node:stream'
import type { ExportLine } from '@wstc/domain/audit/model/proof'
import { system } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Call, FileReply } from '../../platform/serve.ts'
import { selectLogPage, selectUnplaced } from '../store/export.ts'
import { countLeaves } from '../store/log.ts'
import { findLatestHead, selectHeadsAfter, selectKeys } from '../store/proof.ts'
import { recordAct } from './entries.ts'

const page = 5000

/**
 * The whole log as it stands at the call, line by line, in short read transactions. What is
 * written meanwhile is left for the next export.
 */
export async function* exportLines(
  platform: Pick<Platform, 'database' | 'clock'>,
): AsyncGenerator<ExportLine> {
  const { database, clock } = platform
  const read = <T>(work: Parameters<typeof database.inTransaction<T>>[1]): Promise<T> =>
    database.inTransaction(system, work, 'read')
  const { size, last, keys, unplaced } = await read(async (tx) => ({
    size: await countLeaves(tx),
    last: (await findLatestHead(tx))?.number ?? -1,
    keys: await selectKeys(tx),
    unplaced: await selectUnplaced(tx),
  }))
  const at = clock.now().toISOString()
  yield { kind: 'log', version: 1, log: keys[0]?.id ?? null, at, size }
  for (const key of keys) yield { kind: 'key', key }
  let heads = 0
  for (let after = -1; after < last; ) {
    const some = await read((tx) => selectHeadsAfter(tx, after, page))
    for (const head of some.filter((one) => one.number <= last)) {
      heads += 1
      yield { kind: 'head', head }
    }
    after = some.at(-1)?.number ?? last
  }
  let leaves = 0
  for (let from = 0; ; ) {
    const rows = await read((tx) => selectLogPage(tx, from, size, page))
    for (const row of rows) yield row
    leaves += rows.length
    if (rows.length < page) break
    from = rows.at(-1)!.index + 1
  }
  for (const one of unplaced) yield one
  yield { kind: 'end', size: leaves, heads, unplaced: unplaced.length }
}

async function* asText(lines: AsyncIterable<ExportLine>): AsyncGenerator<Buffer> {
  let part = ''
  for await (const line of lines) {
    part += `${JSON.stringify(line)}\n`
    if (part.length > 64 * 1024) {
      yield Buffer.from(part)
      part = ''
    }
  }
  yield Buffer.from(part)
}

export const exportText = (
  platform: Pick<Platform, 'database' | 'clock'>,
): AsyncGenerator<Buffer> => asText(exportLines(platform))

/** The export as a download; taking it is itself on the record. */
export async function exportLog(call: Omit<Call, 'tx'>): Promise<FileReply> {
  await call.platform.database.inTransaction(call.actor, (tx) =>
    recordAct(
      { ...call, tx },
      { action: 'audit.log.export', subject: { kind: 'audit-log', id: 'export' } },
    ),
  )
  return {
    stream: Readable.from(exportText(call.platform), { objectMode: false }),
    type: 'application/x-ndjson',
    name: `audit-${newId(call.now).slice(0, 13)}.ndjson`,
  }
}
