import type { Sql } from '../sql.ts'

export interface DeliveriesToSeed {
  readonly survey: string
  /** Begins every id, as it does those of the returns. */
  readonly name: string
}

const sides = ['receipts', 'tax'] as const
/** One unit in seven is out by a third, one in eleven is missing from the side. */
const said = `round(sum(t.amount) * case when abs(hashtext(o.enterprise || o.period)) % 7 = 0 then 0.66
  else 1.01 end, 2)`

/** What receipts and tax say of every month of the seeded returns, nearly the same as those. */
export async function seedDeliveries(sql: Sql, { survey, name }: DeliveriesToSeed): Promise<void> {
  const unit = `'${name}-party-' || o.enterprise`
  await sql.query(
    `insert into statistics_party (id, code, plain_name, name, enterprise)
     select '${name}-party-' || e.id, e.uscc, e.name, e.name, e.id
     from registry_enterprise e where e.id like '${name}-%'
     on conflict do nothing`,
  )
  for (const side of sides) {
    const delivery = `'${name}-${side}-' || o.period`
    await sql.query(
      `insert into statistics_delivery (id, source, period, version, side, state, current, file,
         sha256, layout, via, rows, faults, reason, at, synthetic)
       select '${name}-${side}-' || period, '${name}-${side}', period, 1, '${side}', 'accepted', true,
         '', '', '', 'demo', 0, 0, '', opened_at, true
       from statistics_round where survey = $1`,
      [survey],
    )
    await sql.query(
      `insert into statistics_admin_total (delivery, party, flow, item, currency, amount, rows)
       select ${delivery}, ${unit}, t.flow, left(t.code, 2), 'USD', ${said}, 1
       from statistics_obligation o
       join statistics_total t on t.obligation = o.id and t.version = o.version and t.flow <> 'cell'
       where o.survey = $1 and o.id like '${name}-%'
         and abs(hashtext('${side}' || o.enterprise)) % 11 <> 0
       group by o.enterprise, o.period, t.flow, left(t.code, 2)`,
      [survey],
    )
  }
}
