import { z } from 'zod'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Sum = z.strictObject({ bytes: z.int(), sha256: Hash })
const Migration = z.strictObject({ name: z.string(), checksum: Hash })

/** The first part: what must fit before anything is restored. */
export const Opening = z.strictObject({
  format: z.literal(1),
  at: z.iso.datetime(),
  city: z.string(),
  postgres: z.string(),
  migrations: z.array(Migration),
})
export type Opening = z.infer<typeof Opening>

/** The newest signed head of the audit in the backup. */
export const BackupHead = z.strictObject({
  number: z.string(),
  log: z.string(),
  size: z.string(),
  root: z.string(),
  key: z.string(),
  signature: z.string(),
})
export type BackupHead = z.infer<typeof BackupHead>

/** The last part: what everything before it must come to. */
export const Manifest = Opening.extend({
  tables: z.record(z.string(), Sum.extend({ rows: z.int() })),
  /** Tables whose rows are left out: after a restore everybody signs in anew. */
  leftOut: z.array(z.string()),
  sequences: z.record(z.string(), z.string().regex(/^\d+$/)),
  files: z.strictObject({ count: z.int(), bytes: z.int(), sha256: Hash }),
  /** Files that the records name and the disk had lost when the backup was made. */
  missing: z.array(Hash),
  /** Absent where the archive carries no keys. */
  keys: z.record(z.string(), Sum).optional(),
  audit: z.strictObject({ entries: z.int(), leaves: z.int(), head: BackupHead.nullable() }),
})
export type Manifest = z.infer<typeof Manifest>
