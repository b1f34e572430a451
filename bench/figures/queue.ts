import { system } from '../../server/src/platform/actor.ts'
import { weigh } from '../../server/src/statistics/review/service/weigh.ts'
import { ask, asking, inTurns } from '../ask.ts'
import type { Figure } from '../figure.ts'
import { monthly, seedMonthly } from '../seed/monthly.ts'
import { ms, timed, times } from '../statistics.ts'

const { id } = monthly
const page = 50

/** As many returns with name and sum, in no order that means anything. */
const bareSql = `
  select o.id, o.version, u.name, sum(t.amount) from (
    select id, version, enterprise from statistics_obligation
    where survey = $1 and period = $2 and latest = 'submitted' order by id limit ${page}) o
  join registry_enterprise u on u.id = o.enterprise
  left join statistics_total t on t.obligation = o.id and t.version = o.version
  group by 1, 2, 3`

interface Page {
  readonly items: readonly { readonly impact: string | null; readonly weighed: boolean }[]
  readonly waiting: number
}

/** An answer in another order is no answer. */
function checkOrder({ items, waiting }: Page): void {
  if (items.length !== Math.min(page, waiting)) throw new Error(`Only ${items.length} are shown`)
  const impacts = items.map((one) => Number(one.impact))
  if (items.some((one) => !one.weighed)) throw new Error('What is shown was not weighed')
  if (impacts.some((one, at) => at > 0 && one > impacts[at - 1]!)) throw new Error('Out of order')
}

export const queue: Figure = {
  name: 'queue',
  run: async (open, effort) => {
    const { times: rounds } = effort
    const ground = await open()
    const { waiting: period, of } = await seedMonthly(ground, effort)
    await ground.sql.query('vacuum analyze')
    const weighing = await timed(() =>
      ground.desk.database.inTransaction(system, (tx) =>
        weigh(tx, { survey: id, period }, ground.desk.clock.now()),
      ),
    )
    const figures = await timed(() =>
      ground.sql.query(
        `select enterprise, flow, code, sum(amount) from statistics_total
         where survey = $1 and period = $2 group by 1, 2, 3`,
        [id, period],
      ),
    )
    const cookie = ground.sessions.of('demo-statistician')
    const path = `/api/v1/statistics/review?survey=${id}&period=${period}`
    checkOrder((await (await ask(ground.server.origin, { path, cookie })).json()) as Page)
    const bare = () => ground.sql.query(bareSql, [id, period])
    const [first, found, flagged, raw] = await inTurns(
      [
        asking(ground, { path, cookie }),
        asking(ground, { path: `${path}&q=${encodeURIComponent('科技')}`, cookie }),
        asking(ground, { path: `${path}&outlier=true`, cookie }),
        bare,
      ],
      rounds,
    )
    const baseline = `bare SQL, as many returns with their sums: ${ms(raw!.p50)}`
    const line = (what: string, one: typeof first) => ({
      what: `Review queue, ${of}: ${what}`,
      bar: '≤ 75 ms',
      measured: `p50 ${ms(one!.p50)}, p95 ${ms(one!.p95)}`,
      ratio: times(one!.p50 / raw!.p50),
      baseline,
      met: one!.p95 <= 75,
    })
    return [
      line('first page', first),
      line('search by name', found),
      line('outliers only', flagged),
      {
        what: `Review queue: a round of ${weighing.value.toLocaleString('en')} returns weighed anew, once in ten seconds at most`,
        bar: '—',
        measured: ms(weighing.took),
        ratio: times(weighing.took / figures.took),
        baseline: `bare SQL, the round’s figures added up: ${ms(figures.took)}`,
        met: undefined,
      },
    ]
  },
}
