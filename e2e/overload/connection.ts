import { connect, type Socket } from 'node:net'

export interface Reply {
  readonly status: number
  readonly ms: number
}

/** One kept connection that asks one thing at a time, with as little work of its own as can be. */
export interface Connection {
  readonly free: boolean
  ask(bytes: string, heard: (reply: Reply) => void): void
  close(): void
}

/** Opens itself again where the server has closed it. A lost request is heard of as status 0. */
export function openConnection(port: number): Connection {
  let socket: Socket | undefined
  let asked = 0
  let got = ''
  let missing = -1
  let heard: ((reply: Reply) => void) | undefined

  const finish = (status: number): void => {
    const tell = heard
    heard = undefined
    got = ''
    missing = -1
    tell?.({ status, ms: performance.now() - asked })
  }
  let status = 0
  const take = (part: string): void => {
    if (missing < 0) {
      got += part
      const end = got.indexOf('\r\n\r\n')
      if (end < 0) return
      status = Number(got.slice(9, 12))
      const length = /content-length: (\d+)/i.exec(got.slice(0, end))?.[1]
      missing = Number(length ?? 0) - (got.length - end - 4)
    } else missing -= part.length
    if (missing <= 0) finish(status)
  }
  const open = (): Socket => {
    const made = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1')
    made.on('data', take)
    made.on('error', () => {})
    made.on('close', () => {
      if (socket === made) socket = undefined
      if (heard) finish(0)
    })
    return made
  }
  return {
    get free() {
      return heard === undefined
    },
    ask: (bytes, tell) => {
      heard = tell
      asked = performance.now()
      socket ??= open()
      socket.write(bytes)
    },
    close: () => socket?.destroy(),
  }
}
