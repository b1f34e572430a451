import { contracts } from '@wstc/domain/contracts'
import { permissions } from '@wstc/domain/identity/permissions'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../setup/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('the explanation of access covers every context, so that no right stays in the dark', async () => {
  const officer = await world.as('department-officer', 'commerce')
  const { endpoints, permissions: held } = await officer.client(contracts.identity).explainAccess()
  const named = new Set(endpoints.map((one) => one.name.split('.')[0]))
  expect(named).toContain('plan')
  const rights = held.map((one) => one.permission)
  for (const one of endpoints.filter(({ access }) => access === 'right')) {
    expect(one.because.some((right) => rights.includes(right))).toBe(true)
  }
})

test('every right an endpoint asks for exists', () => {
  for (const contract of Object.values(contracts)) {
    for (const { access } of Object.values(contract)) {
      for (const one of typeof access === 'string' ? [access] : access) {
        if (one !== 'public' && one !== 'session') expect(Object.keys(permissions)).toContain(one)
      }
    }
  }
})

test('every identity table is held by forced row-level security, and every column has a class', async () => {
  const { rows } = await world.asSystem((tx) =>
    sql<{ table: string; forced: boolean; bare: string[] | null }>`
      select c.relname as table, c.relrowsecurity and c.relforcerowsecurity as forced,
        array_agg(a.attname::text) filter (where coalesce(col_description(c.oid, a.attnum), '')
          !~ '^\\[(公开|内部|敏感|机密)\\] ') as bare
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r' and c.relname like 'identity\\_%'
      group by c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity`.execute(tx),
  )
  expect(rows.length).toBe(13)
  for (const row of rows) expect(row).toMatchObject({ forced: true, bare: null })
})
