import { type ChildProcess, spawn } from 'node:child_process'
import { createServer, type Server } from 'node:net'

/** How many times a listening socket is held. */
export const doors = 16

/** Sends back what it is sent, each time as a descriptor of its own, and ends with the channel. */
const echo = `process.on('message', (name, handle) => process.send(name, handle, () => handle.close()))`
const longest = 10_000

/**
 * Lets a server take many new connections in one turn of its loop. libuv takes one for each
 * listening descriptor, so connections opened while turns are long would wait for their first
 * answer, a refusal too; with more descriptors of the same socket that many are taken at a time.
 *
 * Node can double a descriptor only by sending it to another process and back. Where that fails
 * the server goes on with what it has.
 *
 * @returns ends the taking; resolves when the connections taken here have ended.
 * @throws when no descriptor came back; the server itself is as before.
 */
export async function acceptQuickly(
  server: Server,
  count = doors - 1,
): Promise<() => Promise<void>> {
  if (!server.listening) throw new Error('the server does not listen')
  const child = spawn(process.execPath, ['-e', echo], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
  })
  try {
    const copies = (await double(child, server, count)).map((handle) =>
      createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
        server.emit('connection', socket)
      })
        .on('error', () => {})
        .listen(handle),
    )
    return async () => {
      await Promise.all(copies.map((copy) => new Promise((done) => copy.close(done))))
    }
  } finally {
    child.kill()
  }
}

/** Descriptors of the socket that a server listens on. */
function double(child: ChildProcess, server: Server, count: number): Promise<object[]> {
  // The bare handle: a server that is sent would listen, and take connections, in the other process.
  const { _handle } = server as unknown as { readonly _handle: Server }
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('no descriptor in time')), longest)
    const end = (done: () => void) => {
      clearTimeout(late)
      done()
    }
    const handles: object[] = []
    child.on('message', (_name, handle) => {
      if (!handle) return end(() => reject(new Error('no descriptor came back')))
      handles.push(handle as object)
      if (handles.length === count) end(() => resolve(handles))
    })
    child.once('error', (error) => end(() => reject(error)))
    child.once('exit', () => end(() => reject(new Error('ended before its time'))))
    for (let sent = 0; sent < count; sent += 1) {
      child.send('double', _handle, (error) => error && end(() => reject(error)))
    }
  })
}
