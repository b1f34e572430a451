import { expect, test } from 'vitest'
import { type Gate, type Leave, makeGate, type Refusal } from '../../src/platform/gate.ts'

const roomy = { atWork: 2, waiting: 2, waitMs: 60_000 }
const overloaded = expect.objectContaining({ code: 'request/overloaded' })

/** Enters without waiting for it, and tells what came of it so far. */
function come(gate: Gate, lane?: string, gone?: () => boolean) {
  const one: { leave?: Leave; refused?: unknown } = {}
  gate.enter(lane, gone).then(
    (leave) => {
      one.leave = leave
    },
    (error) => {
      one.refused = error
    },
  )
  return one
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

test('who comes when work and queue are full is refused at once, or memory grows with the rush', async () => {
  const gate = makeGate(roomy)
  const inside = [1, 2, 3, 4].map(() => come(gate))
  expect(gate.full()).toBe(true)
  await expect(gate.enter()).rejects.toEqual(overloaded)
  for (let n = 0; n < 1000; n += 1) await gate.enter().catch(() => {})
  expect(gate.state()).toEqual({ atWork: 2, waiting: 2 })
  inside[0]!.leave!()
  inside[0]!.leave!()
  await settle()
  expect(inside.map((one) => Boolean(one.leave))).toEqual([true, true, true, false])
  expect(gate.full()).toBe(false)
  for (const one of inside) {
    one.leave!()
    await settle()
  }
  expect(gate.state()).toEqual({ atWork: 0, waiting: 0 })
})

test('slow work has few places of its own and never takes those of the rest', async () => {
  const gate = makeGate({ ...roomy, waiting: 5, lanes: { table: { atWork: 1, waiting: 1 } } })
  const [first, second, third] = [1, 2, 3].map(() => come(gate, 'table'))
  await settle()
  expect(first!.leave).toBeDefined()
  expect(second).toEqual({})
  expect(third!.refused).toEqual(overloaded)
  const other = come(gate)
  await settle()
  expect(other.leave, 'another kind of work passes the table that waits').toBeDefined()
  first!.leave!()
  await settle()
  expect(second!.leave).toBeDefined()
})

test('nobody waits longer than the time set, and who has hung up takes no place', async () => {
  const refused: [string, Refusal][] = []
  const gate = makeGate(
    { atWork: 1, waiting: 3, waitMs: 20 },
    { onRefused: (lane, why) => refused.push([lane, why]) },
  )
  const leave = await gate.enter()
  await expect(gate.enter()).rejects.toEqual(overloaded)
  expect(refused).toEqual([['other', 'waited']])
  const gone = come(gate, 'other', () => true)
  const there = come(gate)
  leave()
  await settle()
  expect(gone.refused).toEqual(overloaded)
  expect(there.leave).toBeDefined()
})

test('where works take so long that the queue cannot be served in time, it is shorter at once', async () => {
  const gate = makeGate({ atWork: 1, waiting: 1000, waitMs: 400 })
  for (let n = 0; n < 30; n += 1) {
    const leave = await gate.enter()
    await new Promise((resolve) => setTimeout(resolve, 20))
    leave()
  }
  const leave = await gate.enter()
  for (let n = 0; n < 1000; n += 1) come(gate)
  expect(gate.state().waiting, 'of a thousand only those who can be served').toBeLessThan(30)
  expect(gate.full()).toBe(true)
  leave()
})

test('a process that is behind gives free places and puts nobody into its queue', async () => {
  let late = true
  const gate = makeGate({ ...roomy, atWork: 1 }, { late: () => late })
  const leave = await gate.enter()
  await expect(gate.enter()).rejects.toEqual(overloaded)
  late = false
  const waits = come(gate)
  leave()
  await settle()
  expect(waits.leave).toBeDefined()
})

test('work that goes on waits as long as it must and keeps nobody out of the queue', async () => {
  const gate = makeGate({ atWork: 1, waiting: 1, waitMs: 60_000 })
  const leave = await gate.enter()
  const order: string[] = []
  const goesOn = gate.goOn('table').then((end) => {
    order.push('goes on')
    end()
  })
  const next = gate.enter().then((end) => {
    order.push('next')
    end()
  })
  await expect(gate.enter()).rejects.toEqual(overloaded)
  leave()
  await Promise.all([goesOn, next])
  expect(order).toEqual(['goes on', 'next'])
})
