/** What a check of the log or of a receipt can find wrong. */
export const findingCodes = [
  'unreadable',
  'export-cut',
  'counts-differ',
  'key-out-of-order',
  'key-of-other-log',
  'key-name-wrong',
  'key-handover-wrong',
  'head-out-of-order',
  'head-of-other-log',
  'head-link-broken',
  'head-goes-back',
  'head-by-unknown-key',
  'head-by-retired-key',
  'head-signature-wrong',
  'place-missing',
  'place-doubled',
  'entry-missing',
  'entry-altered',
  'leaf-altered',
  'entry-of-other-place',
  'entry-without-place',
  'root-differs',
  'leaves-missing',
  'old-head-of-other-log',
  'old-head-signature-wrong',
  'old-head-missing',
  'old-head-differs',
  'old-root-differs',
  'receipt-signature-wrong',
  'receipt-by-unknown-key',
  'receipt-by-retired-key',
  'receipt-of-other-log',
  'receipt-content-differs',
  'receipt-proof-wrong',
  'entry-differs-from-earlier',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** One thing found wrong, and where. */
export interface Finding {
  readonly code: FindingCode
  /** Place of the entry in the log. */
  readonly index?: number
  /** Number of the head or key. */
  readonly number?: number
  /** Id of the entry. */
  readonly id?: string
  /** The member that is wrong, such as `signature` or `entry.details.period`. */
  readonly field?: string
  /** Where the wrong place is known only to lie between two heads: from, to (exclusive). */
  readonly range?: [number, number]
}
