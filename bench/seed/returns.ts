import { createHash } from 'node:crypto'
import { canonicalJson } from '@wstc/domain/kernel/canonical-json'
import { addDays, lastDayOf, type Period } from '@wstc/domain/kernel/period'
import type { Survey } from '@wstc/domain/statistics/collection/model/survey'
import { nextPeriod, versionFor } from '@wstc/domain/statistics/collection/rules/periods'
import { inUsDollars } from '@wstc/domain/statistics/collection/rules/rates'
import {
  type SyntheticCity,
  type SyntheticEnterprise,
  syntheticEnterprises,
} from '@wstc/domain/statistics/synthetic/enterprise'
import { syntheticRates } from '@wstc/domain/statistics/synthetic/rates'
import { type SyntheticReturn, syntheticReturn } from '@wstc/domain/statistics/synthetic/returns'
import pg from 'pg'
import { copyIn } from '../../server/src/platform/database-copy.ts'

export interface ReturnsToSeed {
  readonly survey: Survey
  readonly city: SyntheticCity
  readonly enterprises: number
  readonly start: Period
  readonly months: number
  /** Begins every id, so that several loads do not meet. */
  readonly name: string
}

export interface SeededReturns {
  readonly returns: number
  readonly rows: number
  /** Last month: its returns wait for judgement, those before are accepted. */
  readonly waiting: Period
}

/** Number of the first firm: those of the demo begin at 0, and no code may stand twice. */
const clearOfDemo = 50_000

type Value = string | number | boolean | null
type Line = readonly Value[]

const text = (value: Value): string =>
  value === null ? '\\N' : String(value).replace(/[\\\t\n\r]/g, (one) => `\\${one}`)

async function* chunksOf(lines: Iterable<Line>): AsyncGenerator<Buffer> {
  let part = ''
  for (const line of lines) {
    part += `${line.map(text).join('\t')}\n`
    if (part.length < 1 << 16) continue
    yield Buffer.from(part)
    part = ''
  }
  if (part) yield Buffer.from(part)
}

const copy = (client: pg.Client, into: string, lines: Iterable<Line>): Promise<void> =>
  copyIn(client, `copy ${into} from stdin`, chunksOf(lines))

const instant = (day: string): string => `${day} 10:00:00+08`
const literal = pg.escapeLiteral

async function addUnits(
  client: pg.Client,
  firms: readonly SyntheticEnterprise[],
  idOf: (index: number) => string,
): Promise<void> {
  await copy(
    client,
    `registry_enterprise (id, uscc, name, english, former, district, state, standings, sectors,
      exports, imports, address, note, search, name_key, synthetic, changed_at)`,
    firms.map((firm) => [
      idOf(firm.index),
      firm.uscc,
      firm.name,
      '',
      '[]',
      firm.district,
      'active',
      '[]',
      `{${firm.sector}}`,
      '{}',
      '{}',
      '',
      '',
      `${firm.name} ${firm.uscc}`.toLowerCase(),
      `${firm.name} ${firm.index}`,
      true,
      instant('2015-01-01'),
    ]),
  )
}

async function addRound(client: pg.Client, survey: Survey, period: Period): Promise<string> {
  const form = versionFor(survey, period)
  if (!form) throw new Error(`${survey.id} does not ask for ${period}`)
  const content = canonicalJson(JSON.parse(JSON.stringify(form)))
  const digest = createHash('sha256').update(content).digest('hex')
  const due = addDays(lastDayOf(period), 10)
  const values = [survey.id, form.version, digest]
  await client.query(
    `insert into statistics_form values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [...values, content, instant('2015-01-01')],
  )
  await client.query(
    `insert into statistics_round (survey, period, version, sha256, due_on, opened_at)
      values ($1, $4, $2, $3, $5, $6)`,
    [...values, period, due, instant(lastDayOf(period))],
  )
  return due
}

/** One month: its obligations, returns and rows. Those of the last month are handed in last of all. */
async function addMonth(
  client: pg.Client,
  asked: ReturnsToSeed,
  made: readonly { readonly unit: string; readonly one: SyntheticReturn }[],
  of: { readonly period: Period; readonly due: string; readonly last: boolean },
): Promise<number> {
  const { name, survey } = asked
  const { period, due, last } = of
  const idOf = (one: SyntheticReturn): string => `${name}-${period}-${one.enterprise.index}`
  const came = made.filter(({ one }) => one.daysFromDue !== undefined)
  const dayOf = (one: SyntheticReturn): string => instant(addDays(due, one.daysFromDue ?? 0))
  await copy(
    client,
    `statistics_obligation (id, survey, period, enterprise, district, why, opened_at, due_on, latest,
      version, first_submitted_at, submitted_at, accepted_version)`,
    made.map(({ unit, one }) => {
      const done = one.daysFromDue !== undefined && !last
      const head = [idOf(one), survey.id, period, unit, one.enterprise.district, '[]']
      const state = done ? ['accepted', 1, dayOf(one), dayOf(one), 1] : [null, 0, null, null, null]
      return [...head, instant(lastDayOf(period)), due, ...state]
    }),
  )
  await copy(
    client,
    `statistics_return (obligation, version, form_version, nothing, cells, explanations, findings,
      content_hash, source, reason, at, synthetic)`,
    came.map(({ one }) => [
      idOf(one),
      1,
      1,
      one.nothingToReport,
      '{}',
      '[]',
      '[]',
      '0'.repeat(64),
      'demo',
      '',
      dayOf(one),
      true,
    ]),
  )
  const rates = syntheticRates(period)
  const rows = came.flatMap(({ one }) =>
    one.rows.map((row, place): Line => {
      const { key, flow, item, partner, mode, currency, amount } = row
      const usd = inUsDollars(amount, rates[currency]) ?? null
      return [idOf(one), 1, place, key, flow, item, partner, mode, currency, amount, usd]
    }),
  )
  await copy(
    client,
    `statistics_return_row (obligation, version, place, key, flow, item, partner, mode, currency,
      amount, usd)`,
    rows,
  )
  if (last) {
    await client.query(`update statistics_obligation o set latest = 'submitted', version = 1,
      first_submitted_at = r.at, submitted_at = r.at from statistics_return r
      where r.obligation = o.id and o.survey = ${literal(survey.id)} and o.period = ${literal(period)}`)
  }
  return rows.length
}

/**
 * Months of returns of firms that do not exist, by COPY; `url` must be allowed to write every row.
 * What depends on them (sums of a return, its place in the queue) comes as it always does.
 */
export async function copyReturns(url: string, asked: ReturnsToSeed): Promise<SeededReturns> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=wstc,public' })
  await client.connect()
  try {
    const { name, survey, city, enterprises, start, months } = asked
    const firms = [...syntheticEnterprises(name, enterprises, city, clearOfDemo)]
    const unitOf = (index: number): string => `${name}-${index}`
    await addUnits(client, firms, unitOf)
    let [returns, rows, period] = [0, 0, start]
    for (let n = 0; n < months; n += 1) {
      if (n > 0) period = nextPeriod(period)
      const made = firms.map((firm) => ({
        unit: unitOf(firm.index),
        one: syntheticReturn(name, firm, start, period),
      }))
      const due = await addRound(client, survey, period)
      rows += await addMonth(client, asked, made, { period, due, last: n === months - 1 })
      returns += made.filter(({ one }) => one.daysFromDue !== undefined).length
    }
    return { returns, rows, waiting: period }
  } finally {
    await client.end()
  }
}
