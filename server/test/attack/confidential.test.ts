import { statisticsFollowUpContract } from '@wstc/domain/statistics/follow-up/contract'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { enqueue } from '../../src/platform/jobs.ts'
import { statisticsCollectionJobs } from '../../src/statistics/collection/jobs.ts'
import { statisticsFollowUpJobs } from '../../src/statistics/follow-up/jobs.ts'
import { statisticsReviewJobs } from '../../src/statistics/review/jobs.ts'
import { refusalOf } from '../setup/browser.ts'
import { runJobs } from '../setup/jobs.ts'
import { content, type Desk, row } from '../statistics/collection-world.ts'
import {
  type Office,
  openReviewWorld,
  type ReviewWorld,
  survey,
} from '../statistics/review-world.ts'

/** What is planted in returns, drafts, files, explanations, corrections and judgements. */
const planted = [
  ...['731946.28', '842057.39', '842058.41', '953168.52', '62915.37', '164279.63'],
  ...['ROWNOTE', 'DRAFTNOTE', 'EXPLAINED', 'CORRECTED', 'SENTBACK', 'CELLCOMMENT', 'FILELINE'],
]

let world: ReviewWorld
let desk: Desk
let officer: Office
const lines: string[] = []

beforeAll(async () => {
  const logTo = { write: (line: string) => void lines.push(line) }
  world = await openReviewWorld({ env: { LOG_LEVEL: 'trace' }, logTo })
  const { organisation } = await world.enterprise()
  desk = await world.desk('enterprise-reporter', organisation)
  officer = await world.office('statistics-officer', 'statistics')
  await work()
}, 120_000)
afterAll(() => world?.close())

async function asOwner(statement: string, values: string[] = []): Promise<pg.QueryResult> {
  const url = new URL(inject('cluster').adminUrl)
  url.pathname = new URL(world.platform.config.databaseUrl!).pathname
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  return admin.query(statement, values).finally(() => admin.end())
}

/** A working month of a firm and its officer, with everything that can go wrong on the way. */
async function work(): Promise<void> {
  const [december, february, march] = ['2017-12', '2018-02', '2018-03']
  for (const period of [december, february, march]) {
    await officer.openRound({ body: { survey, period } })
  }
  await officer.openRound({ body: { survey: 'register-annual', period: '2017' } })
  const lineOf = async (period: string, of = survey) =>
    (await desk.listOwnReturns({ query: { survey: of, period } })).items[0]!

  // Refused, then taken, sent back, begun anew.
  const first = await lineOf(march)
  const params = { obligation: first.id }
  const sent = content([row({ amount: '731946.28', note: 'ROWNOTE' })])
  const faulty = content([row({ amount: '731946.28', partner: 'ROWNOTE' })])
  await desk.saveReturnDraft({ params, revision: 0, body: { content: faulty, source: 'grid' } })
  await desk.checkOwnReturn({ params, body: { content: faulty } })
  const submit = (revision: number, said: typeof sent) =>
    refusalOf(desk.submitReturn({ params, revision, body: { content: said } }))
  expect(await submit(first.revision, faulty)).toBe('statistics/return-not-ready')
  expect(await submit(99, sent)).toBe('request/changed-meanwhile')
  const wrong = { ...sent, rows: [{ ...sent.rows[0], amount: { text: '731946.28' } }] }
  expect(await submit(first.revision, wrong as never)).toBe('request/invalid')
  // The database refuses what it is given, and says which row that was.
  await asOwner(`alter table wstc.statistics_return_row
    add constraint planted check (note <> 'ROWNOTE') not valid`)
  expect(await submit(first.revision, sent)).toBe('request/failed')
  await asOwner('alter table wstc.statistics_return_row drop constraint planted')
  await world.handIn(desk, march, sent.rows)
  await world.weigh()
  await officer.sendReturnBack({
    params,
    revision: (await officer.openReview({ params })).line.revision,
    body: { word: 'SENTBACK', comments: [{ cell: 'rows.r1.amount', text: 'CELLCOMMENT' }] },
  })
  const { draftRevision } = await desk.openOwnReturn({ params })
  const begun = content([row({ amount: '953168.52', note: 'DRAFTNOTE' })], {
    explanations: [{ edit: 'MON-ROW-04', address: 'rows.r1', text: 'EXPLAINED' }],
  })
  await desk.saveReturnDraft({
    params,
    revision: draftRevision,
    body: { content: begun, source: 'grid' },
  })

  // Corrected by the officer, and so accepted.
  const old = await world.handIn(desk, december, [row({ amount: '842057.39' })])
  const review = await officer.openReview({ params: { obligation: old } })
  await officer.correctReturn({
    params: { obligation: old },
    revision: review.line.revision,
    body: { content: content([row({ amount: '842058.41' })]), reason: 'CORRECTED' },
  })

  // A form of fixed cells.
  const yearly = await lineOf('2017', 'register-annual')
  const cells = {
    ...{ operation: 'active', 'main-item': 'SI21', turnover: '62915.37', exports: '60.00' },
    ...{ imports: '5.00', employees: '40', outsourcing: 'yes', technology: 'no' },
    ...{ affiliates: 'yes', 'sends-people': 'no' },
  }
  const annual = { obligation: yearly.id }
  await desk.submitReturn({
    params: annual,
    revision: yearly.revision,
    body: { content: content([], { cells }) },
  })
  const { line } = await officer.openReview({ params: annual })
  await officer.acceptReturn({ params: annual, revision: line.revision, body: {} })

  // By file, whole and broken.
  const { id } = await lineOf(february)
  const load = (text: string) => {
    const body = new FormData()
    body.append('file', new Blob([text]), 'lines.csv')
    return desk.importReturnFile({ params: { obligation: id }, query: { draft: 0 }, body })
  }
  expect(await refusalOf(load('164279.63,FILELINE'))).not.toBe('')
  await load('flow,item,partner,mode,currency,amount,note\nexport,SI21,US,1,USD,164279.63,FILELINE')

  // What the database says of a row that it refuses.
  const refused = await world
    .asSystem((tx) =>
      tx
        .insertInto('statistics_return_row')
        .values({ obligation: first.id, amount: '731946.28', note: 'ROWNOTE' } as never)
        .execute(),
    )
    .catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Error)
  world.platform.log.error({ err: refused }, 'planted')

  const followUp = (await world.as('statistics-officer')).client(statisticsFollowUpContract)
  await followUp.listFollowUp({ query: { survey } })
  const now = world.platform.clock.now()
  for (const kind of ['statistics.follow-up', 'statistics.open-rounds']) {
    await world.asSystem((tx) => enqueue({ tx, now }, { kind }))
  }
  await runJobs(world.platform, [
    ...statisticsCollectionJobs,
    ...statisticsReviewJobs,
    ...statisticsFollowUpJobs,
  ])
}

test('no line of the server’s log, however talkative, has a figure or a word of a return', () => {
  expect(lines.filter((line) => line.includes('statistics_return_row'))).toHaveLength(2)
  const told = planted.filter((word) => lines.some((line) => line.includes(word)))
  expect(told).toEqual([])
})

/**
 * Tables in which what a return says may stand, by hand; no other has a word of it. A receipt carries
 * what was signed, for the unit alone.
 */
const rooms = [
  'audit_receipt',
  'platform_request',
  'statistics_draft',
  'statistics_draft_file',
  'statistics_judgement',
  'statistics_return',
  'statistics_return_row',
  'statistics_review_score',
  'statistics_total',
]

test('no table beyond those of the returns has a figure or a word of one: no audit entry, notice, mail, job or outbox', async () => {
  const { rows: tables } = await asOwner(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'wstc' and c.relkind in ('r', 'p') order by 1`,
  )
  const seen = new Map<string, string[]>()
  for (const { name } of tables as { name: string }[]) {
    const { rows } = await asOwner(
      `select w from unnest($1::text[]) w where exists (select from wstc.${name} t
         where position(w in t::text) > 0
           or position(encode(convert_to(w, 'UTF8'), 'hex') in t::text) > 0)`,
      [`{${planted.join(',')}}`],
    )
    for (const { w } of rows) seen.set(w, [...(seen.get(w) ?? []), name])
  }
  const elsewhere = [...seen].flatMap(([word, at]) =>
    at.filter((name) => !rooms.includes(name)).map((name) => `${word} in ${name}`),
  )
  expect(elsewhere).toEqual([])
  // Each was planted, so that the search can find it.
  expect([...seen.keys()].sort()).toEqual([...planted].sort())
  const { rows: counted } = await asOwner(
    `select (select count(*)::int from wstc.audit_entry) as acts,
      (select count(*)::int from wstc.notices_notice) as notices`,
  )
  expect(counted[0].acts).toBeGreaterThan(10)
  expect(counted[0].notices).toBeGreaterThan(0)
})
