import { fraction, textOfFraction } from '../../../kernel/fraction.ts'

/** 报送率: a share in per cent to one place, half up; null where nobody owes. */
export const shareOf = (part: number, whole: number): string | null =>
  whole === 0 ? null : textOfFraction(fraction(BigInt(part) * 100n, BigInt(whole)), 1)
