import { z } from 'zod'
import { Entry } from '../model.ts'

/** 密码套件: Ed25519, or SM2 with SM3 (GB/T 32918.2, GB/T 32905). */
export const SuiteName = z.enum(['international', 'sm'])
export type SuiteName = z.infer<typeof SuiteName>

const Hex = z.string().regex(/^([0-9a-f]{2})+$/)
/** SHA-256 in hexadecimal. */
export const HashText = z.string().regex(/^[0-9a-f]{64}$/)
const Signature = Hex.max(400)
const Instant = z.iso.datetime()
const count = z.int().min(0)

/** Names a key: the first 32 hexadecimal digits of SHA-256(suite ‖ ":" ‖ public key). */
export const KeyId = z.string().regex(/^[0-9a-f]{32}$/)

/** 签名公钥. Each but the first carries the signature of the key before it. */
export const LogKey = z.strictObject({
  /** Id of the log's first key; it names the log. */
  log: KeyId,
  /** From 0, without gaps. */
  number: count,
  id: KeyId,
  suite: SuiteName,
  /** Ed25519: 32 bytes. SM2: the point, uncompressed, 65 bytes. */
  publicKey: Hex.max(130),
  /** From this instant, and from this head on, the key signs and the one before does not. */
  from: Instant,
  firstHead: count,
  previous: KeyId.nullable(),
  /** By the key itself: whoever enters it also holds its private part. */
  proof: Signature,
  /** By the key before; null for the first. */
  handover: Signature.nullable(),
})
export type LogKey = z.infer<typeof LogKey>

/** 签名树头: how many entries the log had at an instant, and the root of their tree. */
export const SignedHead = z.strictObject({
  log: KeyId,
  /** From 0, without gaps. */
  number: count,
  size: count,
  root: HashText,
  at: Instant,
  /** SHA-256 of the head before as it was signed; null for the first. */
  previous: HashText.nullable(),
  key: KeyId,
  signature: Signature,
})
export type SignedHead = z.infer<typeof SignedHead>

/** 记录的位置证明: hashes only. */
export const InclusionProof = z.strictObject({
  entry: z.string(),
  index: count,
  leaf: HashText,
  head: SignedHead,
  path: z.array(HashText).max(64),
})
export type InclusionProof = z.infer<typeof InclusionProof>

/** 前后一致的证明: the older tree is the beginning of the newer. */
export const ConsistencyProof = z.strictObject({
  from: count,
  to: count,
  path: z.array(HashText).max(128),
})

/** 回执: what the platform acknowledges to have received, from whom and when. */
export const Receipt = z.strictObject({
  kind: z.literal('wstc-receipt'),
  version: z.literal(1),
  log: KeyId,
  id: z.string().max(40),
  subject: z.strictObject({
    kind: z.string().max(80),
    id: z.string().max(200),
    /** Plain facts by which people know it: task, period, version. */
    facts: z.record(z.string().max(40), z.union([z.string().max(500), z.number()])),
  }),
  /** SHA-256 of the canonical JSON of what was received. */
  contentHash: HashText,
  at: Instant,
  by: z.strictObject({ person: z.string().nullable(), organisation: z.string().nullable() }),
  /** The audit entry of the act; its leaf will stand in every later head. */
  audit: z.strictObject({ entry: z.string(), leaf: HashText }),
  /** The last head signed before the act; null where there was none yet. */
  head: SignedHead.nullable(),
  key: KeyId,
  signature: Signature,
})
export type Receipt = z.infer<typeof Receipt>

/** A receipt as it is downloaded: with what it acknowledges and the keys it is checked with. */
export const ReceiptFile = z.strictObject({
  receipt: Receipt,
  content: z.unknown().optional(),
  keys: z.array(LogKey).max(500).optional(),
  proof: InclusionProof.optional(),
})
export type ReceiptFile = z.infer<typeof ReceiptFile>

/** One line of an export, newline-delimited JSON, in this order. */
export const ExportLine = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('log'),
    version: z.literal(1),
    log: KeyId.nullable(),
    at: Instant,
    /** Entries with a place. */
    size: count,
  }),
  z.strictObject({ kind: z.literal('key'), key: LogKey }),
  z.strictObject({ kind: z.literal('head'), head: SignedHead }),
  z.strictObject({
    kind: z.literal('leaf'),
    index: count,
    hash: Hex,
    id: z.string(),
    /** The leaf as the entry itself holds it. */
    own: Hex.nullable(),
    /** Null where the place has lost its entry. */
    entry: Entry.nullable(),
  }),
  /** An entry without a place; `waits` where it will get one. */
  z.strictObject({ kind: z.literal('unplaced'), entry: Entry, own: Hex, waits: z.boolean() }),
  z.strictObject({ kind: z.literal('end'), size: count, heads: count, unplaced: count }),
])
export type ExportLine = z.infer<typeof ExportLine>

/** 树头保管单位: who is mailed the heads and keeps them outside the platform. */
export const Keeper = z.strictObject({
  name: z.string().trim().min(2).max(120),
  address: z.email().max(254),
  language: z.enum(['zh-CN', 'en']),
})
export type Keeper = z.infer<typeof Keeper>
