import { readFile } from 'node:fs/promises'
import { inLanguage, type Language } from '@wstc/domain/kernel/bilingual'
import type { BarsBlock, DocumentBlock, GroupDocument } from '@wstc/domain/plan/model/document'
import {
  bodyText,
  type DocxBlock,
  drawingBlock,
  headingText,
  noteText,
  renderDocx,
  tableBlock,
  titleText,
} from '../../platform/docx.ts'
import { renderPdf } from '../../platform/pdf.ts'
import type { FileReply } from '../../platform/serve.ts'
import { chartSize, inks } from './chart-look.ts'

export interface DocumentRequest {
  readonly format: 'pdf' | 'docx'
  readonly language: Language
  /** Name of the file without its ending. */
  readonly name: string
  /** Under the title: the number of the paper. */
  readonly number: string
  readonly madeAt: Date
  /** Fingerprint of the content, printed at the end. */
  readonly hash?: string
}

const look = new URL('./look.typ', import.meta.url)
const demoWords = { zh: '演示数据', en: 'Synthetic demo data' }
const printOf = (hash: string) => ({
  zh: `内容指纹 SHA-256：${hash}`,
  en: `SHA-256 of the content: ${hash}`,
})

type Speak = (text: { zh: string; en: string }) => string

/** The document in one language, as the typst source reads it; charts become files beside it. */
type Draw = (block: BarsBlock, language: Language) => string

function typstData(content: GroupDocument, request: DocumentRequest, draw: Draw) {
  const { language } = request
  const say: Speak = (text) => inLanguage(text, language)
  const files: Record<string, string> = {}
  const block = (one: DocumentBlock) => {
    if (one.kind === 'text') return { kind: one.kind, text: say(one.text) }
    if (one.kind === 'figures') {
      const items = one.items.map((item) => ({
        ...item,
        label: say(item.label),
        unit: say(item.unit),
        note: say(item.note),
      }))
      return { kind: one.kind, items, source: say(one.source) }
    }
    if (one.kind === 'bars') {
      const file = `chart-${Object.keys(files).length + 1}.svg`
      files[file] = draw(one, language)
      return { kind: one.kind, caption: say(one.caption), file, source: say(one.source) }
    }
    return {
      kind: one.kind,
      caption: say(one.caption),
      columns: one.columns.map((column) => ({ ...column, title: say(column.title) })),
      rows: one.rows.map((row) =>
        row.map(({ text, tone }) => ({ text: say(text), tone: tone ?? '' })),
      ),
      source: say(one.source),
    }
  }
  const data = {
    lang: language === 'en' ? 'en' : 'zh',
    compact: content.compact,
    region: language === 'en' ? 'GB' : 'CN',
    title: say(content.title),
    number: request.number,
    under: content.under.map(say),
    demo: content.synthetic ? say(demoWords) : '',
    sections: content.sections.map((section) => ({
      title: say(section.title),
      blocks: section.blocks.map(block),
    })),
    closing: content.closing.map(say),
    hash: request.hash ? say(printOf(request.hash)) : '',
  }
  return { data, files }
}

function docxBlocks(content: GroupDocument, request: DocumentRequest, draw: Draw): DocxBlock[] {
  const { language } = request
  const say: Speak = (text) => inLanguage(text, language)
  const block = (one: DocumentBlock): DocxBlock[] => {
    if (one.kind === 'text') return [bodyText(say(one.text))]
    const below = noteText(say(one.source))
    if (one.kind === 'figures') {
      const columns = one.items.map((item) => ({
        title: say(item.label),
        share: 1,
        align: 'center' as const,
      }))
      const values = one.items.map((item) => ({
        text: `${item.value} ${say(item.unit)}`.trim(),
        color: inks[item.tone].slice(1),
        bold: true,
      }))
      return [tableBlock(columns, [values, one.items.map((item) => say(item.note))]), below]
    }
    const head = noteText(say(one.caption), 'center')
    if (one.kind === 'bars') {
      const categories = { title: '', share: 4, align: 'left' as const }
      const series = one.series.map(({ name }) => ({
        title: say(name),
        share: 1,
        align: 'right' as const,
      }))
      const rows = one.categories.map((name, index) => [
        say(name),
        ...one.series.map(({ values }) => (values[index] ? String(values[index]) : '—')),
      ])
      const svg = draw(one, language)
      return [
        head,
        drawingBlock(svg, chartSize(one), say(one.caption)),
        tableBlock([categories, ...series], rows),
        below,
      ]
    }
    const columns = one.columns.map(({ title, share, align }) => ({
      title: say(title),
      share,
      align,
    }))
    const rows = one.rows.map((row) =>
      row.map(({ text, tone }) =>
        tone ? { text: say(text), color: inks[tone].slice(1), bold: true } : say(text),
      ),
    )
    return [head, tableBlock(columns, rows), below]
  }
  return [
    ...(content.synthetic ? [noteText(`【${say(demoWords)}】`, 'right')] : []),
    titleText(say(content.title)),
    noteText(request.number, 'center'),
    ...content.under.map((one) => noteText(say(one), 'center')),
    ...content.sections.flatMap((section) => [
      headingText(1, say(section.title)),
      ...section.blocks.flatMap(block),
    ]),
    ...content.closing.map((one) => noteText(say(one))),
    ...(request.hash ? [noteText(say(printOf(request.hash)))] : []),
  ]
}

/** The document as a file; content, language and day of making decide its bytes. */
export async function documentFile(
  content: GroupDocument,
  request: DocumentRequest,
): Promise<FileReply & { readonly stream: Buffer }> {
  const name = `${request.name}.${request.format}`
  // Loaded with the first document: a start need not wait for it.
  const { drawBars } = await import('./chart.ts')
  if (request.format === 'docx') {
    const title = inLanguage(content.title, request.language)
    const blocks = docxBlocks(content, request, drawBars)
    return {
      stream: await renderDocx({ title, language: request.language, blocks }),
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      name,
    }
  }
  const { data, files } = typstData(content, request, drawBars)
  const source = await readFile(look, 'utf8')
  return {
    stream: await renderPdf({ source, files, data, madeAt: request.madeAt }),
    type: 'application/pdf',
    name,
  }
}
