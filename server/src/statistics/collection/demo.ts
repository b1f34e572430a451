import { contentHashOf } from '@wstc/domain/audit/rules/statements'
import { isWithin, reportableItems } from '@wstc/domain/kernel/codes/ebops'
import {
  addDays,
  dayInShanghai,
  lastDayOf,
  monthOf,
  type Period,
  previousPeriod,
} from '@wstc/domain/kernel/period'
import { checkReturn } from '@wstc/domain/statistics/collection/edits/verdict'
import { emptyReturn, type ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import { inUsDollars } from '@wstc/domain/statistics/collection/rules/rates'
import {
  type Stream,
  type SyntheticEnterprise,
  syntheticEnterprise,
} from '@wstc/domain/statistics/synthetic/enterprise'
import { syntheticRates } from '@wstc/domain/statistics/synthetic/rates'
import { syntheticReturn } from '@wstc/domain/statistics/synthetic/returns'
import { sha256 } from '../../audit/index.ts'
import { system } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database.ts'
import { enqueue, type Job, type JobHandler } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { listUnits, type Unit } from '../../registry/index.ts'
import { readGround } from './service/ground.ts'
import { openRound } from './service/rounds.ts'
import { getForm, getRound } from './service/subjects.ts'
import { listOfRound, type ObligationRow, updateObligation } from './store/obligations.ts'
import { insertReturn, saveDraft } from './store/returns.ts'
import { findRound, insertRates } from './store/rounds.ts'

const kind = 'statistics.make-demo-returns'
const survey = 'services-monthly'
const months = 14
const seed = 'returns'

const at = (day: string, hour: number): Date =>
  new Date(`${day}T${String(hour).padStart(2, '0')}:30:00+08:00`)

function cityOf({ city }: Platform) {
  return {
    districts: city.districts.map((one) => one.id),
    sectors: city.sectors.map((one) => ({ id: one.id, items: one.ebops.map(({ item }) => item) })),
  }
}

/** Rates of the demo: units that one US dollar buys; invented, and marked as such. */
async function addRates(tx: Tx, month: Period, now: Date): Promise<void> {
  const rows = Object.entries(syntheticRates(month))
    .filter(([currency]) => currency !== 'USD')
    .map(([currency, usd]) => ({
      currency,
      month,
      version: 1,
      per_usd: (1 / Number(usd)).toFixed(6),
      source: '演示数据 demo data',
      status: 'unverified' as const,
      by_person: null,
      known_at: now,
    }))
  await insertRates(tx, rows)
}

interface Filed {
  readonly job: Job
  readonly tx: Tx
  readonly row: ObligationRow
  readonly content: ReturnContent
  readonly filedAt: Date
  /** Judged long ago, or waiting for the statistics office. */
  readonly accepted: boolean
}

/** Hands in what a firm that does not exist would have; what has hard faults stays a draft. */
async function file({ tx, row, content, filedAt, accepted }: Filed): Promise<void> {
  const round = await getRound(tx, row.survey, row.period)
  const ground = await readGround(tx, row)
  const verdict = accepted ? undefined : checkReturn(await getForm(tx, round), ground, content)
  if (verdict?.findings.some((one) => one.severity === 'hard')) {
    const draft = { obligation: row.id, revision: 0, content, by: null, at: filedAt }
    await saveDraft(tx, draft)
    return
  }
  const soft = (verdict?.findings ?? []).filter((one) => one.severity === 'soft')
  const said: ReturnContent = {
    ...content,
    explanations: soft.map(({ edit, address }) => ({
      edit,
      address,
      text: '情况属实，合同和发票可查（演示数据）。',
    })),
  }
  await insertReturn(
    tx,
    {
      obligation: row.id,
      version: 1,
      form_version: content.formVersion,
      nothing: content.nothingToReport,
      cells: '{}',
      explanations: JSON.stringify(said.explanations),
      findings: JSON.stringify(verdict?.findings ?? []),
      content_hash: contentHashOf(JSON.parse(JSON.stringify(said)), sha256),
      source: 'demo',
      reason: '',
      by_person: null,
      at: filedAt,
      synthetic: true,
    },
    content.rows.map((one, place) => ({
      obligation: row.id,
      version: 1,
      place,
      key: one.key,
      flow: one.flow as 'export',
      item: one.item,
      partner: one.partner,
      mode: one.mode,
      currency: one.currency,
      amount: one.amount,
      usd: inUsDollars(one.amount, ground.rates[one.currency]) ?? null,
      contract: null,
      note: null,
    })),
  )
  await updateObligation(tx, row.id, row.revision, {
    latest: accepted ? 'accepted' : 'submitted',
    version: 1,
    first_submitted_at: filedAt,
    submitted_at: filedAt,
    ...(accepted ? { accepted_version: 1 } : {}),
  })
}

/** The firm with the business that the register knows of the unit. */
function fit(firm: SyntheticEnterprise, unit: Unit | undefined): SyntheticEnterprise {
  const streams = firm.streams.flatMap((stream, index): Stream[] => {
    const known = unit?.facts[stream.flow === 'export' ? 'exports' : 'imports'] ?? []
    const items = reportableItems.filter(({ code }) => known.some((one) => isWithin(code, one)))
    const item = items[index % Math.max(1, items.length)]
    return item ? [{ ...stream, item: item.code }] : []
  })
  return { ...firm, streams }
}

/** Whoever signs in to the demo finds something to do. */
async function extend(tx: Tx, row: ObligationRow, now: Date): Promise<void> {
  await updateObligation(tx, row.id, row.revision, {
    extended_to: addDays(row.due_on, 20),
    relief: '系统切换，统一延期（演示数据）',
    relief_at: now,
  })
}

async function makeMonth(job: Job, period: Period, last: boolean): Promise<number> {
  const { platform } = job
  const opened = at(addDays(lastDayOf(period), -6), 9)
  return job.inTransaction(async (tx) => {
    await addRates(tx, period, opened)
    const call = { tx, actor: system, now: opened, platform, requestId: job.id, address: '-' }
    // The clock opens the newest round too, whichever comes first.
    if (!(await findRound(tx, survey, period))) await openRound(call, { survey, period })
    const owed = await listOfRound(tx, survey, period)
    if (owed.some((row) => row.version > 0 || row.relief_at !== null)) return 0
    const start = monthOf(addDays(`${period}-01`, -31 * months))
    let filed = 0
    const units = new Map((await listUnits(tx)).map((one) => [one.id, one]))
    for (const row of owed) {
      const index = Number.parseInt(row.enterprise.slice(-6), 16) % 5000
      const firm = fit(
        syntheticEnterprise(seed, index, cityOf(platform)),
        units.get(row.enterprise),
      )
      if (last && units.get(row.enterprise)?.organisation) {
        await extend(tx, row, opened)
        continue
      }
      const made = syntheticReturn(seed, firm, start, period)
      if (made.daysFromDue === undefined) continue
      const filedAt = at(addDays(row.due_on, made.daysFromDue), 10 + (index % 7))
      if (filedAt > job.now) continue
      const rows = last ? made.rows : made.rows.filter((one) => one.partner !== '')
      const content: ReturnContent = {
        ...emptyReturn(1),
        nothingToReport: made.nothingToReport || rows.length === 0,
        rows: rows.map((one) => ({ ...one })),
      }
      await file({ job, tx, row, content, filedAt, accepted: !last })
      filed += 1
    }
    return filed
  })
}

/** Months of returns of firms that do not exist, made after the start so that it does not wait. */
export const demoReturnsJob: JobHandler = {
  kind,
  run: async (job) => {
    if (!job.platform.surveys.some((one) => one.id === survey)) return { returns: 0 }
    let period = previousPeriod(monthOf(dayInShanghai(job.now)))
    const periods = [period]
    while (periods.length < months) {
      period = previousPeriod(period)
      periods.unshift(period)
    }
    let returns = 0
    for (const [index, one] of periods.entries()) {
      returns += await makeMonth(job, one, index === periods.length - 1)
      await job.report(index + 1, periods.length)
    }
    return { returns }
  },
}

export async function queueDemoReturns(platform: Platform): Promise<void> {
  const { database, clock } = platform
  await database.inTransaction(system, (tx) =>
    enqueue({ tx, now: clock.now() }, { kind, key: 'demo-returns', totalSteps: months }),
  )
}
