import { syntheticUscc } from '@wstc/domain/statistics/synthetic/uscc'
import { bareCopy } from '../bare-copy.ts'
import { call, formOf } from '../call.ts'
import type { Figure, Line } from '../figure.ts'
import type { Ground } from '../ground.ts'
import { megabytes, seconds, timed, times } from '../statistics.ts'

const most = 100_000
const clerk = 'demo-statistician'
/** Beyond the codes of the demo's firms and of those who report. */
const first = 20_000_000

const districts = ['武昌区', '汉阳区', '江汉区', '洪山区', '硚口区']
const header = '统一社会信用代码,企业名称,所在区,规模,联系人,联系电话'

const lineOf = (n: number): string[] => [
  syntheticUscc(first + n),
  `武汉第${n}号测算软件技术有限公司`,
  districts[n % districts.length]!,
  ['大型', '中型', '小型', '微型'][n % 4]!,
  `联系人${n % 1000}`,
  `027${80_000_000 + n}`,
]

const bareFirms = ({ url }: Ground, rows: number): Promise<number> =>
  bareCopy(
    url,
    `id text primary key, uscc text unique, name text, district text, size text, contact text,
      phone text`,
    rows,
    (n) => [`f${n}`, ...lineOf(n)],
  )

interface Preview {
  readonly id: string
  readonly counts: { readonly new: number; readonly faulty: number }
}

/** 名录导入: a file of new entries seen before it is brought in, then brought in. */
export const register: Figure = {
  name: 'register',
  run: async (open, { rows }) => {
    const ground = await open()
    const count = Math.min(most, rows)
    const cookie = ground.sessions.of(clerk)
    const csv = [header, ...Array.from({ length: count }, (_, n) => lineOf(n).join(','))].join('\n')
    const bare = await bareFirms(ground, count)
    let held = ground.server.memory()
    const watch = setInterval(() => {
      held = Math.max(held, ground.server.memory())
    }, 50)
    try {
      const body = formOf([csv], 'register.csv')
      const seen = await timed(() => call<Preview>(ground, '/registry/imports', { cookie, body }))
      const { id, counts } = seen.value
      if (counts.new !== count || counts.faulty > 0) throw new Error(JSON.stringify(counts))
      const path = `/registry/imports/${id}/confirmation`
      const done = await timed(() => call<{ state: string }>(ground, path, { cookie, body: '{}' }))
      if (done.value.state !== 'confirmed') throw new Error(done.value.state)
      const line = (what: string, took: number): Line => ({
        what: `Register: ${count.toLocaleString('en')} new entries ${what}`,
        bar: '—',
        measured: `${seconds(took)}; at most ${megabytes(held)}`,
        ratio: times(took / bare),
        baseline: `bare COPY of the same entries: ${seconds(bare)}`,
        met: undefined,
      })
      return [
        line('from csv seen before they are brought in: read, checked, compared', seen.took),
        line('brought in, each with its names and version', done.took),
      ]
    } finally {
      clearInterval(watch)
    }
  },
}
