import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { embeddedEngine, serverEngine } from '../../src/platform/warehouse/embedded.ts'
import { unescapeParameter } from '../../src/platform/warehouse/parameters.ts'
import { limited } from '../../src/platform/warehouse/statement.ts'
import { type OpenWarehouse, openWarehouse } from '../../src/platform/warehouse.ts'
import { openEngine, quiet, until } from './open-warehouse.ts'

const own = openEngine()
let warehouse: OpenWarehouse

beforeAll(async () => {
  warehouse = openWarehouse(own.engine)
  warehouse.start()
  await until(() => warehouse.connection() !== undefined, 'a child')
  warehouse.note({ available: true })
})
afterAll(async () => {
  await warehouse.stop()
  await own.close()
})

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('decimals and 64-bit integers come back exact, or figures would be rounded unseen', async () => {
  const [row] = await warehouse.query(
    `select {d:Decimal(76, 20)} as d, {n:UInt64} as n, sum(x) as s
     from (select arrayJoin([toDecimal128('0.1', 10), toDecimal128('0.2', 10)]) as x)`,
    { d: '12345678901234567890.12345678901234567890', n: '18446744073709551615' },
    z.object({ d: z.string(), n: z.string(), s: z.string() }),
  )
  expect(row).toEqual({
    d: '12345678901234567890.1234567890123456789',
    n: '18446744073709551615',
    s: '0.3',
  })
})

test('a parameter stays a value whatever stands in it', async () => {
  const nasty = [
    `a'b"c\\d\\n`,
    `'; drop table light; --`,
    '{x:String}',
    '武汉\t服务\n贸易',
    '[1]',
    '',
  ]
  for (const text of nasty) {
    const [row] = await warehouse.query(
      'select {one:String} as one, {many:Array(String)} as many',
      { one: text, many: [text, 'b'] },
      z.object({ one: z.string(), many: z.array(z.string()) }),
    )
    expect(row).toEqual({ one: text, many: [text, 'b'] })
  }
  expect(unescapeParameter("a\\tb\\\\n\\'")).toBe("a\tb\\n'")
})

test('limits hold for the statement that has them and for no other', async () => {
  const slow = warehouse.query(
    'select count() as n from numbers(1000000000000)',
    {},
    z.object({ n: z.string() }),
    { maxSeconds: 1 },
  )
  await expect(slow).rejects.toThrow(/TIMEOUT_EXCEEDED|Timeout/i)
  const large = warehouse.query(
    'select length(groupArray(number)) as n from numbers(100000000)',
    {},
    z.object({ n: z.string() }),
    { maxMemoryMb: 10 },
  )
  await expect(large).rejects.toThrow(/MEMORY_LIMIT|memory/i)
  const many = warehouse.query('select number from numbers(11)', {}, z.any(), { maxRows: 10 })
  await expect(many).rejects.toThrow(/TOO_MANY_ROWS|Limit for result/i)
  const settings = "select name, value from system.settings where name = 'max_execution_time'"
  expect((await warehouse.read(settings))[0]?.value).toBe('0')
  expect(limited('select 1')).toContain('max_execution_time = 10')
})

test('only who knows the secret is answered', async () => {
  const { url } = own.engine.address()!
  const reply = await fetch(url, { method: 'POST', body: 'select 1' })
  expect(reply.status).toBe(401)
  const wrong = await fetch(url, {
    method: 'POST',
    body: 'select 1',
    headers: { authorization: `Basic ${Buffer.from('wstc:guess').toString('base64')}` },
  })
  expect(wrong.status).toBe(401)
})

test('an address of ClickHouse takes the same way as the engine of our own', async () => {
  const { url, username, password } = own.engine.address()!
  const far = Object.assign(new URL(url), { username, password, pathname: '/wstc' }).href
  const other = openWarehouse(serverEngine(far))
  await other.prepare()
  other.note({ available: other.connection() !== undefined })
  expect(await other.query('select 1 as one', {}, z.object({ one: z.number() }))).toEqual([
    { one: 1 },
  ])
  await other.stop()
})

test('two children never open one folder, or its files would be torn', async () => {
  const second = embeddedEngine(own.folder, 1024, quiet)
  second.start()
  await sleep(4000)
  expect(second.address()).toBeUndefined()
  await second.stop()
  expect(await warehouse.read('select 1 as one')).toEqual([{ one: 1 }])
})

test('a child that dies is started again and knows what it knew', async () => {
  await warehouse.run('create table if not exists kept (x UInt8) engine = MergeTree order by x')
  await warehouse.insert('kept', [{ x: 7 }], 'kept')
  const before = own.engine.pid()!
  process.kill(before, 'SIGKILL')
  await until(() => own.engine.pid() !== undefined && own.engine.pid() !== before, 'a new child')
  await until(() => own.engine.address() !== undefined, 'its address')
  expect(await warehouse.read('select x from kept')).toEqual([{ x: 7 }])
})

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'a server that ends by %s leaves no child behind',
  async (signal) => {
    const other = openEngine()
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
    const parent = fork(fileURLToPath(new URL('./own-alone.ts', import.meta.url)), [other.folder], {
      execArgv: ['--import', tsx],
    })
    const [pid] = (await once(parent, 'message')) as [number]
    expect(alive(pid)).toBe(true)
    const gone = once(parent, 'exit')
    parent.kill(signal)
    await gone
    await until(() => !alive(pid), 'the end of the child')
    await other.close()
  },
)
