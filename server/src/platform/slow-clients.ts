import type { Server } from 'node:http'
import type { Socket } from 'node:net'

export interface SlowLimits {
  /** Milliseconds between looks. */
  readonly every: number
  /** Milliseconds that any reply may take to be read, whatever its size. */
  readonly grace: number
  /** Bytes a second at which a reply must be read after that. */
  readonly bytesPerSecond: number
}

/** 32 kbit/s: slower than any line that a page is usable on. */
export const slowLimits: SlowLimits = { every: 5000, grace: 20_000, bytesPerSecond: 4096 }

interface Unread {
  readonly since: number
  /** `bytesWritten` without what waited, when it began to wait. */
  readonly from: number
}

/**
 * Ends connections whose reader takes a reply too slowly, so that what is made for it does not
 * stay in memory; who sends slowly is ended by the server's own time limits.
 */
export function endSlowReaders(server: Server, limits: SlowLimits = slowLimits): void {
  const unread = new Map<Socket, Unread | undefined>()
  server.on('connection', (socket) => {
    unread.set(socket, undefined)
    socket.once('close', () => unread.delete(socket))
  })
  const look = setInterval(() => {
    const now = performance.now()
    for (const [socket, known] of unread) {
      if (socket.writableLength === 0) {
        unread.set(socket, undefined)
        continue
      }
      const begun = known ?? { since: now, from: socket.bytesWritten - socket.writableLength }
      unread.set(socket, begun)
      const allowed =
        limits.grace + ((socket.bytesWritten - begun.from) / limits.bytesPerSecond) * 1000
      if (now - begun.since > allowed) socket.destroy()
    }
  }, limits.every).unref()
  server.once('close', () => clearInterval(look))
}

/**
 * Ends connections beyond `most`, and those of one address beyond half of it; not where a proxy
 * in front makes all of them.
 */
export function limitConnections(server: Server, most: number, perAddress: boolean): void {
  const open = new Map<string, number>()
  let all = 0
  // Counted here, for Node's own limit knows only what came by one descriptor of the port.
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? ''
    const count = (open.get(address) ?? 0) + 1
    open.set(address, count)
    all += 1
    socket.once('close', () => {
      const left = open.get(address)! - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
      all -= 1
    })
    if (all > most || (perAddress && count > most / 2)) socket.destroy()
  })
}
