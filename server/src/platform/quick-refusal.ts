import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { readWhole, type WholeRequest } from './whole-request.ts'

/** Milliseconds after which a connection that asks nothing is ended. */
export const keepAliveMs = 10_000

/** Where a connection stands between its requests. */
interface State {
  /** Requests given to the parser whose replies have not been sent. */
  open: number
  /** All that was given to the parser were whole requests, so it holds no part of another. */
  whole: boolean
  /** The parser has seen one request at least; until then the server's limits of time count from the start. */
  begun: boolean
}

type OnData = (bytes: Buffer) => void

/**
 * Answers whole requests on connections that are at rest, before HTTP is parsed, with what `refuse`
 * gives; with `undefined`, and wherever there is the least doubt, Node’s own parser goes on as ever.
 * Parsing a request and making its objects costs several times what such an answer does.
 */
export function refuseQuickly(
  server: Server,
  refuse: (asked: WholeRequest) => Buffer | undefined,
): void {
  const states = new WeakMap<Socket, State>()
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const state = states.get(socket)
    if (!state) return
    state.begun = true
    state.open += 1
    response.once('finish', () => {
      state.open -= 1
    })
  })
  server.on('connection', (socket: Socket) => {
    const parse = socket.listeners('data')[0] as OnData | undefined
    if (!parse) return
    const state: State = { open: 0, whole: true, begun: false }
    states.set(socket, state)
    // A listener of ours makes Node give the bytes as events instead of handing them to its parser itself.
    socket.on('data', (bytes: Buffer) => {
      const asked = state.whole ? readWhole(bytes) : undefined
      if (!asked) state.whole = false
      else if (state.begun && state.open === 0 && socket.writable) {
        const answer = refuse(asked)
        if (answer) return void socket.write(answer)
      }
      parse.call(socket, bytes)
    })
    socket.removeListener('data', parse)
  })
}
