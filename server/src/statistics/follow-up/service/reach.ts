import type { Role } from '@wstc/domain/identity/roles'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import type { ReminderWay } from '@wstc/domain/statistics/follow-up/model'
import { contactMail, namedReturns } from '@wstc/domain/statistics/follow-up/words'
import { listHolders } from '../../../identity/index.ts'
import { notify, queueMail } from '../../../notices/index.ts'
import { isMailAddress } from '../../../platform/mail.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Call } from '../../../platform/serve.ts'
import { getSurvey } from '../../collection/service/subjects.ts'
import type { OwedRow } from '../store/ladder.ts'

/** What telling needs of a call; jobs have no session. */
export type TellingCall = Pick<Call, 'tx' | 'now' | 'platform'>

const reporters: readonly Role[] = ['enterprise-admin', 'enterprise-reporter']
const officers: readonly Role[] = ['statistics-officer', 'statistics-head']

type Unit = Pick<OwedRow, 'organisation' | 'email'>

/** Who reports for which organisation today. */
export async function findReporters(
  call: Pick<Call, 'tx' | 'now'>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>()
  const day = dayInShanghai(call.now)
  for (const { id, organisation } of await listHolders(call.tx, { roles: reporters, day })) {
    found.set(organisation, (found.get(organisation) ?? new Set()).add(id))
  }
  return found
}

export type Reporters = Awaited<ReturnType<typeof findReporters>>

const peopleOf = (unit: Unit, reporters: Reporters): ReadonlySet<string> =>
  (unit.organisation && reporters.get(unit.organisation)) || new Set()

export function wayTo(unit: Unit, reporters: Reporters): ReminderWay {
  if (peopleOf(unit, reporters).size > 0) return 'product'
  return isMailAddress(unit.email) ? 'mail' : 'none'
}

export const issuerOf = ({ city }: Platform) => {
  const department = city.departments.find((one) => one.id === city.city.statistics)
  return department?.name ?? city.city.name
}

const named = ({ platform }: TellingCall, rows: readonly OwedRow[]) =>
  namedReturns(
    rows.map((row) => ({
      surveyName: getSurvey(platform, row.survey).name,
      period: row.period,
      sentBack: row.sent_back,
    })),
  )

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

/** The formal demand that a message announces, instead of reminding. */
export interface Announced {
  readonly number: string
  readonly answerBy: string
}

/**
 * One notice for each person and one mail for each contact, whatever it is about. `key` makes it
 * once. Answers how many were told.
 */
export async function tellUnits(
  call: TellingCall,
  rows: readonly OwedRow[],
  key: string,
  demand?: Announced,
): Promise<number> {
  const today = dayInShanghai(call.now)
  const reporters = await findReporters(call)
  const byPerson = new Map<string, OwedRow[]>()
  for (const row of rows) {
    for (const person of peopleOf(row, reporters)) {
      byPerson.set(person, [...(byPerson.get(person) ?? []), row])
    }
  }
  for (const [person, own] of byPerson) {
    const until = own.map((row) => row.until).sort()[0]!
    await notify(call, {
      person,
      kind: demand
        ? 'statistics.demand-sent'
        : until < today
          ? 'statistics.return-overdue'
          : 'statistics.return-due',
      values: {
        returns: named(call, own),
        until: demand?.answerBy ?? until,
        ...(demand ? { number: demand.number } : {}),
      },
      link: '/app/returns',
      key,
      ...(demand ? {} : { bundle: 'statistics-reminder' }),
    })
  }
  const mailed = rows.filter((row) => wayTo(row, reporters) === 'mail')
  const byAddress = grouped(mailed, (row) => row.email.toLowerCase())
  for (const own of byAddress.values()) {
    const units = [...grouped(own, (row) => row.enterprise).values()].map((list) => ({
      name: list[0]!.name,
      returns: named(call, list),
      until: demand?.answerBy ?? list.map((row) => row.until).sort()[0]!,
    }))
    const late = own.some((row) => row.until < today)
    const mail = contactMail(units, issuerOf(call.platform), late, demand?.number)
    await queueMail(call, { to: own[0]!.email, language: 'zh-CN', ...mail })
  }
  return byPerson.size + byAddress.size
}

/** Tells the statistics office once a day that demands wait for a signature. */
export async function tellOffice(call: TellingCall): Promise<void> {
  const day = dayInShanghai(call.now)
  const people = new Set(
    (await listHolders(call.tx, { roles: officers, day })).map((one) => one.id),
  )
  for (const person of people) {
    await notify(call, {
      person,
      kind: 'statistics.demand-prepared',
      link: '/app/statistics/follow-up/demands',
      key: `statistics-demands:${day}`,
      bundle: 'statistics-demands',
    })
  }
}
