import { z } from 'zod'

/** Why a value is proposed: a slip that people make, the figure of before, or the nearest that fits. */
export const SuggestionReason = z.enum([
  'thousand',
  'ten-thousand',
  'thousandth',
  'ten-thousandth',
  'sign',
  'swapped',
  'digits-turned',
  'digit-more',
  'digit-less',
  'expected',
  'nearest',
])
export type SuggestionReason = z.infer<typeof SuggestionReason>
