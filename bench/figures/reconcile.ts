import { ask, asking, inTurns } from '../ask.ts'
import type { Figure } from '../figure.ts'
import { seedDeliveries } from '../seed/deliveries.ts'
import { monthly, seedMonthly } from '../seed/monthly.ts'
import { ms, times } from '../statistics.ts'

/** The month's three figures of each unit, without verdicts, names or the months before. */
const bareSql = `
  select enterprise, flow, sum(usd) filter (where side = 'return') as returned,
    sum(usd) filter (where side = 'receipts') as receipts, sum(usd) filter (where side = 'tax') as tax
  from (
    select o.enterprise, t.flow, 'return' as side, t.amount as usd
    from statistics_obligation o
    join statistics_total t on t.obligation = o.id and t.version = o.version and t.flow <> 'cell'
    where o.survey = $1 and o.period = $2
    union all
    select p.enterprise, t.flow, d.side, t.amount
    from statistics_delivery d
    join statistics_admin_total t on t.delivery = d.id
    join statistics_party p on p.id = t.party
    where d.current and d.period = $2) f
  group by enterprise, flow order by 3 desc nulls last limit 50`

interface Page {
  readonly items: readonly { readonly difference: string; readonly class: string }[]
  readonly total: number
}

const size = (text: string): number => Math.abs(Number(text))

/** An answer in another order, or of one kind only, is no answer. */
function checkPage({ items, total }: Page): void {
  if (total < items.length || items.length === 0) throw new Error(`Only ${total} lines are there`)
  if (items.some((one, at) => at > 0 && size(one.difference) > size(items[at - 1]!.difference))) {
    throw new Error('Out of order')
  }
}

export const reconcile: Figure = {
  name: 'reconcile',
  run: async (open, effort) => {
    const ground = await open()
    const { waiting: period, of } = await seedMonthly(ground, effort)
    await seedDeliveries(ground.sql, { survey: monthly.id, name: monthly.name })
    await ground.sql.query('vacuum analyze')
    const cookie = ground.sessions.of('demo-statistician')
    const list = `/api/v1/statistics/reconciliation?period=${period}&flow=export&limit=50`
    const total = `/api/v1/statistics/reconciliation/total?period=${period}&flow=export`
    checkPage((await (await ask(ground.server.origin, { path: list, cookie })).json()) as Page)
    const touch = () =>
      ground.sql.query(
        `update statistics_obligation set revision = revision + 1 where id =
           (select id from statistics_obligation where survey = $1 and period = $2 limit 1)`,
        [monthly.id, period],
      )
    const found = `${list}&q=${encodeURIComponent('科技')}`
    const [page, search, sums, raw] = await inTurns(
      [
        asking(ground, { path: list, cookie }),
        asking(ground, { path: found, cookie }),
        asking(ground, { path: total, cookie }),
        () => ground.sql.query(bareSql, [monthly.id, period]),
      ],
      effort.times,
    )
    const fresh: number[] = []
    for (let n = 0; n < Math.max(3, effort.times / 5); n += 1) {
      await touch()
      const begun = performance.now()
      await asking(ground, { path: list, cookie })()
      fresh.push(performance.now() - begun)
    }
    const baseline = `bare SQL, the month’s figures by unit: ${ms(raw!.p50)}`
    const line = (what: string, one: typeof page) => ({
      what: `Reconciliation, ${of}: ${what}`,
      bar: '≤ 75 ms',
      measured: `p50 ${ms(one!.p50)}, p95 ${ms(one!.p95)}`,
      ratio: times(one!.p50 / raw!.p50),
      baseline,
      met: one!.p95 <= 75,
    })
    return [
      line('first page', page),
      line('search by name', search),
      line('totals of a month', sums),
      {
        what: `Reconciliation, ${of}: first page after a return of the month has changed`,
        bar: '—',
        measured: `slowest of ${fresh.length} ${ms(Math.max(...fresh))}`,
        ratio: times(Math.max(...fresh) / raw!.p50),
        baseline,
        met: undefined,
      },
    ]
  },
}
