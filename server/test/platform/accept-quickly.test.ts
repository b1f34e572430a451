import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { acceptQuickly } from '../../src/platform/accept-quickly.ts'
import { limitConnections } from '../../src/platform/slow-clients.ts'

const opened = 150
const callers: ChildProcess[] = []
const servers: Server[] = []

afterEach(() => {
  for (const caller of callers.splice(0)) caller.kill()
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

async function listen(): Promise<Server> {
  const server = createServer((_request, response) => response.end('there'))
  servers.push(server)
  await once(server.listen(0, '127.0.0.1', 511), 'listening')
  return server
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

/** Opens connections from another process, for this one is busy meanwhile. */
function open(port: number): ChildProcess {
  const script = `
    const net = require('node:net')
    let open = 0
    for (let n = 0; n < ${opened}; n += 1)
      net.connect(${port}, '127.0.0.1', () => { if ((open += 1) === ${opened}) process.send('open') })
    setInterval(() => {}, 1000)`
  const caller = spawn(process.execPath, ['-e', script], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  callers.push(caller)
  return caller
}

/** In how many turns of the loop a server takes connections that were opened while it was busy. */
async function turnsToTakeAll(server: Server): Promise<number> {
  const pause = new Int32Array(new SharedArrayBuffer(4))
  let taken = 0
  let turns = 0
  server.on('connection', () => {
    taken += 1
  })
  open(portOf(server))
  return new Promise((resolve) => {
    const turn = (): void => {
      if (taken > 0) turns += 1
      if (taken === opened) {
        resolve(turns)
        return
      }
      // The turn in which the first were taken is over: all the others open in the next one.
      Atomics.wait(pause, 0, 0, turns === 1 ? 1500 : taken === 0 ? 5 : 2)
      setImmediate(turn)
    }
    setImmediate(turn)
  })
}

it('connections opened while turns are long are taken many in a turn', async () => {
  const server = await listen()
  const end = await acceptQuickly(server)
  expect(await turnsToTakeAll(server)).toBeLessThan(opened / 5)
  server.closeAllConnections()
  await end()
})

it('without it one is taken in a turn, or all this would be for nothing', async () => {
  expect(await turnsToTakeAll(await listen())).toBeGreaterThan(opened / 3)
})

it('every request is answered whichever descriptor took its connection, until the taking ends', async () => {
  const server = await listen()
  const end = await acceptQuickly(server)
  const url = `http://127.0.0.1:${portOf(server)}/`
  const headers = { connection: 'close' }
  const replies = await Promise.all(
    Array.from({ length: 100 }, async () => (await fetch(url, { headers })).text()),
  )
  expect(new Set(replies)).toEqual(new Set(['there']))
  const closed = once(server, 'close')
  server.close()
  await Promise.all([end(), closed])
  await expect(fetch(url, { headers })).rejects.toThrow()
})

it('the limit on connections holds whichever descriptor took them', async () => {
  const server = await listen()
  limitConnections(server, 20, false)
  const end = await acceptQuickly(server)
  const ends = Array.from({ length: 50 }, () => connect(portOf(server), '127.0.0.1'))
  for (const one of ends) one.on('error', () => {})
  await expect.poll(() => ends.filter((one) => one.closed).length).toBe(30)
  for (const one of ends) one.destroy()
  await end()
})

it('a server that does not listen is told, and nothing is left behind', async () => {
  await expect(acceptQuickly(createServer())).rejects.toThrow()
})
