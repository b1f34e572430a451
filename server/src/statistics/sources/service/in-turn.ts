import { Problem } from '@wstc/domain/kernel/problem'

/** From this size on files are taken in one after another, so that they hold one connection in all. */
const largeBytes = 8 * 1024 * 1024
/** Large files that may wait for one at work; the senders of others are told to come again. */
const mostWaiting = 2

let last: Promise<unknown> = Promise.resolve()
let taken = 0

export const isLarge = (bytes: number): boolean => bytes >= largeBytes

/**
 * Does `work` on a file of `bytes`: a large one once those before it are done, a small one at once.
 * @throws `request/overloaded` where too many wait
 */
export async function inTurn<T>(bytes: number, work: () => Promise<T>): Promise<T> {
  if (!isLarge(bytes)) return work()
  if (taken > mostWaiting) throw new Problem('request/overloaded')
  taken += 1
  const mine = last.then(work)
  last = mine.catch(() => {})
  try {
    return await mine
  } finally {
    taken -= 1
  }
}
