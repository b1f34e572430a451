import { createReadStream, createWriteStream } from 'node:fs'
import { open as openFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { createInflateRaw } from 'node:zlib'
import { ask } from '../ask.ts'
import type { Figure, Line } from '../figure.ts'
import type { Ground } from '../ground.ts'
import { megabytes, seconds, timed, times } from '../statistics.ts'

type Format = 'csv' | 'xlsx'

async function countMarks(source: AsyncIterable<Buffer>, mark: string): Promise<number> {
  let found = 0
  let rest = ''
  for await (const bytes of source) {
    const text = rest + bytes.toString('latin1')
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found += 1
    rest = text.slice(1 - mark.length)
  }
  return found
}

/** Rows below the header, as someone who opens the file would find them. */
async function rowsIn(file: string, format: Format): Promise<number> {
  if (format === 'csv') return (await countMarks(createReadStream(file), '\r\n')) - 1
  // The sheet is the first part of the archive: its data follow its header.
  const handle = await openFile(file)
  const header = Buffer.alloc(30)
  await handle.read(header, 0, 30, 0)
  await handle.close()
  const start = 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const sheet = createInflateRaw()
  createReadStream(file, { start }).pipe(sheet)
  return (await countMarks(sheet, '<row r=')) - 1
}

/** Downloads and watches the memory of the server meanwhile. */
async function download(ground: Ground, format: Format, file: string) {
  const cookie = ground.sessions.of('demo-audit-admin')
  const memory: number[] = []
  const watch = setInterval(() => memory.push(ground.server.memory()), 100)
  try {
    const path = `/api/v1/audit/exports/entries?format=${format}`
    const { took } = await timed(async () => {
      const reply = await ask(ground.server.origin, { path, cookie })
      await pipeline(Readable.fromWeb(reply.body as ReadableStream), createWriteStream(file))
    })
    const half = Math.floor(memory.length / 2)
    const [first, second] = [memory.slice(0, half), memory.slice(half)].map((part) =>
      Math.max(0, ...part),
    ) as [number, number]
    return { took, growth: Math.max(0, second - first), peak: Math.max(first, second) }
  } finally {
    clearInterval(watch)
  }
}

/** What the second half of the rows may need above the most that the first half needed. */
const flat = 50 * 1048576

export const exportRows: Figure = {
  name: 'export',
  run: async (open) => {
    const ground = await open()
    const query = `select e.*, l.index from audit_entry e left join audit_leaf l on l.entry_id = e.id order by e.id desc`
    const lines: Line[] = []
    for (const format of ['csv', 'xlsx'] as const) {
      const [counted] = await ground.sql.query<{ n: string }>(
        'select count(*) as n from audit_entry',
      )
      const copy = await timed(() => ground.sql.copyOut(query))
      const file = join(ground.folder, `export.${format}`)
      const { took, growth, peak } = await download(ground, format, file)
      const rows = await rowsIn(file, format)
      await rm(file)
      // Asking for the export is itself an entry.
      if (rows !== Number(counted!.n) + 1) {
        throw new Error(`${rows} rows in the ${format} of ${counted!.n} entries`)
      }
      lines.push({
        what: `Export of ${rows.toLocaleString('en')} rows of 14 columns to ${format}`,
        bar: '≤ 60 s, flat memory',
        measured: `${seconds(took)}; most memory in the second half ${megabytes(growth)} above the first, at most ${megabytes(peak)}`,
        ratio: times(took / copy.took),
        baseline: `bare COPY … TO STDOUT of the same rows: ${seconds(copy.took)}`,
        met: took <= 60_000 && growth <= flat,
      })
    }
    return lines
  },
}
