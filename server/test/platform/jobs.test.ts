import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { system } from '../../src/platform/actor.ts'
import { emit, enqueue, type JobHandler, type NewJob } from '../../src/platform/jobs.ts'
import { slotAt, slotKey } from '../../src/platform/schedules.ts'
import { startWorker, type Worker, type WorkerParts } from '../../src/platform/worker.ts'
import { type Bench, openBench, personOf } from './open-bench.ts'

const person = personOf('p1', 'commerce', 'department-officer')
let bench: Bench
let workers: Worker[]
beforeEach(async () => {
  bench = await openBench()
  workers = []
})
afterEach(async () => {
  for (const worker of workers) await worker.stop(0)
  await bench.close()
})

function work(handlers: JobHandler[], more: Partial<WorkerParts> = {}): Worker {
  const worker = startWorker(bench.platform, {
    handlers,
    schedules: [],
    subscribers: [],
    idleMs: 3_600_000,
    ...more,
  })
  workers.push(worker)
  return worker
}
const queue = (job: NewJob, actor = system) =>
  bench.platform.database.inTransaction(actor, (tx) =>
    enqueue({ tx, now: bench.platform.clock.now() }, job),
  )
const rowOf = async (id: string) =>
  (await bench.owner.query('select * from platform_job where id = $1', [id])).rows[0]
const minutes = (n: number): number => n * 60_000

test('a job of a rolled-back act never runs', async () => {
  const ran: string[] = []
  const failing = bench.platform.database.inTransaction(system, async (tx) => {
    await enqueue({ tx, now: bench.platform.clock.now() }, { kind: 'k' })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  await work([{ kind: 'k', run: async (job) => void ran.push(job.id) }]).drain()
  expect(ran).toEqual([])
})

test('of two jobs with one key only the first runs, whoever queues them', async () => {
  let ran = 0
  await queue({ kind: 'k', key: 'once' }, person)
  await queue({ kind: 'k', key: 'once' })
  await work([
    {
      kind: 'k',
      run: async () => {
        ran += 1
      },
    },
  ]).drain()
  await queue({ kind: 'k', key: 'once' }, person)
  await workers[0]!.drain()
  expect(ran).toBe(1)
})

test('several servers share the queue and no job runs twice', async () => {
  const ran: string[] = []
  const handler: JobHandler = {
    kind: 'k',
    run: async (job) => {
      ran.push(job.id)
      await sleep(3)
    },
  }
  const ids = await Promise.all(Array.from({ length: 40 }, () => queue({ kind: 'k' })))
  await Promise.all(
    [work([handler]), work([handler]), work([handler])].map((worker) => worker.drain()),
  )
  expect(ran.sort()).toEqual(ids.sort())
})

test('a job whose server died is taken over, and the dead one’s late result is refused', async () => {
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let attempts = 0
  const handler: JobHandler = {
    kind: 'k',
    run: async (job) => {
      attempts += 1
      if (job.attempt === 1) await held
      return `by attempt ${job.attempt}`
    },
  }
  const id = await queue({ kind: 'k' })
  const dead = work([handler]).drain()
  while (attempts < 1) await sleep(5)
  await work([handler]).drain()
  expect(attempts).toBe(1)
  bench.pass(minutes(2))
  await workers[1]!.drain()
  expect((await rowOf(id)).result).toBe('by attempt 2')
  release()
  await dead
  expect(await rowOf(id)).toMatchObject({ state: 'done', result: 'by attempt 2', attempts: 2 })
})

test('work done by finishIn happens exactly once although the lease ran out in between', async () => {
  let attempts = 0
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const handler: JobHandler = {
    kind: 'k',
    run: async (job) => {
      attempts += 1
      if (job.attempt === 1) await held
      await job.finishIn(async (tx) => {
        await tx
          .insertInto('platform_fact')
          .values({ name: `effect-${job.attempt}`, value: '1' })
          .execute()
      })
    },
  }
  await queue({ kind: 'k' })
  const dead = work([handler]).drain()
  while (attempts < 1) await sleep(5)
  bench.pass(minutes(2))
  await work([handler]).drain()
  release()
  await dead
  const { rows } = await bench.owner.query(
    `select name from platform_fact where name like 'effect%'`,
  )
  expect(rows).toEqual([{ name: 'effect-2' }])
})

test('a drained queue holds nothing that the worker itself had just begun to take', async () => {
  for (let round = 0; round < 30; round++) {
    const id = await queue({ kind: 'k' })
    const worker = work([{ kind: 'k', run: async () => undefined }])
    await sleep(round % 10)
    await worker.drain()
    expect(await rowOf(id)).toMatchObject({ state: 'done' })
    await worker.stop(0)
  }
})

test('a job that always fails is tried again with growing pauses and then given up with its error', async () => {
  let tries = 0
  const id = await queue({ kind: 'k', maxAttempts: 3 })
  const worker = work([
    {
      kind: 'k',
      run: async () => {
        tries += 1
        throw new Error('desk/sheet-empty')
      },
    },
  ])
  await worker.drain()
  expect(tries).toBe(1)
  for (const pause of [minutes(1), minutes(2), minutes(60)]) {
    bench.pass(pause)
    await worker.drain()
  }
  expect(tries).toBe(3)
  expect(await rowOf(id)).toMatchObject({ state: 'failed', error: 'desk/sheet-empty' })
})

test('what is kept of a failure holds no value of a record and no password of an address', async () => {
  const failingWith = async (error: Error): Promise<string> => {
    const id = await queue({ kind: 'k', maxAttempts: 1 })
    const worker = work([{ kind: 'k', run: () => Promise.reject(error) }])
    await worker.drain()
    await worker.stop(0)
    return (await rowOf(id)).error
  }
  const quoting = Object.assign(new Error('invalid input syntax: "planted-secret"'), {
    severity: 'ERROR',
    code: '22P02',
  })
  expect(await failingWith(quoting)).toBe('invalid input syntax: "[cut]"')
  const quoted = Object.assign(new Error('invalid input syntax: "a"SECRET"b"'), quoting)
  quoted.message = 'invalid input syntax: "a"SECRET"b"'
  expect(await failingWith(quoted)).toBe('invalid input syntax: "[cut]"')
  const address = new Error('connect smtps://post:planted-secret@mail.example:465 refused')
  expect(await failingWith(address)).toBe('connect smtps://[cut]@mail.example:465 refused')
})

test('a job that kills its server each time is given up without another run', async () => {
  let ran = false
  const id = await queue({ kind: 'k', maxAttempts: 2 })
  await bench.owner.query(
    `update platform_job set state = 'running', attempts = 2, locked_until = '2000-01-01' where id = $1`,
    [id],
  )
  await work([
    {
      kind: 'k',
      run: async () => {
        ran = true
      },
    },
  ]).drain()
  expect(ran).toBe(false)
  expect((await rowOf(id)).state).toBe('failed')
})

test('each subscriber hears of an event once; one that fails does not repeat the others', async () => {
  const heard: string[] = []
  let broken = true
  const subscribers = [
    {
      topic: 'plan.decided',
      name: 'a.listens',
      run: async (job: any) => void heard.push(`a${job.payload.n}`),
    },
    {
      topic: 'plan.decided',
      name: 'b.listens',
      run: async (job: any) => {
        if (broken) throw new Error('later')
        heard.push(`b${job.payload.n}`)
      },
    },
    { topic: 'other', name: 'c.listens', run: async () => void heard.push('c') },
  ]
  await bench.platform.database.inTransaction(person, (tx) =>
    emit({ tx, now: bench.platform.clock.now() }, 'plan.decided', { n: 1 }),
  )
  const worker = work([], { subscribers })
  await worker.drain()
  broken = false
  bench.pass(minutes(5))
  await worker.drain()
  expect(heard).toEqual(['a1', 'b1'])
})

test('two servers queue a clock’s slot once', async () => {
  let ran = 0
  const handler: JobHandler = {
    kind: 'tick',
    run: async () => {
      ran += 1
    },
  }
  const schedules = [{ kind: 'tick', every: 'hour' as const }]
  work([handler], { schedules, idleMs: 20 })
  work([handler], { schedules, idleMs: 20 })
  while (ran < 1) await sleep(10)
  await sleep(100)
  bench.pass(minutes(60))
  while (ran < 2) await sleep(10)
  await sleep(100)
  expect(ran).toBe(2)
})

test('a job queued here starts without waiting for the next look, an hour away', async () => {
  let ran = false
  work([
    {
      kind: 'k',
      run: async () => {
        ran = true
      },
    },
  ])
  await sleep(100)
  await queue({ kind: 'k' })
  while (!ran) await sleep(5)
})

test('stopping hands an unfinished job back without counting it as a failure', async () => {
  let begun = false
  const id = await queue({ kind: 'k' })
  const worker = work(
    [
      {
        kind: 'k',
        run: async (job) => {
          begun = true
          await sleep(60_000, undefined, { signal: job.signal })
        },
      },
    ],
    { idleMs: 10 },
  )
  while (!begun) await sleep(5)
  await worker.stop(50)
  expect(await rowOf(id)).toMatchObject({ state: 'queued', attempts: 0, locked_until: null })
})

test('slots follow the wall clock in Shanghai', () => {
  const at = (text: string) => new Date(`${text}:00+08:00`)
  const daily = { kind: 'k', every: 'day-at-08:30' } as const
  expect(slotAt(daily, at('2018-04-16T08:29'))).toEqual(at('2018-04-15T08:30'))
  expect(slotAt(daily, at('2018-04-16T08:30'))).toEqual(at('2018-04-16T08:30'))
  expect(slotKey(daily, at('2018-04-16T08:30'))).toBe('clock:k:2018-04-16T08:30')
})

test('a person sees the own jobs only and can neither change nor pose as the platform', async () => {
  await queue({ kind: 'k', owner: 'p1' }, person)
  await queue({ kind: 'k' })
  await expect(queue({ kind: 'k', owner: 'someone-else' }, person)).rejects.toThrow(
    'row-level security',
  )
  await bench.platform.database.inTransaction(person, async (tx) => {
    expect(await tx.selectFrom('platform_job').select('owner_person').execute()).toEqual([
      { owner_person: 'p1' },
    ])
    const { numUpdatedRows } = await tx
      .updateTable('platform_job')
      .set({ state: 'done' })
      .executeTakeFirst()
    expect(numUpdatedRows).toBe(0n)
  })
})
