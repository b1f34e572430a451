import { compareDecimalTexts, sumDecimalTexts } from '../../kernel/decimal.ts'
import { divideFractions, fractionOf, textOfFraction } from '../../kernel/fraction.ts'
import type { Day } from '../../kernel/period.ts'
import { Problem } from '../../kernel/problem.ts'
import { trimTail } from '../../kernel/trim.ts'
import { Currency, FundSource, MoneyKind } from '../model/project.ts'

/** One version of an investment entry with its two times. */
export interface MoneyEntry {
  /** What all versions of the entry share. */
  readonly line: string
  readonly version: number
  readonly kind: MoneyKind
  readonly source: FundSource
  /** Year that the money is for. */
  readonly year: number
  /** When it was true: day of the plan, of the approval, of the payment. */
  readonly day: Day
  /** In ten thousands of `currency`, exact. */
  readonly amount: string
  readonly currency: Currency
  /** Day on which we knew it. */
  readonly knownOn: Day
}

/** 金额 of one kind and currency. The kind travels with the figure, so that sums cannot mix. */
export interface Sum {
  readonly kind: MoneyKind
  readonly currency: Currency
  /** What departments entered. */
  readonly said: string
  /** Of that, what accepted evidence shows. */
  readonly shown: string
}

/**
 * a + b of one kind and one currency.
 * @throws Problem `plan/kinds-do-not-add`
 */
export function addSums(a: Sum, b: Sum): Sum {
  if (a.kind !== b.kind || a.currency !== b.currency) {
    throw new Problem('plan/kinds-do-not-add', {
      first: `${a.kind} ${a.currency}`,
      second: `${b.kind} ${b.currency}`,
    })
  }
  return {
    ...a,
    said: plain(sumDecimalTexts([a.said, b.said])),
    shown: plain(sumDecimalTexts([a.shown, b.shown])),
  }
}

/** `12.500000` and `12.5` are one figure. */
export const plain = (amount: string): string =>
  amount.includes('.')
    ? trimTail(
        trimTail(amount, (digit) => digit === '0'),
        (point) => point === '.',
      )
    : amount

/** The versions that hold as known on `day`: the newest of each line, if it was true by then. */
export function moneyOn<T extends MoneyEntry>(entries: readonly T[], day: Day): T[] {
  const newest = new Map<string, T>()
  for (const entry of entries) {
    if (entry.knownOn > day) continue
    const found = newest.get(entry.line)
    if (!found || found.version < entry.version) newest.set(entry.line, entry)
  }
  return [...newest.values()].filter((entry) => entry.day <= day)
}

/** The three kinds of one currency, each for itself, and what they are of one another. */
export interface Investment {
  readonly currency: Currency
  readonly planned: Sum
  readonly authorised: Sum
  readonly paid: Sum
  /** Paid ÷ planned in percent, one place; absent where nothing is planned. */
  readonly paidOfPlannedPercent?: string
  readonly paidOfAuthorisedPercent?: string
  readonly authorisedOfPlannedPercent?: string
}

const nothing = (kind: MoneyKind, currency: Currency): Sum => ({
  kind,
  currency,
  said: '0',
  shown: '0',
})

function total(
  entries: readonly MoneyEntry[],
  kind: MoneyKind,
  currency: Currency,
  shown: ReadonlySet<string>,
): Sum {
  return entries
    .filter((entry) => entry.kind === kind && entry.currency === currency)
    .map((entry) => ({
      kind,
      currency,
      said: entry.amount,
      shown: shown.has(proofOf(entry)) ? entry.amount : '0',
    }))
    .reduce(addSums, nothing(kind, currency))
}

/** What evidence of an entry hangs on: this very version, so that a correction is shown anew. */
export const proofOf = (entry: Pick<MoneyEntry, 'line' | 'version'>): string =>
  `${entry.line}.${entry.version}`

/** part ÷ whole in percent, cut to one place so that it never shows more than there is. */
export function completion(part: string, whole: string): string | undefined {
  if (compareDecimalTexts(whole, '0') <= 0) return undefined
  const ratio = divideFractions(fractionOf(part), fractionOf(whole))
  return textOfFraction({ n: ratio.n * 100n, d: ratio.d }, 1, 'floor')
}

const rate = <K extends string>(name: K, part: Sum, whole: Sum): { [P in K]?: string } => {
  const percent = completion(part.said, whole.said)
  return (percent === undefined ? {} : { [name]: percent }) as { [P in K]?: string }
}

function investmentIn(
  entries: readonly MoneyEntry[],
  currency: Currency,
  shown: ReadonlySet<string>,
): Investment {
  const [planned, authorised, paid] = MoneyKind.options.map((kind) =>
    total(entries, kind, currency, shown),
  ) as [Sum, Sum, Sum]
  return {
    currency,
    planned,
    authorised,
    paid,
    ...rate('paidOfPlannedPercent', paid, planned),
    ...rate('paidOfAuthorisedPercent', paid, authorised),
    ...rate('authorisedOfPlannedPercent', authorised, planned),
  }
}

/** 投资汇总: per currency, in all and by year and by source; no sum crosses a kind or a currency. */
export interface InvestmentSums {
  readonly all: readonly Investment[]
  readonly byYear: readonly (Investment & { readonly year: number })[]
  readonly bySource: readonly (Investment & { readonly source: FundSource })[]
}

/** Sums of entries as `moneyOn` gives them; `shown` holds `proofOf` of entries with accepted evidence. */
export function sumInvestment(
  entries: readonly MoneyEntry[],
  shown: ReadonlySet<string>,
): InvestmentSums {
  const currencies = Currency.options.filter((one) => entries.some((e) => e.currency === one))
  const years = [...new Set(entries.map((entry) => entry.year))].sort((a, b) => a - b)
  const parts = <T>(of: (currency: Currency) => T[]): T[] => currencies.flatMap(of)
  return {
    all: parts((currency) => [investmentIn(entries, currency, shown)]),
    byYear: parts((currency) =>
      years.flatMap((year) => {
        const own = entries.filter((e) => e.year === year && e.currency === currency)
        return own.length > 0 ? [{ year, ...investmentIn(own, currency, shown) }] : []
      }),
    ),
    bySource: parts((currency) =>
      FundSource.options.flatMap((source) => {
        const own = entries.filter((e) => e.source === source && e.currency === currency)
        return own.length > 0 ? [{ source, ...investmentIn(own, currency, shown) }] : []
      }),
    ),
  }
}

/** 投资预警: more was paid than authorised, or authorised than planned, of one currency in all. */
export interface MoneyWarning {
  readonly code: 'paid-above-authorised' | 'authorised-above-planned'
  readonly currency: Currency
  readonly more: string
  readonly less: string
}

export function warnOf(sums: InvestmentSums): MoneyWarning[] {
  return sums.all.flatMap(({ currency, planned, authorised, paid }) => {
    const above = (code: MoneyWarning['code'], more: Sum, less: Sum): MoneyWarning[] =>
      compareDecimalTexts(more.said, less.said) > 0
        ? [{ code, currency, more: more.said, less: less.said }]
        : []
    return [
      ...above('paid-above-authorised', paid, authorised),
      ...above('authorised-above-planned', authorised, planned),
    ]
  })
}
