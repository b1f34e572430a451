import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { SignedHead } from '@wstc/domain/audit/model/proof'
import { root } from '../../../scripts/paths.mjs'
import type { Voice } from '../voice.ts'
import type { Behind } from './database.ts'
import { hashOnDisk } from './traces.ts'

const run = promisify(execFile)

/** The audit checked as a stranger would, offline, against the head kept from before the kills. */
export async function checkAudit(
  folder: string,
  auditor: Voice,
  head: SignedHead | undefined,
): Promise<string[]> {
  const log = join(folder, 'audit.ndjson')
  const old = join(folder, 'head.json')
  const exported = await auditor.audit.exportLog()
  writeFileSync(log, Buffer.from(await exported.arrayBuffer()))
  if (head) writeFileSync(old, JSON.stringify(head))
  const wstc = join(root, 'sdk', 'bin', 'wstc.mjs')
  return run(process.execPath, [
    wstc,
    'audit',
    'verify',
    log,
    ...(head ? ['--head', old] : []),
  ]).then(
    () => [],
    (error: { stdout?: string; stderr?: string; message: string }) => [
      `the audit does not verify: ${error.stderr || error.stdout || error.message}`,
    ],
  )
}

/** What has to hold of the database as a whole, whoever wrote it. */
export async function checkWhole(behind: Behind, dataDir: string): Promise<string[]> {
  const places = await behind.rows(
    `select e.id from audit_entry e
     left join audit_leaf l on l.entry_id = e.id left join audit_pending p on p.entry_id = e.id
     where (l.entry_id is null) = (p.entry_id is null)`,
  )
  const files = await behind.rows<{ id: string; hash: string }>('select id, hash from desk_file')
  const told = await behind.rows(
    `select n.id from notices_notice n join notices_notice m
       on m.person = n.person and m.kind = n.kind and m.values = n.values and m.id > n.id
     where n.kind in ('plan.question-asked', 'plan.decision-made')`,
  )
  const untold = await behind.rows(
    `select id, state from platform_job where kind = 'plan.tell' and state <> 'done'`,
  )
  const versions = await behind.rows(
    `select o.id, o.version, count(r.version) as kept, count(a.id) as receipts
     from statistics_obligation o
       left join statistics_return r on r.obligation = o.id
       left join audit_receipt a on a.subject_kind = 'return' and a.subject_id = o.id and a.at = r.at
     group by o.id
     having o.version <> count(r.version) or o.version <> coalesce(max(r.version), 0)
       or count(a.id) <> count(r.version) filter (where r.source in ('grid', 'sheet', 'api'))`,
  )
  return [
    ...versions.map(
      (row) =>
        `return ${row.id} is at version ${row.version} with ${row.kept} kept and ${row.receipts} receipts`,
    ),
    ...places.map((row) => `audit entry ${row.id} does not have exactly one place`),
    ...files
      .filter(({ hash }) => hashOnDisk(dataDir, hash) !== hash)
      .map(({ id }) => `file ${id} is not on the disk as it was acknowledged`),
    ...told.map((row) => `notice ${row.id} was given twice`),
    ...untold.map((row) => `message ${row.id} is ${row.state} and reached nobody`),
  ]
}
