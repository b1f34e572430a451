import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { anonymous, system } from '../../src/platform/actor.ts'
import { type Database, openDatabase, type Tx } from '../../src/platform/database.ts'

const { adminUrl, serverUrl, template } = inject('cluster')
const name = 'wstc_database_test'
const at = (address: string): string =>
  Object.assign(new URL(address), { pathname: `/${name}` }).href
let admin: pg.Client
let database: Database

beforeAll(async () => {
  const maintenance = new pg.Client({ connectionString: adminUrl })
  await maintenance.connect()
  await maintenance.query(`create database ${name} template ${template}`)
  await maintenance.end()
  admin = new pg.Client({ connectionString: at(adminUrl) })
  await admin.connect()
  database = openDatabase(at(serverUrl), 3)
})
afterAll(async () => {
  await database.close()
  await admin.end()
})

const rowsOf = async (text: string): Promise<Record<string, unknown>[]> =>
  (await admin.query(text)).rows

describe('transactions', () => {
  it('a second one inside the first is refused, so no query escapes the actor', async () => {
    await expect(
      database.inTransaction(system, () => database.inTransaction(system, async () => 1)),
    ).rejects.toThrow(/already open/)
  })

  it('keep the plan of what is asked often, under which each still sees only his own', async () => {
    const own = ['ada', 'bai']
    for (const person of own) {
      await admin.query(
        `insert into wstc.audit_entry (id, at, kind, actor_kind, person, action, subject_kind, subject_id, request_id, address, leaf)
         values ($1, now(), 'act', 'person', $1, 'plan.report.save', 'plan-report', 'x', 'x', '-', decode(repeat('00', 32), 'hex'))`,
        [person],
      )
    }
    const ask = (person: string) =>
      database.inTransaction({ ...anonymous, kind: 'person', personId: person }, async (tx) => {
        const { rows } = await sql<{ id: string }>`
          select id from audit_entry where kind = ${'act'} and id in ('ada', 'bai')`.execute(tx)
        const kept = await sql`
          select from pg_prepared_statements where statement like '%audit_entry where kind%'`.execute(
          tx,
        )
        return { seen: rows.map((row) => row.id), kept: kept.rows.length }
      })
    const asked = []
    for (let n = 0; n < 60; n += 1) asked.push(await ask(own[n % 2]!))
    expect(asked.map((one) => one.seen)).toEqual(asked.map((_, n) => [own[n % 2]]))
    expect(asked.at(-1)!.kept).toBe(1)
  })

  it('carry the actor, whatever its ids contain, and lose it afterwards', async () => {
    const nasty = `o'; set role postgres; --`
    const seen = await database.inTransaction(
      { ...anonymous, kind: 'person', personId: nasty, organisationId: 'x' },
      async (tx) =>
        (
          await sql<{ person: string; role: string }>`
            select acting_person() as person, current_user as role`.execute(tx)
        ).rows[0],
    )
    expect(seen).toEqual({ person: nasty, role: 'wstc_app' })
    const after = await database.inTransaction(
      anonymous,
      async (tx) =>
        (await sql<{ person: string | null }>`select acting_person() as person`.execute(tx))
          .rows[0],
    )
    expect(after).toEqual({ person: null })
  })

  it('roll back as a whole when anything in them throws', async () => {
    const insert = database.inTransaction(system, async (tx) => {
      await tx.insertInto('platform_fact').values({ name: 'half', value: '1' }).execute()
      throw new Error('later step failed')
    })
    await expect(insert).rejects.toThrow('later step failed')
    expect(await rowsOf(`select * from wstc.platform_fact where name = 'half'`)).toEqual([])
  })

  it('statements asked at once run in it in their order, each as its actor', async () => {
    const seen = await database.inTransaction({ ...system, personId: 'ada' }, async (tx) => {
      const insert = (name: string) =>
        tx.insertInto('platform_fact').values({ name, value: '1' }).execute()
      const count = () =>
        sql<{ person: string; n: number; at: string }>`
        select acting_person() as person, txid_current()::text as at,
          (select count(*)::int from platform_fact where name like ${'at-once-%'}) as n`.execute(tx)
      const [, one, , two] = await Promise.all([
        insert('at-once-1'),
        count(),
        insert('at-once-2'),
        count(),
      ])
      return [one.rows[0]!, two.rows[0]!]
    })
    expect(seen.map(({ person, n }) => [person, n])).toEqual([
      ['ada', 1],
      ['ada', 2],
    ])
    expect(seen[0]!.at).toBe(seen[1]!.at)
  })

  it('one that fails among several asked at once takes all back, and the connection stays good', async () => {
    const few = openDatabase(at(serverUrl), 1)
    const insert = (tx: Tx, name: string) =>
      tx.insertInto('platform_fact').values({ name, value: '1' }).execute()
    const failing = few.inTransaction(system, (tx) =>
      Promise.all([insert(tx, 'whole'), sql`select 1 / ${0}::int`.execute(tx), insert(tx, 'rest')]),
    )
    await expect(failing).rejects.toThrow('division by zero')
    expect(await rowsOf(`select from wstc.platform_fact where name in ('whole', 'rest')`)).toEqual(
      [],
    )
    await few.inTransaction(system, (tx) => insert(tx, 'afterwards'))
    await few.close()
    expect(await rowsOf(`select name from wstc.platform_fact where name = 'afterwards'`)).toEqual([
      { name: 'afterwards' },
    ])
  })

  it('a glance ends with its one statement: what is asked after it has no actor and no rights', async () => {
    const ask = (tx: Tx) =>
      sql<{ kind: string }>`
      select current_setting('app.kind') as kind, (select count(*) from wstc.platform_fact)`.execute(
        tx,
      )
    const { rows } = await database.inTransaction(system, ask, 'glance')
    expect(rows[0]!.kind).toBe('system')
    const twice = database.inTransaction(
      system,
      async (tx) => [await ask(tx), await ask(tx)],
      'glance',
    )
    await expect(twice).rejects.toThrow(/permission denied/)
    expect((await database.inTransaction(system, ask)).rows[0]!.kind).toBe('system')
  })

  it('a begin that fails hands nothing to the bare login, nor says that it went well', async () => {
    const broken = { ...system, personId: 'a\0b' }
    const write = database.inTransaction(broken, (tx) =>
      tx.insertInto('platform_fact').values({ name: 'unbegun', value: '1' }).execute(),
    )
    await expect(write).rejects.toThrow()
    expect(await rowsOf(`select from wstc.platform_fact where name = 'unbegun'`)).toEqual([])
  })

  it('instants are read to the millisecond, whatever the zone of the database', async () => {
    const read = await database.inTransaction(system, async (tx) => {
      const texts = [
        '2018-04-16 09:00:00.123456+08',
        '2018-04-16 09:00:00+08',
        '2018-04-16 09:00:00.5Z',
      ]
      const found = []
      for (const zone of ['Asia/Shanghai', 'Asia/Kolkata', 'UTC']) {
        await sql`select set_config('timezone', ${zone}, true)`.execute(tx)
        const { rows } = await sql<{ at: Date }>`
          select unnest(${texts}::timestamptz[]) as at`.execute(tx)
        found.push(rows.map((row) => row.at.toISOString()))
      }
      return found
    })
    const wanted = [
      '2018-04-16T01:00:00.123Z',
      '2018-04-16T01:00:00.000Z',
      '2018-04-16T09:00:00.500Z',
    ]
    expect(read).toEqual([wanted, wanted, wanted])
  })

  it('a connection lost inside one fails that one alone, or a failover would end the server', async () => {
    const lost = database.inTransaction(system, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid])
      await new Promise((resolve) => setTimeout(resolve, 200))
      await sql`select 1`.execute(tx)
    })
    await expect(lost).rejects.toThrow()
    await database.ping()
  })

  it('a read-only one cannot write', async () => {
    const write = database.inTransaction(
      system,
      (tx) => tx.insertInto('platform_fact').values({ name: 'r', value: '1' }).execute(),
      'read',
    )
    await expect(write).rejects.toThrow(/read-only/)
  })

  it('the pool’s own login can read nothing outside a transaction with an actor', async () => {
    const bare = new pg.Client({ connectionString: at(serverUrl) })
    await bare.connect()
    await expect(bare.query('select * from wstc.platform_job')).rejects.toThrow(/permission denied/)
    await bare.end()
  })
})

describe('the schema', () => {
  it('every table enables and forces row-level security', async () => {
    const open = await rowsOf(`
      select relname from pg_class c join pg_namespace n on n.oid = relnamespace
      where nspname = 'wstc' and relkind in ('r', 'p') and relname <> 'migration'
        and not (relrowsecurity and relforcerowsecurity)`)
    expect(open).toEqual([])
  })

  it('the application owns nothing, is no superuser and cannot leave its role', async () => {
    expect(
      await rowsOf(`select rolname from pg_roles where rolname in ('wstc_app', 'wstc_server')
        and (rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication)`),
    ).toEqual([])
    expect(
      await rowsOf(`select relname from pg_class join pg_roles r on r.oid = relowner
        where rolname in ('wstc_app', 'wstc_server')`),
    ).toEqual([])
  })

  it('nobody but the application and the owner has rights on any table', async () => {
    const others = await rowsOf(`
      select table_name, grantee, privilege_type from information_schema.role_table_grants
      where table_schema = 'wstc' and grantee not in ('wstc_app', 'wstc_owner')`)
    expect(others).toEqual([])
  })

  it('every column has its class in the data dictionary', async () => {
    const unclassed = await rowsOf(`
      select c.relname || '.' || a.attname as column
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where n.nspname = 'wstc' and c.relkind in ('r', 'p') and c.relname <> 'migration'
        and coalesce(col_description(c.oid, a.attnum), '') !~ '^\\[(公开|内部|敏感|机密)\\] .+'`)
    expect(unclassed).toEqual([])
  })
})
