import { currencies } from '@wstc/domain/kernel/codes/currencies'
import { type FieldFault, Problem } from '@wstc/domain/kernel/problem'
import type { RateLine } from '@wstc/domain/statistics/collection/contract/rounds'
import { recordAct } from '../../../audit/index.ts'
import { listNames } from '../../../identity/index.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Call } from '../../../platform/serve.ts'
import { insertRates, selectRates, selectRateVersions } from '../store/rounds.ts'
import { queueRevaluation } from './revalue.ts'

/** The newest word on the averages of some months, for whoever turns amounts into US dollars. */
export async function readMonthRates(tx: Tx, months: readonly string[]) {
  const rows = await selectRates(tx, months)
  return rows.map(({ currency, month, per_usd }) => ({ currency, month, perUsd: per_usd }))
}

export async function listRates(
  call: Call,
  asked: { readonly month: string; readonly versions: 'newest' | 'all' },
): Promise<{ items: RateLine[] }> {
  const rows = await selectRateVersions(call.tx, asked.month)
  const names = await listNames(
    call.tx,
    rows.flatMap((row) => row.by_person ?? []),
  )
  const seen = new Set<string>()
  const items = rows
    .filter((row) => {
      const newest = !seen.has(row.currency)
      seen.add(row.currency)
      return newest || asked.versions === 'all'
    })
    .map((row) => ({
      currency: row.currency,
      month: row.month,
      perUsd: row.per_usd,
      status: row.status,
      source: row.source,
      version: row.version,
      knownAt: row.known_at.toISOString(),
      by: (row.by_person && names.get(row.by_person)) || null,
    }))
  return { items }
}

interface Entered {
  readonly month: string
  readonly source: string
  readonly rates: readonly {
    readonly currency: string
    readonly perUsd: string
    readonly status: 'verified' | 'unverified'
  }[]
}

const known = new Set<string>(currencies.map((one) => one.code))

function faultsOf(rates: Entered['rates']): FieldFault[] {
  return rates.flatMap(({ currency, perUsd }, index) => [
    ...(known.has(currency) && currency !== 'USD'
      ? []
      : [{ path: `rates.${index}.currency`, code: 'field/not-an-option' }]),
    ...(/[1-9]/.test(perUsd)
      ? []
      : [{ path: `rates.${index}.perUsd`, code: 'field/too-small', details: { minimum: 0 } }]),
  ])
}

/** Enters rates; what was known before stays as an older version. What is the same is not entered. */
export async function enterRates(call: Call, input: Entered): Promise<{ entered: number }> {
  const faults = faultsOf(input.rates)
  if (faults.length > 0) throw new Problem('request/invalid', {}, faults)
  const before = new Map<string, { version: number; text: string }>()
  for (const row of await selectRateVersions(call.tx, input.month)) {
    const text = [row.per_usd, row.status, row.source].join(' ')
    if (!before.has(row.currency)) before.set(row.currency, { version: row.version, text })
  }
  const news = new Map(input.rates.map((one) => [one.currency, one]))
  const rows = [...news.values()]
    .filter(
      ({ currency, perUsd, status }) =>
        before.get(currency)?.text !== [perUsd, status, input.source].join(' '),
    )
    .map(({ currency, perUsd, status }) => ({
      currency,
      month: input.month,
      version: (before.get(currency)?.version ?? 0) + 1,
      per_usd: perUsd,
      source: input.source,
      status,
      by_person: call.actor.personId ?? null,
      known_at: call.now,
    }))
  const entered = await insertRates(call.tx, rows)
  if (entered < rows.length) throw new Problem('request/changed-meanwhile', { what: 'rate' })
  if (entered > 0) await queueRevaluation(call, input.month)
  await recordAct(call, {
    action: 'statistics.rate.enter',
    subject: { kind: 'rate', id: input.month },
    details: { currencies: rows.map((row) => row.currency) },
  })
  return { entered }
}
