/** What the server tells its warehouse child, over the channel between them and nowhere else. */
export interface Opening {
  readonly folder: string
  readonly secret: string
  /** Megabytes at which the child gives up and is started anew. */
  readonly memoryMb: number
}

/** What the child tells: where it listens, or why it does not. */
export type FromChild =
  | { readonly kind: 'open'; readonly port: number }
  | { readonly kind: 'missing'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'too-large' }
