import { z } from 'zod'

/** What comparing a return with receipts and tax comes to. */
export const GapClass = z.enum([
  'gap',
  'only-return',
  'only-receipts',
  'only-tax',
  'cannot-tell',
  'explained',
  'agrees',
])
export type GapClass = z.infer<typeof GapClass>

/** 待更正 · 已采用 · 已被替换 · 已撤回. */
export const DeliveryState = z.enum(['held', 'accepted', 'replaced', 'withdrawn'])
export type DeliveryState = z.infer<typeof DeliveryState>

/** Whether a unit of a file is one of the register: by its code, by a confirmed name, or not. */
export const PartyState = z.enum(['proposed', 'unmatched', 'by-code', 'by-name'])
export type PartyState = z.infer<typeof PartyState>
