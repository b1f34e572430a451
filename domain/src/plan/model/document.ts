import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'

/** How a cell or a bar is coloured; the words always say it too. */
export const Tone = z.enum(['good', 'watch', 'bad', 'done', 'none'])
export type Tone = z.infer<typeof Tone>

/** Text that may be empty in a cell. */
const Words = z.object({ zh: z.string(), en: z.string() })

export const DocumentCell = z.object({ text: Words, tone: Tone.optional() })
export type DocumentCell = z.infer<typeof DocumentCell>

const Table = z.object({
  kind: z.literal('table'),
  caption: Bilingual,
  columns: z.array(
    z.object({
      title: Bilingual,
      /** Share of the width. */
      share: z.number(),
      align: z.enum(['left', 'center', 'right']),
    }),
  ),
  rows: z.array(z.array(DocumentCell)),
  source: Bilingual,
})

/** Bars that add up, one for each category. */
const Bars = z.object({
  kind: z.literal('bars'),
  caption: Bilingual,
  unit: Bilingual,
  categories: z.array(Bilingual),
  series: z.array(z.object({ name: Bilingual, tone: Tone, values: z.array(z.int()) })),
  source: Bilingual,
})

const Figures = z.object({
  kind: z.literal('figures'),
  items: z.array(
    z.object({ label: Bilingual, value: z.string(), unit: Bilingual, tone: Tone, note: Words }),
  ),
  source: Bilingual,
})

const Paragraph = z.object({ kind: z.literal('text'), text: Bilingual })

export const DocumentBlock = z.discriminatedUnion('kind', [Paragraph, Figures, Bars, Table])
export type DocumentBlock = z.infer<typeof DocumentBlock>
export type BarsBlock = z.infer<typeof Bars>
export type TableBlock = z.infer<typeof Table>

/** 公文: one document in both languages, before it becomes a page, a PDF or a Word file. */
export const GroupDocument = z.object({
  title: Bilingual,
  /** Under the title: number, day, who issued it. */
  under: z.array(Bilingual),
  /** Whether made-up figures stand in it. */
  synthetic: z.boolean(),
  /** Set closely, to fit on one page. */
  compact: z.boolean(),
  sections: z.array(z.object({ title: Bilingual, blocks: z.array(DocumentBlock) })),
  /** At the end: how it came about. */
  closing: z.array(Bilingual),
})
export type GroupDocument = z.infer<typeof GroupDocument>
