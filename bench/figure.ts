import type { Effort } from './effort.ts'
import type { Ground } from './ground.ts'

/** One line of the table: what was measured, against its bar and against a bare baseline. */
export interface Line {
  readonly what: string
  /** As the design states it; `—` where it states none. */
  readonly bar: string
  readonly measured: string
  /** Product against baseline, both of this run. */
  readonly ratio: string
  readonly baseline: string
  /** Undefined where there is no bar. */
  readonly met: boolean | undefined
}

export interface Figure {
  readonly name: string
  /** Measures; fails where an answer is wrong, however quick it came. */
  run(ground: () => Promise<Ground>, effort: Effort): Promise<Line[]>
}
