import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import {
  ConsistencyProof,
  InclusionProof,
  Keeper,
  LogKey,
  Receipt,
  ReceiptFile,
  SignedHead,
  SuiteName,
} from '../model/proof.ts'

const everyone = ['public'] as const
const people = ['leader', 'officer', 'enterprise', 'bank', 'expert', 'agency', 'admin'] as const
const auditor = { access: 'audit.entries.read', audience: ['admin'] } as const
const keeper = { access: 'audit.log.manage', audience: ['admin'] } as const
const size = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const Instant = z.iso.datetime()

/** What a check found, in code; `findingWords` has the texts. */
const FindingView = z.object({
  code: z.string(),
  index: z.int().optional(),
  number: z.int().optional(),
  id: z.string().optional(),
  field: z.string().optional(),
  range: z.tuple([z.int(), z.int()]).optional(),
})

const CheckView = z.object({
  id: z.string(),
  at: Instant,
  /** Null where the clock asked. */
  by: z.string().nullable(),
  ok: z.boolean(),
  size: z.int(),
  covered: z.int(),
  found: z.int(),
  findings: z.array(FindingView),
})

export const LogState = z.object({
  log: z.string().nullable(),
  /** Entries with a place, and entries that wait for one. */
  size: z.int(),
  waiting: z.int(),
  head: SignedHead.nullable(),
  headMinutes: z.int(),
  keys: z.array(LogKey),
  /** Suite of the next key. */
  suite: SuiteName,
  /** The newest first. */
  checks: z.array(CheckView),
  mails: z.array(
    z.object({
      head: z.int(),
      keeper: z.string(),
      address: z.string(),
      at: Instant,
      state: z.enum(['queued', 'sent', 'failed', 'gone']),
    }),
  ),
})

const KeeperList = z.object({ revision: z.int(), keepers: z.array(Keeper) })

/** What a receipt turned out to be. */
export const ReceiptVerdict = z.object({
  ok: z.boolean(),
  findings: z.array(FindingView),
  content: z.enum(['same', 'different', 'absent']),
  receipt: Receipt,
  /** The head below which its entry stands, shown by an inclusion proof just now. */
  provenBy: SignedHead.nullable(),
  index: z.int().nullable(),
})

/** Keys, heads, proofs and receipts of the audit log. */
export const auditProofContract = {
  listKeys: endpoint({
    method: 'GET',
    path: '/audit/keys',
    summary: { zh: '审计签名公钥及交接链', en: 'Public keys of the audit and their handovers' },
    access: 'public',
    audience: everyone,
    cacheSeconds: 60,
    reply: z.object({ log: z.string().nullable(), keys: z.array(LogKey) }),
  }),
  listHeads: endpoint({
    method: 'GET',
    path: '/audit/heads',
    summary: { zh: '签名树头，由新到旧', en: 'Signed heads, the newest first' },
    access: 'public',
    audience: everyone,
    query: z.object({
      before: size.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({ items: z.array(SignedHead), next: z.int().nullable() }),
  }),
  getLatestHead: endpoint({
    method: 'GET',
    path: '/audit/heads/latest',
    summary: { zh: '最新的签名树头', en: 'The newest signed head' },
    access: 'public',
    audience: everyone,
    reply: z.object({ head: SignedHead.nullable() }),
  }),
  proveConsistency: endpoint({
    method: 'GET',
    path: '/audit/consistency',
    summary: {
      zh: '证明较早的树是较晚的树的开头（RFC 6962）；只含哈希',
      en: 'Prove that an older tree begins a newer one (RFC 6962); hashes only',
    },
    access: 'public',
    audience: everyone,
    perMinute: 60,
    query: z.object({ from: size, to: size }),
    reply: ConsistencyProof,
  }),
  proveEntry: endpoint({
    method: 'GET',
    path: '/audit/entries/:entry/proof',
    summary: {
      zh: '证明一条记录在日志中的位置；只含哈希',
      en: 'Prove where an entry stands in the log; hashes only',
    },
    access: 'session',
    audience: people,
    params: z.strictObject({ entry: z.string() }),
    reply: InclusionProof,
  }),
  listReceipts: endpoint({
    method: 'GET',
    path: '/audit/receipts',
    summary: { zh: '本人或本单位就某事项取得的回执', en: 'Own receipts about a thing' },
    access: 'session',
    audience: people,
    query: z.object({ kind: z.string().min(1).max(80), id: z.string().min(1).max(200) }),
    reply: z.object({ items: z.array(Receipt) }),
  }),
  downloadReceipt: endpoint({
    method: 'GET',
    path: '/audit/receipts/:receipt/file',
    summary: {
      zh: '下载回执：附所确认的内容、公钥，以及已有的位置证明',
      en: 'Download a receipt with what it acknowledges, the keys, and its proof where there is one',
    },
    access: 'session',
    key: 'returns',
    audience: people,
    params: z.strictObject({ receipt: z.string() }),
    file: ['application/json'],
  }),
  verifyReceipt: endpoint({
    method: 'POST',
    path: '/audit/receipts/verify',
    summary: { zh: '核验一份回执', en: 'Check a receipt' },
    access: 'public',
    audience: everyone,
    perMinute: 30,
    body: ReceiptFile,
    reply: ReceiptVerdict,
  }),
  getLogState: endpoint({
    method: 'GET',
    path: '/audit/log',
    summary: { zh: '审计日志的状态', en: 'The state of the audit log' },
    ...auditor,
    reply: LogState,
  }),
  checkLog: endpoint({
    method: 'POST',
    path: '/audit/log/checks',
    summary: { zh: '立即核验审计日志', en: 'Check the audit log now' },
    ...keeper,
    perMinute: 6,
    reply: z.object({ job: z.string() }),
  }),
  exportLog: endpoint({
    method: 'GET',
    path: '/audit/log/export',
    summary: {
      zh: '导出全部记录、树叶、树头和公钥，供离线核验',
      en: 'Export every entry, leaf, head and key, to be checked offline',
    },
    ...keeper,
    perMinute: 6,
    file: ['application/x-ndjson'],
  }),
  getKeepers: endpoint({
    method: 'GET',
    path: '/audit/log/keepers',
    summary: { zh: '树头保管单位名单', en: 'Who is mailed the heads' },
    ...auditor,
    reply: KeeperList,
  }),
  putKeepers: endpoint({
    method: 'PUT',
    path: '/audit/log/keepers',
    summary: { zh: '修改树头保管单位名单', en: 'Change who is mailed the heads' },
    ...keeper,
    ifMatch: true,
    body: z.strictObject({ keepers: z.array(Keeper).max(100) }),
    reply: KeeperList,
  }),
  mailHeads: endpoint({
    method: 'POST',
    path: '/audit/log/mails',
    summary: { zh: '立即寄送最新树头', en: 'Mail the newest head now' },
    ...keeper,
    perMinute: 6,
    reply: z.object({ job: z.string() }),
  }),
}
