import { sql } from 'kysely'
import type { CityHall } from '../access/city-hall.ts'

/** What an attacker who has looked around knows: values that exist, by the name of the field. */
export interface Lore {
  valuesFor(field: string): readonly unknown[]
  /** What stands in every free text, where it is one thing that is looked for. */
  readonly texts?: readonly string[]
}

const singular = (field: string): string =>
  field.replace(/ies$/, 'y').replace(/s$/, '').replace(/Id$/, '')

/** Reads the ids of every table, so that records of contexts added later are found as well. */
export async function gatherLore(hall: CityHall): Promise<Lore> {
  const { city } = hall.world.platform
  const tables = await hall.world.asSystem(async (tx) => {
    const { rows } = await sql<{ table_name: string }>`
      select table_name from information_schema.columns
      where table_schema = current_schema() and column_name = 'id' and data_type = 'text'
      order by table_name`.execute(tx)
    const found: [string, string[]][] = []
    for (const { table_name } of rows) {
      const ids = await sql<{ id: string }>`
        select id from ${sql.table(table_name)} order by id limit 40`.execute(tx)
      found.push([table_name, ids.rows.map((one) => one.id)])
    }
    return found
  })
  const idsOf = (name: string): string[] =>
    tables.flatMap(([table, ids]) => (table.includes(name) ? ids : []))
  const person = Object.values(hall.players).map((one) => one.person.id)
  const tasks = [3, 5, 6, 18, 19]
  const known: Record<string, readonly unknown[]> = {
    task: tasks,
    number: tasks,
    period: ['2018-Q1', '2017-Q4', '2018', '2017'],
    department: ['commerce', 'trade-promotion', 'education'],
    organisation: ['commerce', 'education', ...idsOf('identity_organisation').slice(-3)],
    indicator: city.indicators.map((one) => one.id),
    target: city.targets.map((one) => one.id),
    sector: city.sectors.map((one) => one.id),
    requirement: ['mechanism', 'plan'],
    person,
    to: person,
    revision: [1, 2, 3],
    version: [1, 2, 3],
    after: ['0', ...person.slice(0, 2)],
    id: tables.flatMap(([, ids]) => ids.slice(0, 4)).concat(city.targets[0]!.id),
    key: ['own.form'],
    list: ['own-list'],
    password: [hall.players.expert.person.password, 'a new password of some length'],
    current: [hall.players.expert.person.password],
    login: [hall.players.expert.person.login, 'nobody-at-all'],
  }
  return {
    valuesFor: (field) => {
      const one = singular(field)
      return known[field] ?? known[one] ?? (one.length > 3 ? idsOf(one).slice(0, 40) : [])
    },
  }
}
