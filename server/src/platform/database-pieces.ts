import type { Writable } from 'node:stream'
import type pg from 'pg'

/**
 * Lets everything that is asked in one turn of the event loop leave in one piece: sending costs
 * more than asking. Answers come in the order of the questions.
 */
export function sendTogether(client: pg.ClientBase): void {
  const { query } = client
  const { connection } = client as unknown as { connection: { stream: Writable } }
  let held: Writable | undefined
  const leave = (): void => {
    held?.uncork()
    held = undefined
  }
  client.query = ((...given: unknown[]): unknown => {
    if (!held) {
      held = connection.stream
      held.cork()
      // After everything that waits for nothing outside.
      process.nextTick(leave)
    }
    return Reflect.apply(query, client, given)
  }) as typeof client.query
}
