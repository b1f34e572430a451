import type { Player } from '../city-hall.ts'
import type { Made } from '../made.ts'
import type { RecordName } from '../records.ts'

/**
 * What happens to a record of someone else. `hidden`: exactly the reply for a record that does
 * not exist. `done`: it is done. Anything else is the code of the refusal.
 */
type Outcome = 'hidden' | 'done' | `${string}/${string}`

export interface Ownership {
  readonly of: RecordName
  /** Tried in this order on one record: what is done comes after what is not. */
  readonly tries: Readonly<Partial<Record<Outcome, readonly Player[]>>>
  readonly body?: (record: Made) => object
  /** Values of the other parameters of the path. */
  readonly also?: Readonly<Record<string, string>>
  /** Reply where nothing has the id, for whoever may do it. */
  readonly absent?: Outcome
}
