import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { NumberOf } from './expression.ts'
import { factsOfNumber } from './facts.ts'

export const SurveyId = z.string().regex(/^[a-z0-9-]{1,60}$/)
export const CellCode = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)

/** 明细表: sparse rows of partner × item × mode × flow. */
export const RowForm = z.strictObject({
  flows: z.array(z.enum(['export', 'import'])).min(1),
  /** Items asked for; every reportable item at or below one of them may be chosen. */
  items: z.array(z.string()).min(1),
  /** Modes that may be chosen; the first is proposed. */
  modes: z.array(z.enum(['1', '2', '3', '4'])).min(1),
  /** Currencies offered first; every one of ISO 4217 may be chosen. */
  currencies: z.array(z.string()).min(1),
  contract: z.enum(['none', 'optional', 'required']),
  limit: z.int().positive(),
  help: z.strictObject({
    flow: Bilingual,
    item: Bilingual,
    partner: Bilingual,
    mode: Bilingual,
    currency: Bilingual,
    amount: Bilingual,
    contract: Bilingual.optional(),
    note: Bilingual.optional(),
  }),
})
export type RowForm = z.infer<typeof RowForm>

export const CellType = z.enum([
  'money',
  'number',
  'count',
  'percent',
  'text',
  'choice',
  'economy',
  'item',
  'currency',
  'day',
  'yes-no',
])
export type CellType = z.infer<typeof CellType>
export const numericTypes: readonly CellType[] = ['money', 'number', 'count', 'percent']

export const CellUnit = z.enum([
  'usd',
  'usd-10k',
  'cny-10k',
  'people',
  'person-times',
  'person-days',
  'affiliates',
  'contracts',
  'percent',
])
export type CellUnit = z.infer<typeof CellUnit>

/** 指标格: one cell of a form. */
export const Cell = z.strictObject({
  code: CellCode,
  label: Bilingual,
  help: Bilingual.optional(),
  type: CellType,
  unit: CellUnit.optional(),
  /** Places after the point that are taken; none where absent. */
  places: z.int().min(0).max(6).optional(),
  /** May be below zero. */
  signed: z.boolean().default(false),
  required: z.boolean().default(false),
  choices: z.array(z.strictObject({ code: z.string(), label: Bilingual })).optional(),
  /** Computed from other figures; nobody types into it. */
  computed: NumberOf.optional(),
  prefill: z
    .union([
      z.strictObject({ from: z.literal('last-return') }),
      z.strictObject({ from: z.literal('register'), fact: z.enum(factsOfNumber) }),
    ])
    .optional(),
})
export type Cell = z.infer<typeof Cell>

/** 表段: fixed cells, or lines of the same cells as many as there are things to name. */
export const Section = z.strictObject({
  id: CellCode,
  title: Bilingual,
  help: Bilingual.optional(),
  repeats: z.strictObject({ line: Bilingual, limit: z.int().positive() }).optional(),
  cells: z.array(Cell).min(1),
})
export type Section = z.infer<typeof Section>

/** 报表表式. */
export const Form = z.strictObject({
  rows: RowForm.optional(),
  sections: z.array(Section).default([]),
})
export type Form = z.infer<typeof Form>
