import {
  addFractions,
  compareFractions,
  type Fraction,
  fraction,
  fractionOf,
  multiplyFractions,
  signOf,
  subtractFractions,
  zero,
} from '../../kernel/fraction.ts'

/** What a firm (or a group of firms under one holder) contributes to a sum. */
export type Contributions = Readonly<Record<string, string>>

/** 披露条件: at least so many contributors, and none with more than so many percent of the sum. */
export interface DisclosureRule {
  readonly contributors: number
  readonly sharePercent: number
}

const absolute = (a: Fraction): Fraction => (signOf(a) < 0 ? fraction(-a.n, a.d) : a)

export type Refusal = 'too-few' | 'dominated'

/** Why a sum may not leave the register; undefined where it may. */
export function refusalOf(
  parts: Contributions,
  { contributors, sharePercent }: DisclosureRule,
): Refusal | undefined {
  const amounts = Object.values(parts)
    .map((text) => absolute(fractionOf(text)))
    .filter((one) => signOf(one) !== 0)
  if (amounts.length < contributors) return 'too-few'
  const sum = amounts.reduce(addFractions, zero)
  const limit = multiplyFractions(sum, fraction(BigInt(sharePercent), 100n))
  return amounts.some((one) => compareFractions(one, limit) > 0) ? 'dominated' : undefined
}

/** What changed since the sum was published last: a difference must not show one firm either. */
export function changeBetween(before: Contributions, after: Contributions): Contributions {
  const firms = new Set([...Object.keys(before), ...Object.keys(after)])
  const changes: Record<string, string> = {}
  for (const firm of firms) {
    const change = subtractFractions(
      fractionOf(after[firm] ?? '0'),
      fractionOf(before[firm] ?? '0'),
    )
    if (signOf(change) !== 0)
      changes[firm] = `${signOf(change) < 0 ? '-' : ''}${cents(absolute(change))}`
  }
  return changes
}

/** Contributions are kept to the cent. */
function cents({ n, d }: Fraction): string {
  const hundredths = (n * 100n) / d
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
}
