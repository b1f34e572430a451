/** PostgreSQL takes at most 65,535 values in one statement. */
const rowsPerStatement = 1000

/** `rows` in pieces that fit into one statement each. */
export function* inBatches<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    yield rows.slice(start, start + rowsPerStatement)
  }
}
