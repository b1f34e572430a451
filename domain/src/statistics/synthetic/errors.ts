import { divideDecimals, formatDecimal, parseDecimal, powerOfTen } from '../../kernel/decimal.ts'
import type { Draw } from '../../kernel/seeded.ts'
import type { ReturnRow } from '../collection/model/content.ts'

export const errorKinds = [
  'thousandfold',
  'ten-thousandfold',
  'thousandth',
  'swapped-flow',
  'wrong-currency',
  'missing-partner',
  'duplicated-row',
  'left-out-row',
] as const
export type ErrorKind = (typeof errorKinds)[number]

/** An error that was put in: what it is, and the row it concerns. */
export interface PlantedError {
  readonly kind: ErrorKind
  readonly row: string
}

/** The amount with its point moved by `places` to the right, or to the left when below zero. */
function moved(amount: string, places: number): string {
  const figure = parseDecimal(amount)
  if (places >= 0) return formatDecimal({ ...figure, digits: figure.digits * powerOfTen(places) })
  const divisor = { digits: powerOfTen(-places), scale: 0 }
  return formatDecimal(divideDecimals(figure, divisor, figure.scale, 'down'))
}

const others = ['USD', 'CNY', 'JPY', 'EUR', 'HKD']

/** Puts one error into rows that were right; the kind may be given. */
export function plantError(
  rows: readonly ReturnRow[],
  draw: Draw,
  wanted?: ErrorKind,
): { rows: ReturnRow[]; planted: PlantedError } | undefined {
  const row = rows[Math.floor(draw() * rows.length)]
  if (!row) return undefined
  const kind = wanted ?? errorKinds[Math.floor(draw() * errorKinds.length)]!
  const change = (more: Partial<ReturnRow>) =>
    rows.map((one) => (one.key === row.key ? { ...one, ...more } : one))
  const planted = { kind, row: row.key }
  switch (kind) {
    case 'thousandfold':
      return { rows: change({ amount: moved(row.amount, 3) }), planted }
    case 'ten-thousandfold':
      return { rows: change({ amount: moved(row.amount, 4) }), planted }
    case 'thousandth':
      return { rows: change({ amount: moved(row.amount, -3) }), planted }
    case 'swapped-flow':
      return { rows: change({ flow: row.flow === 'export' ? 'import' : 'export' }), planted }
    case 'wrong-currency': {
      const currency = others.find((one) => one !== row.currency && one !== 'USD') ?? 'CNY'
      const amount = currency === 'JPY' ? row.amount.split('.')[0]! : row.amount
      return { rows: change({ currency, amount }), planted }
    }
    case 'missing-partner':
      return { rows: change({ partner: '' }), planted }
    case 'duplicated-row':
      return { rows: [...rows, { ...row, key: `${row.key}-2` }], planted }
    default:
      return { rows: rows.filter((one) => one.key !== row.key), planted }
  }
}
