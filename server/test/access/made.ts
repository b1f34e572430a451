/** A record that a test made, with what an edit of it must have seen. */
export interface Made {
  readonly id: string
  readonly revision?: number
}
