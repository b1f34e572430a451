import {
  both,
  byMyself,
  either,
  everyone,
  type Me,
  nobody,
  type Row,
  type Rule,
  right,
  type Wall,
} from '../row-rules.ts'

const reads = right('statistics.collection.read')
const manages = right('statistics.collection.manage')
const reviews = right('statistics.return.review')
const prepares = right('statistics.return.prepare')
const submits = right('statistics.return.submit')
const locks = right('statistics.period.lock')

/** Rows carry the entry of the register that they belong to as `entries`. */
const isOwn = (row: Row, me: Me): boolean =>
  me.organisation !== null &&
  row.entries.some((entry: Row) => entry.organisation_id === me.organisation)
const inDistrict: Rule = (row, me) =>
  me.may('statistics.collection.read-district') &&
  me.organisation === 'east-lake-zone' &&
  row.district === 'east-lake'
const inDistrictOf: Rule = (row, me) =>
  row.entries.length > 0 && inDistrict({ district: row.of }, me)
const content = either(reads, both(prepares, isOwn))

/** The walls of statistics, written by hand: what a firm reports is its own and the office’s. */
export const statisticsWalls: Readonly<Record<string, Wall>> = {
  statistics_form: { sees: everyone, adds: manages },
  statistics_round: {
    sees: either(reads, right('statistics.collection.read-district'), prepares),
    adds: both(manages, (row, me) => row.opened_by === me.person),
    changes: locks,
  },
  statistics_reopening: {
    sees: either(reads, prepares),
    adds: both(locks, (row, me) => row.asked_by === me.person && row.granted_by === null),
    changes: nobody,
  },
  statistics_obligation: {
    sees: either(reads, inDistrict, both(prepares, isOwn)),
    adds: manages,
    changes: either(manages, reviews, both(submits, isOwn)),
  },
  statistics_draft: {
    sees: both(prepares, isOwn),
    adds: both(prepares, isOwn),
    changes: both(prepares, isOwn),
    removes: both(prepares, isOwn),
  },
  statistics_draft_file: {
    sees: both(prepares, isOwn),
    adds: both(prepares, isOwn),
    changes: both(prepares, isOwn),
    removes: both(prepares, isOwn),
  },
  statistics_return: {
    sees: content,
    adds: both(
      byMyself,
      either(
        both(submits, isOwn, (row) => row.source !== 'officer'),
        both(reviews, (row) => row.source === 'officer'),
      ),
    ),
  },
  statistics_return_row: { sees: content, adds: either(reviews, both(submits, isOwn)) },
  statistics_total: { sees: content, adds: either(reviews, both(submits, isOwn)) },
  statistics_review_score: { sees: reads, adds: nobody, changes: nobody },
  statistics_review_weighing: { sees: reads, adds: nobody, changes: nobody },
  statistics_judgement: { sees: content, adds: both(reviews, byMyself) },
  statistics_reminder: {
    sees: either(reads, inDistrictOf),
    adds: both(manages, byMyself, (row) => row.kind === 'asked'),
  },
  statistics_follow_up_note: {
    sees: either(reads, inDistrictOf),
    adds: both(right('statistics.follow-up.note'), byMyself, either(reads, inDistrictOf)),
  },
  statistics_demand: {
    sees: either(
      reads,
      inDistrict,
      both(prepares, isOwn, (row) => row.state === 'sent'),
    ),
    adds: both(manages, (row, me) => row.state === 'prepared' && row.prepared_by === me.person),
    changes: both(manages, (row) => row.state === 'prepared'),
  },
  statistics_rate: { sees: everyone, adds: both(manages, byMyself) },
}

/** Rows of statistics with the entry of the register that they belong to. */
export function withUnits(truth: Map<string, Row[]>): void {
  const entries = truth.get('registry_enterprise')!
  const obligations = truth.get('statistics_obligation')!
  const unitOf = (obligation: string) =>
    obligations.find((one) => one.id === obligation)?.enterprise
  for (const table of Object.keys(statisticsWalls)) {
    truth.set(
      table,
      truth.get(table)!.map((row) => {
        const unit = row.enterprise ?? (row.obligation && unitOf(row.obligation))
        const of = obligations.find((one) => one.id === row.obligation)?.district
        return { ...row, of, entries: entries.filter((entry) => entry.id === unit) }
      }),
    )
  }
}
