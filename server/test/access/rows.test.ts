import { roles } from '@wstc/domain/identity/roles'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../src/platform/actor.ts'
import { isDatabaseError, type Tx } from '../../src/platform/database.ts'
import { type CityHall, openCityHall, type Player } from './city-hall.ts'
import { plantWords } from './planting.ts'
import type { Me, Row } from './row-rules.ts'
import { withFirms } from './rows/contracts.ts'
import { withEntries } from './rows/registry.ts'
import { withUnits } from './rows/statistics.ts'
import { walls } from './rows.ts'

const readers = [
  'anonymous',
  'leadOfficer',
  'leadHead',
  'coopOfficer',
  'strangerOfficer',
  'office',
  'leader',
  'firmAdmin',
  'firmReporter',
  'otherFirmReporter',
  'bank',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
  'statistician',
  'districtStatistician',
] as const satisfies readonly (Player | 'anonymous')[]

let hall: CityHall
let tables: string[]
/** What is really there, by table; each row with its place as `ctid`. */
const truth = new Map<string, Row[]>()

const rowsOf = async (tx: Tx, table: string): Promise<Row[]> =>
  (await sql<Row>`select ctid::text as ctid, * from ${sql.table(table)}`.execute(tx)).rows

/** Rows of the tables that nobody but the platform fills. */
async function fillTheRest(tx: Tx): Promise<void> {
  const person = hall.players.firmReporter.person.id
  const at = hall.world.platform.clock.now()
  for (const statement of [
    sql`insert into platform_fact values ('secret', '1')`,
    sql`insert into identity_recovery_code values (${person}, 'hash')`,
    sql`insert into identity_device values ('device', 'hash', ${person}, ${at}, ${at})`,
    sql`insert into identity_challenge values ('hash', ${person}, 'device', false, ${at})`,
    sql`insert into identity_attempt values ('account', 'hash', 1, ${at})`,
    sql`insert into identity_subject values ('issuer', 'subject', ${person}, ${at})`,
    sql`insert into plan_reminder values ('key', ${person}, '2018-04-16', ${at})`,
    sql`insert into plan_answer values
      ('answer', 5, 'exports', 'question', '{}', '1', 'unit', '{}', ${at})`,
    sql`insert into contracts_figure values ('figure', '2017', 1, 1, '{}', ${person}, ${at})`,
    sql`insert into audit_node values (1, 0, sha256('node'))`,
    sql`insert into audit_head select 0, log, 1, repeat('0', 64), ${at}, null, id, 'signature'
      from audit_key`,
    sql`insert into audit_check values ('check', ${at}, null, true, 1, 0, '{}')`,
    sql`insert into audit_keeper_list values (1, ${at}, ${person}, '[]')`,
    sql`insert into audit_head_mail values ('mail', 0, 'keeper', 'address', 'mail', ${at})`,
    sql`insert into audit_leaf select 0, id, leaf from audit_entry order by person limit 1`,
  ]) {
    await statement.execute(tx)
  }
}

beforeAll(async () => {
  hall = await openCityHall()
  await plantWords(hall)
  const { asSystem, person } = hall.world
  await hall.done('firmReporter', 'PUT', '/notices/preferences', {
    ...(await hall.done('firmReporter', 'GET', '/notices/preferences')),
    digestTime: '17:00',
  })
  await person('enterprise-reporter')
  await asSystem(fillTheRest)
  const found = await asSystem((tx) =>
    sql<{ name: string }>`select c.relname as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'wstc' and c.relkind in ('r', 'p', 'v', 'm', 'f') order by 1`.execute(tx),
  )
  tables = found.rows.map((row) => row.name)
  await asSystem(async (tx) => {
    for (const table of tables) {
      if (table === 'migration') continue
      truth.set(table, await rowsOf(tx, table))
    }
  })
  withEntries(truth)
  withUnits(truth)
  withFirms(truth)
  const entries = new Map(truth.get('audit_entry')!.map((row) => [row.id, row.person]))
  truth.set(
    'audit_leaf',
    truth.get('audit_leaf')!.map((row) => ({ ...row, entry_person: entries.get(row.entry_id) })),
  )
})
afterAll(() => hall?.world.close())

function meOf(who: Player | 'anonymous'): Me {
  const organisations = new Map(
    truth.get('identity_person')!.map((row) => [row.id, row.organisation_id]),
  )
  const links = truth.get('desk_file_link')!
  const player = who === 'anonymous' ? undefined : hall.players[who].person
  const held = truth
    .get('identity_role_grant')!
    .filter((row) => row.person_id === player?.id)
    .flatMap((row) => roles[row.role as keyof typeof roles].permissions as readonly string[])
  return {
    person: player?.id ?? null,
    organisation: player?.organisation ?? null,
    may: (permission) => held.includes(permission),
    organisationOf: (person) => organisations.get(person),
    linksOf: (file) => links.filter((link) => link.file_id === file),
    isPublished: (run, version) =>
      truth
        .get('plan_assessment_publication')!
        .some((row) => row.run === run && row.version === version),
  }
}

/** Runs `work` with the rights of `who` alone, and undoes what it did. */
async function bare<T>(who: Player | 'anonymous', work: (tx: Tx) => Promise<T>): Promise<T> {
  const undo = new Error('undo')
  let answer: T | undefined
  const inside = async (tx: Tx): Promise<void> => {
    answer = await work(tx)
    throw undo
  }
  const { world, players } = hall
  const done =
    who === 'anonymous'
      ? world.platform.database.inTransaction(anonymous, inside)
      : world.asPerson(players[who].person, inside)
  await done.catch((error: unknown) => {
    if (error !== undo) throw error
  })
  return answer!
}

/** Rows that `statement` touched; `refused` where the database would not hear of it. */
async function attempt(tx: Tx, statement: ReturnType<typeof sql<Row>>) {
  await sql.raw('savepoint attempt').execute(tx)
  try {
    const { numAffectedRows } = await statement.execute(tx)
    return numAffectedRows === 0n ? 'refused' : 'done'
  } catch (error) {
    // A row that meets the policy and then a key, a reference or a unique index got through.
    const through = ['23505', '23503'].some((state) => isDatabaseError(error, state))
    return through ? 'done' : 'refused'
  } finally {
    await sql.raw('rollback to savepoint attempt').execute(tx)
  }
}

const placesOf = (rows: readonly Row[]) => sql`any(${rows.map((row) => row.ctid)}::text[]::tid[])`

describe('rows, with nothing but the database between', () => {
  it('every table has its wall in the list', () => {
    expect(Object.keys(walls).sort()).toEqual(tables)
  })

  it('every table forces its policies, and the application’s role can go round none of them', async () => {
    const { rows } = await hall.world.asSystem((tx) =>
      sql<Row>`select c.relname, c.relrowsecurity and c.relforcerowsecurity as forced
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'wstc' and c.relkind in ('r', 'p')
          and has_table_privilege('wstc_app', c.oid, 'select, insert, update, delete')`.execute(tx),
    )
    expect(rows.filter((row) => !row.forced)).toEqual([])
    const role = await hall.world.asSystem((tx) =>
      sql<Row>`select rolsuper or rolbypassrls or rolcreaterole or rolcanlogin as strong
        from pg_roles where rolname = 'wstc_app'`.execute(tx),
    )
    expect(role.rows).toEqual([{ strong: false }])
  })

  it('there is something to hide in every table, so that the tests below mean something', () => {
    const empty = [...truth].filter(([, rows]) => rows.length === 0).map(([table]) => table)
    expect(empty).toEqual([])
  })

  it.each(readers)('%s sees the rows that are theirs to see and no other', async (who) => {
    const me = meOf(who)
    const wrong: string[] = []
    await bare(who, async (tx) => {
      for (const [table, all] of truth) {
        const expected = all.filter((row) => walls[table]!.sees(row, me)).map((row) => row.ctid)
        const seen = (await rowsOf(tx, table)).map((row) => row.ctid)
        if (seen.sort().join() !== expected.sort().join()) {
          wrong.push(
            `${table}: sees ${seen.length}, should see ${expected.length} of ${all.length}`,
          )
        }
      }
    })
    expect(wrong).toEqual([])
  })

  it('what lies behind a published score stays inside: only ranks and points can be read', async () => {
    const inside = truth.get('plan_assessment_score')!
    expect(inside.map((row) => row.inputs).join()).toContain('PUBLISHEDROW')
    const assessments = tables.filter((table) => table.startsWith('plan_assessment_'))
    for (const who of ['anonymous', 'firmReporter', 'bank', 'systemAdmin'] as const) {
      const read = await bare(who, async (tx) => {
        const rows: Row[] = []
        for (const table of assessments) rows.push(...(await rowsOf(tx, table)))
        return JSON.stringify(rows)
      })
      expect(read).not.toMatch(
        /SCOREROW|PUBLISHEDROW|SCORECORRECTION|OBJECTION|SYSTEMDRAFT|days-late.{0,9}2/,
      )
      expect(read).toContain('"groups"')
    }
  })

  it('of an assessment the public reads nobody’s name: who opened, confirmed or published stays inside', async () => {
    const people = truth.get('identity_person')!.map((row) => row.id as string)
    const kept = JSON.stringify(
      ['run', 'publication', 'system'].map((one) => truth.get(`plan_assessment_${one}`)),
    )
    expect(people.some((id) => kept.includes(id))).toBe(true)
    for (const who of ['anonymous', 'firmReporter', 'bank', 'systemAdmin'] as const) {
      const named = await bare(who, async (tx) => {
        const found: string[] = []
        for (const table of tables.filter((one) => one.startsWith('plan_'))) {
          const rows = JSON.stringify(await rowsOf(tx, table))
          if (people.some((id) => rows.includes(id))) found.push(table)
        }
        return found
      })
      expect(named, who).toEqual([])
    }
  })

  it('nothing is published that was not computed: another total than the score’s is refused', async () => {
    const [published] = truth.get('plan_assessment_published')!
    const { ctid: _, ...plain } = published!
    const add = (row: object) => sql<Row>`insert into plan_assessment_published
      select * from jsonb_populate_record(null::plan_assessment_published, ${JSON.stringify(row)}::jsonb)`
    const answers = await bare('office', async (tx) => [
      await attempt(tx, add(plain)),
      await attempt(tx, add({ ...plain, total: 100 })),
      await attempt(tx, add({ ...plain, groups: [] })),
      await attempt(tx, add({ ...plain, version: 2 })),
    ])
    expect(answers).toEqual(['done', 'refused', 'refused', 'refused'])
  })

  it.each(readers)('%s changes, removes and adds nothing that is not theirs', async (who) => {
    const me = meOf(who)
    const wrong: string[] = []
    await bare(who, async (tx) => {
      for (const [table, all] of truth) {
        const { changes, removes, adds } = walls[table]!
        const columns = (
          await sql<{ name: string; changeable: boolean; addable: boolean }>`
            select a.attname as name,
              has_column_privilege(c.oid, a.attnum, 'update') as changeable, a.attgenerated = '' as addable
            from pg_attribute a join pg_class c on c.oid = a.attrelid
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'wstc' and c.relname = ${table} and a.attnum > 0 and not a.attisdropped
            order by a.attnum`.execute(tx)
        ).rows.filter((one) => one.addable)
        const name = sql.table(table)
        const column = columns.find((one) => one.changeable)?.name ?? columns[0]!.name
        const kept = all.filter((row) => !changes?.(row, me))
        const set = sql`${sql.ref(column)} = ${sql.ref(column)}`
        const change = sql<Row>`update ${name} set ${set} where ctid = ${placesOf(kept)}`
        if ((await attempt(tx, change)) === 'done') wrong.push(`${table}: changes`)
        const staying = all.filter((row) => !removes?.(row, me))
        const remove = sql<Row>`delete from ${name} where ctid = ${placesOf(staying)}`
        if ((await attempt(tx, remove)) === 'done') wrong.push(`${table}: removes`)
        for (const row of all.filter((one) => !adds?.(one, me)).slice(0, 4)) {
          const names = sql.join(columns.map((one) => sql.ref(one.name)))
          const { ctid: _, entry_person: __, entries: ___, ...plain } = row
          const add = sql<Row>`insert into ${name} (${names}) select ${names}
            from jsonb_populate_record(null::${name}, ${JSON.stringify(plain, (_key, value) =>
              Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
            )}::jsonb)`
          if ((await attempt(tx, add)) === 'done') wrong.push(`${table}: adds ${row.id ?? ''}`)
        }
      }
    })
    expect(wrong).toEqual([])
  })
})
