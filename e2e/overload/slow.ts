import { connect, type Socket } from 'node:net'

export interface SlowClients {
  /** How many the server has ended. */
  ended(): number
  close(): void
}

/**
 * Clients as slow as can be: a third sends its headers letter by letter, a third its body, a third
 * asks for much again and again and reads nothing.
 */
export function openSlowClients(port: number, count: number, cookie: string): SlowClients {
  let ended = 0
  const sockets: Socket[] = []
  const drip: (() => void)[] = []
  const get = `GET /api/v1/plan/tasks HTTP/1.1\r\nhost: a\r\ncookie: ${cookie}\r\n\r\n`
  for (let n = 0; n < count; n += 1) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.on('close', () => {
      ended += 1
    })
    sockets.push(socket)
    if (n % 3 === 0) {
      socket.write('GET /api/v1/plan/tasks HTTP/1.1\r\nhost: a\r\nx-slow: ')
      drip.push(() => socket.write('a'))
    } else if (n % 3 === 1) {
      socket.write(
        'POST /api/v1/sign-in HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{',
      )
      drip.push(() => socket.write(' '))
    } else {
      socket.pause()
      socket.write(get.repeat(20))
    }
  }
  const timer = setInterval(() => {
    for (const one of drip) one()
  }, 1000)
  return {
    ended: () => ended,
    close: () => {
      clearInterval(timer)
      for (const one of sockets) one.destroy()
    },
  }
}
