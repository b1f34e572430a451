/** How long to measure: a try-out needs answers, a true figure needs numbers. */
export interface Effort {
  /** Records of progress, and as many entries of the audit. */
  readonly rows: number
  /** Seconds of load per measurement. */
  readonly seconds: number
  /** Repetitions of single operations. */
  readonly times: number
  readonly say: (line: string) => void
}
