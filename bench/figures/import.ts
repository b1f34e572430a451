import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { linesAsCsv, syntheticLine } from '@wstc/domain/statistics/synthetic/lines'
import { bareCopy } from '../bare-copy.ts'
import { call, formOf } from '../call.ts'
import type { Figure, Line } from '../figure.ts'
import type { Ground } from '../ground.ts'
import { openReporters } from '../seed/reporters.ts'
import { startServer } from '../server-process.ts'
import { megabytes, seconds, timed, times } from '../statistics.ts'

const inReturn = 100_000
const clerk = 'demo-statistician'

/** The same lines by COPY alone, into a table of the same columns with its key. */
const bareLines = ({ url }: Ground, rows: number): Promise<number> =>
  bareCopy(
    url,
    `obligation text, version int, place int, key text, flow text, item text, partner text, mode text,
      currency text, amount numeric, usd numeric, contract text, note text,
      primary key (obligation, version, place)`,
    rows,
    (n) => {
      const { key, flow, item, partner, mode, currency, amount } = syntheticLine(n)
      const values = [key, flow, item, partner, mode, currency, amount, amount]
      return ['bench', 1, n, ...values, '\\N', '\\N']
    },
  )

interface Imported {
  readonly file: {
    readonly sha256: string
    readonly rows: number
    readonly hard: number
    readonly findings: readonly { edit: string; address: string; severity: string }[]
  }
}

async function inReturns(ground: Ground, count: number): Promise<Line[]> {
  const [reporter] = await openReporters(ground.desk, ground.sql, 1)
  const { cookie, obligation } = reporter!
  await ground.sql.query(
    `update registry_enterprise set exports = '{SI,SJ,SK}', imports = '{SI,SJ,SK}'
     where id = (select enterprise from statistics_obligation where id = $1)`,
    [obligation],
  )
  const path = `/statistics/returns/${obligation}`
  interface Opened {
    line: { revision: number }
    draftRevision: number
  }
  const open = () => call<Opened>(ground, path, { method: 'GET', cookie })
  const csv = linesAsCsv(count)
  const bare = await bareLines(ground, count)
  const took: number[] = []
  let imported: Imported | undefined
  // The first compiles what the next ones run.
  for (let round = -1; round < 2; round += 1) {
    const { draftRevision } = await open()
    const target = `${path}/file?draft=${draftRevision}`
    const body = formOf([csv], 'lines.csv')
    const done = await timed(() => call<Imported>(ground, target, { cookie, body }))
    if (round >= 0) took.push(done.took)
    imported = done.value
  }
  const { file } = imported!
  if (file.rows !== count || file.hard > 0)
    throw new Error(`${file.rows} lines, ${file.hard} wrong`)
  const explanations = file.findings
    .filter((one) => one.severity === 'soft')
    .map(({ edit, address }) => ({ edit, address, text: '业务属实，合同可查。' }))
  const { revision } = (await open()).line
  const handing = await timed(() =>
    call<{ version: number }>(ground, `${path}/file/submissions`, {
      cookie,
      headers: { 'if-match': `"${revision}"` },
      body: JSON.stringify({ sha256: file.sha256, explanations, reason: 'bench' }),
    }),
  )
  const [kept] = await ground.sql.query<{ n: number }>(
    'select count(*)::int as n from statistics_return_row where obligation = $1 and version = $2',
    [obligation, handing.value.version],
  )
  if (kept!.n !== count) throw new Error(`${kept!.n} of ${count} lines were kept`)
  const best = Math.min(...took)
  const lineOf = (what: string, measured: number): Line => ({
    what: `${count.toLocaleString('en')} report lines ${what}`,
    bar: '≤ 2 s and ≤ 4 × a bare COPY',
    measured: seconds(measured),
    ratio: times(measured / bare),
    baseline: `bare COPY of the same lines: ${seconds(bare)}`,
    met: measured <= 2000 && measured <= 4 * bare,
  })
  return [
    lineOf('imported from csv: read, checked by every edit, kept', best),
    lineOf('handed in: read and checked again, stored and added up, receipt signed', handing.took),
  ]
}

const header = '申报号码,统一社会信用代码,单位名称,收支方向,交易编码,月份,币种,金额'
/** Lines of a piece of the file that is sent. */
const inPiece = 10_000

function deliveryOf(count: number): string[] {
  const lineAt = (n: number) =>
    `\nR${n},,武汉某某技术有限公司${n % 500},${n % 3 ? '收入' : '支出'},227020,2017-01,USD,${1000 + (n % 90_000)}.50`
  const pieces = [header]
  for (let from = 0; from < count; from += inPiece) {
    const lines = Math.min(inPiece, count - from)
    pieces.push(Array.from({ length: lines }, (_, n) => lineAt(from + n)).join(''))
  }
  return pieces
}

interface Delivered {
  readonly count: number
  readonly took: number
  /** The most bytes that the server held while it worked. */
  readonly most: number
}

async function deliver(ground: Ground, count: number): Promise<Delivered> {
  const cookie = ground.sessions.of(clerk)
  const body = formOf(deliveryOf(count), 'delivery.csv')
  const query = new URLSearchParams({
    source: 'foreign-exchange',
    period: '2017-01',
    reason: 'bench',
  })
  let most = ground.server.memory()
  const watch = setInterval(() => {
    most = Math.max(most, ground.server.memory())
  }, 50)
  try {
    const { took, value } = await timed(() =>
      call<{ state: string; rows: number }>(ground, `/statistics/deliveries?${query}`, {
        cookie,
        body,
      }),
    )
    if (value.state !== 'accepted' || value.rows !== count) throw new Error(JSON.stringify(value))
    return { count, took, most }
  } finally {
    clearInterval(watch)
  }
}

const fewLines = 100_000
const manyLines = 1_000_000
const mostGrowth = 64 * 1_048_576

const deliveryLine = (
  { count, took }: Delivered,
  bare: number,
  more: Pick<Line, 'bar' | 'measured' | 'met'>,
): Line => ({
  what: `Administrative delivery of ${count.toLocaleString('en')} lines from csv: read, checked, stored, matched`,
  ...more,
  measured: `${seconds(took)}; ${more.measured}`,
  ratio: times(took / bare),
  baseline: `bare COPY of as many report lines: ${seconds(bare)}`,
})

/** So many that what was used up has been swept from memory in between. */
const deliveries = 8

/** Several deliveries one after another: the time of the quickest, the most memory of all. */
async function deliverSome(ground: Ground, count: number): Promise<Delivered> {
  const all: Delivered[] = []
  for (let n = 0; n < deliveries; n += 1) all.push(await deliver(ground, count))
  const took = Math.min(...all.map((one) => one.took))
  return { count, took, most: Math.max(...all.map((one) => one.most)) }
}

/** On a server of its own, whose memory nothing else has grown. */
async function inDeliveries(ground: Ground, rows: number): Promise<Line[]> {
  const { config } = ground.desk
  const folder = join(ground.folder, 'data-of-deliveries')
  await cp(join(config.dataDir, 'keys'), join(folder, 'keys'), { recursive: true })
  const server = await startServer({
    DATA_DIR: folder,
    DATABASE_URL: config.databaseUrl ?? ground.url,
    MIGRATION_DATABASE_URL: ground.url,
    JOBS: 'off',
  })
  try {
    const own = { ...ground, server }
    const few = await deliverSome(own, Math.min(fewLines, rows))
    const lines = [
      deliveryLine(few, await bareLines(ground, few.count), {
        bar: 'memory for the next line',
        measured: `at most ${megabytes(few.most)}`,
        met: true,
      }),
    ]
    if (rows < manyLines) return lines
    const many = await deliver(own, manyLines)
    const growth = Math.max(0, many.most - few.most)
    const bare = await bareLines(ground, manyLines)
    const line = deliveryLine(many, bare, {
      bar: `≤ ${megabytes(mostGrowth)} more memory than at 100,000 lines`,
      measured: `${megabytes(growth)} more than at ${few.count.toLocaleString('en')} lines, at most ${megabytes(many.most)}`,
      met: growth <= mostGrowth,
    })
    return [...lines, line]
  } finally {
    await server.stop()
  }
}

export const importLines: Figure = {
  name: 'import',
  run: async (open, { rows }) => {
    const ground = await open()
    const count = Math.min(inReturn, rows)
    return [...(await inReturns(ground, count)), ...(await inDeliveries(ground, rows))]
  },
}
