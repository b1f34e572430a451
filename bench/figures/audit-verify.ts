import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { exportText } from '../../server/src/audit/service/export.ts'
import type { Figure } from '../figure.ts'
import { perSecond, seconds, timed, times } from '../statistics.ts'

const command = fileURLToPath(new URL('../../sdk/bin/wstc.mjs', import.meta.url))

/** `wstc audit verify` as an auditor runs it; answers what it said. */
function verify(file: string, head: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, 'audit', 'verify', file, '--head', head], {
      env: { PATH: process.env.PATH ?? '', LANG: 'en_US.UTF-8' },
    })
    let said = ''
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
    })
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString()
    })
    child.once('exit', (code) =>
      code === 0
        ? resolve(said)
        : reject(new Error(`wstc audit verify ended with ${code}\n${said}`)),
    )
  })
}

/** Reads the lines and hashes twice for each: a leaf and a node. Nothing is understood. */
async function bareLoop(file: string): Promise<number> {
  let lines = 0
  let last = Buffer.alloc(32)
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const leaf = createHash('sha256').update(line).digest()
    last = createHash('sha256').update(last).update(leaf).digest()
    lines += 1
  }
  return lines
}

export const auditVerify: Figure = {
  name: 'audit-verify',
  run: async (open) => {
    const { desk, sql, folder } = await open()
    const file = join(folder, 'log.ndjson')
    const [kept] = await sql.query<{ head: Record<string, unknown> }>(`
      select jsonb_build_object('log', log, 'number', number, 'size', size, 'root', root, 'at',
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'previous', previous,
        'key', key, 'signature', signature) as head from audit_head order by number limit 1`)
    const head = join(folder, 'head.json')
    await writeFile(head, JSON.stringify(kept!.head))
    const exported = await timed(() =>
      pipeline(Readable.from(exportText(desk)), createWriteStream(file)),
    )
    const query = 'select * from audit_entry e left join audit_leaf l on l.entry_id = e.id'
    const copied = await timed(() => sql.copyOut(query))
    const verified = await timed(() => verify(file, head))
    const bare = await timed(() => bareLoop(file))
    await rm(file)
    const [row] = await sql.query<{ n: string }>('select count(*) as n from audit_leaf')
    const entries = Number(row!.n)
    if (!verified.value.replaceAll(',', '').includes(String(entries))) {
      throw new Error(`The verifier did not see ${entries} entries:\n${verified.value}`)
    }
    const count = entries.toLocaleString('en')
    return [
      {
        what: `Export of the log of ${count} entries for verification`,
        bar: '—',
        measured: `${seconds(exported.took)}, ${perSecond(entries, exported.took)}`,
        ratio: times(exported.took / copied.took),
        baseline: `bare COPY … TO STDOUT of the same rows: ${seconds(copied.took)}`,
        met: undefined,
      },
      {
        what: `\`wstc audit verify\` of ${count} entries with an old head`,
        bar: '—',
        measured: `${seconds(verified.took)}, ${perSecond(entries, verified.took)}`,
        ratio: times(verified.took / bare.took),
        baseline: `bare SHA-256 loop over the same lines: ${seconds(bare.took)}`,
        met: undefined,
      },
    ]
  },
}
