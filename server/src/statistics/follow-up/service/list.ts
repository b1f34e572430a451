import { inLanguage } from '@wstc/domain/kernel/bilingual'
import type { QueryOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { addDays, dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { ExportChoice } from '@wstc/domain/kernel/sheet'
import { addWorkingDays, workingDaysBetween } from '@wstc/domain/kernel/working-days'
import { obligationStateTexts } from '@wstc/domain/statistics/collection/words'
import type { statisticsFollowUpContract } from '@wstc/domain/statistics/follow-up/contract'
import type {
  FollowUpFilter,
  FollowUpLine,
} from '@wstc/domain/statistics/follow-up/contract/shapes'
import { stepAhead } from '@wstc/domain/statistics/follow-up/rules/ladder'
import {
  noteResultTexts,
  reminderToneTexts,
  followUpColumnTexts as titles,
} from '@wstc/domain/statistics/follow-up/words'
import { recordRead } from '../../../audit/index.ts'
import { likePattern } from '../../../desk/index.ts'
import { type ExportColumn, exportRows } from '../../../platform/export.ts'
import { readPages } from '../../../platform/read-pages.ts'
import type { Call, FileReply } from '../../../platform/serve.ts'
import { getSurvey } from '../../collection/service/subjects.ts'
import { type FollowUpRow, selectFollowUp } from '../store/list.ts'
import { rungsOf } from './ladder.ts'

type Contract = typeof statisticsFollowUpContract
type FreeCall = Omit<Call, 'tx'>

export function showLine(call: Pick<Call, 'platform' | 'now'>, row: FollowUpRow): FollowUpLine {
  const today = dayInShanghai(call.now)
  const ahead = stepAhead(rungsOf(call.platform, row), row.until, today)
  return {
    obligation: row.id,
    enterprise: { id: row.enterprise, name: row.name, uscc: row.uscc },
    district: row.district,
    survey: row.survey,
    surveyName: getSurvey(call.platform, row.survey).name,
    period: row.period,
    until: row.until,
    state: row.state,
    daysLate: row.until < today ? workingDaysBetween(row.until, today) : 0,
    hasAccount: row.organisation !== null,
    lastReminder:
      row.tone && row.way && row.reminded_on
        ? { tone: row.tone, way: row.way, onDay: row.reminded_on }
        : null,
    nextReminder:
      ahead && row.state !== 'returned' ? { tone: ahead.rung.tone, onDay: ahead.day } : null,
    lastNote:
      row.result && row.noted_on
        ? { onDay: row.noted_on, result: row.result, nextOn: row.next_on }
        : null,
    demand:
      row.demand && row.demand_state
        ? { id: row.demand, state: row.demand_state, number: row.demand_number }
        : null,
  }
}

/** The last due day of what is so many working days late. */
function untilOf(daysLate: number | undefined, today: string): string | undefined {
  if (!daysLate) return undefined
  // The day itself and the days off after it come to the same number of working days.
  return addDays(addWorkingDays(today, 1 - daysLate), -1)
}

const questionOf = (call: FreeCall, { q, daysLate, ...filter }: FollowUpFilter) => {
  const today = dayInShanghai(call.now)
  return {
    ...filter,
    today,
    pattern: q ? likePattern(q) : undefined,
    untilAtMost: untilOf(daysLate, today),
  }
}

function readCursor(text: string | undefined): { until: string; id: string } | undefined {
  if (text === undefined) return undefined
  const [until = '', id = ''] = text.split('~')
  if (!/^\d{4}-\d\d-\d\d$/.test(until) || id === '') {
    throw new Problem('request/invalid', {}, [{ path: 'after', code: 'field/invalid' }])
  }
  return { until, id }
}

/** Who has not reported and what was done about it, the longest overdue first. */
export async function listFollowUp(
  call: Call,
  { after, limit, ...filter }: QueryOf<Contract['listFollowUp']>,
): Promise<ReplyInput<Contract['listFollowUp']>> {
  const rows = await selectFollowUp(call.tx, {
    ...questionOf(call, filter),
    after: readCursor(after),
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => showLine(call, row)),
    next: rows.length > limit && last ? `${last.until}~${last.id}` : null,
  }
}

export async function getLine(call: Call, id: string): Promise<FollowUpRow> {
  const today = dayInShanghai(call.now)
  const [row] = await selectFollowUp(call.tx, { id, today, limit: 1 })
  if (!row) throw absent('return')
  return row
}

function columnsOf(call: FreeCall): ExportColumn<FollowUpLine>[] {
  const { city } = call.platform
  const say = (text: { zh: string; en: string }) => inLanguage(text, call.language)
  const column = (
    key: Exclude<keyof typeof titles, 'list'>,
    value: ExportColumn<FollowUpLine>['value'],
    kind?: 'number' | 'day',
  ): ExportColumn<FollowUpLine> => ({
    key,
    title: titles[key],
    value,
    width: key === 'enterprise' ? 40 : 18,
    ...(kind ? { kind } : {}),
  })
  const districts = new Map(city.districts.map((one) => [one.id, one.name]))
  return [
    column('enterprise', (line) => line.enterprise.name),
    column('uscc', (line) => line.enterprise.uscc),
    column('district', ({ district }) => {
      const name = districts.get(district)
      return name ? say(name) : district
    }),
    column('survey', (line) => say(line.surveyName)),
    column('period', (line) => line.period),
    column('state', (line) => say(obligationStateTexts[line.state])),
    column('until', (line) => line.until, 'day'),
    column('daysLate', (line) => line.daysLate, 'number'),
    column('lastReminder', ({ lastReminder: last }) =>
      last ? `${last.onDay} ${say(reminderToneTexts[last.tone])}` : '',
    ),
    column('lastNote', ({ lastNote: last }) =>
      last ? `${last.onDay} ${say(noteResultTexts[last.result])}` : '',
    ),
    column('nextOn', (line) => line.lastNote?.nextOn, 'day'),
    column('demand', (line) => line.demand?.number),
  ]
}

export async function exportFollowUp(
  call: FreeCall,
  { format, columns, ...filter }: FollowUpFilter & ExportChoice,
): Promise<FileReply> {
  const { database } = call.platform
  await database.inTransaction(call.actor, (tx) =>
    recordRead(
      { ...call, tx },
      {
        action: 'statistics.follow-up.export',
        subject: { kind: 'follow-up', id: filter.survey ?? 'all' },
        details: { format, filter },
      },
    ),
  )
  const pages = readPages<FollowUpRow>(database, call.actor, (tx, last) =>
    selectFollowUp(tx, {
      ...questionOf(call, filter),
      after: last && { until: last.until, id: last.id },
      limit: 1000,
    }),
  )
  async function* lines() {
    for await (const row of pages) yield showLine(call, row)
  }
  return exportRows({
    format,
    name: inLanguage(titles.list, call.language),
    language: call.language,
    chosen: [columns ?? []].flat(),
    columns: columnsOf(call),
    rows: lines(),
  })
}
