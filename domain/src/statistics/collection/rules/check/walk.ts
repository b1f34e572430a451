import type { Condition, NumberOf } from '../../model/expression.ts'

/** Every figure and condition within `part`, itself included, in the order of the data. */
export function* partsOfExpression(
  part: unknown,
  pointer: readonly (string | number)[] = [],
): Generator<[part: Partial<Record<string, unknown>>, pointer: readonly (string | number)[]]> {
  if (part === null || typeof part !== 'object') return
  if (!Array.isArray(part)) yield [part as Record<string, unknown>, pointer]
  for (const [key, child] of Object.entries(part)) {
    if (key === 'where' || key === 'row') continue
    yield* partsOfExpression(child, [...pointer, Array.isArray(part) ? Number(key) : key])
  }
}

/** Codes of the cells a figure or condition names directly. */
export function cellsNamed(part: NumberOf | Condition): string[] {
  return [...partsOfExpression(part)].flatMap(([one]) =>
    ['cell', 'filled', 'blank', 'choice'].flatMap((key) =>
      typeof one[key] === 'string' && !('sumLines' in one) ? [one[key]] : [],
    ),
  )
}
