let turn = 0

/** Seconds after which a refused caller may come again; not everybody in the same one. */
export function retryAfter(): string {
  turn = (turn + 1) % 4
  return String(1 + turn)
}
