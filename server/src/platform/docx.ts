import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'

/** Chinese and Latin type by the names that Word, WPS and LibreOffice know. */
const type = (chinese: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: chinese,
})
export const song = type('宋体')
export const fangsong = type('仿宋')
export const kai = type('楷体')
export const hei = type('黑体')

/** Half points of the sizes by name: 二号 22 pt, 三号 16 pt, 小四 12 pt, 五号 10.5 pt. */
export const size = { second: 44, third: 32, smallFourth: 24, fifth: 21, smallFifth: 18 } as const

const millimetre = (mm: number): number => Math.round((mm * 1440) / 25.4)
/** GB/T 9704-2012 §5.2.1: A4, 37 mm above, 28 mm left, text 156 mm × 225 mm. */
export const textWidth = millimetre(156)
const page = {
  size: { width: millimetre(210), height: millimetre(297) },
  margin: {
    top: millimetre(37),
    left: millimetre(28),
    right: millimetre(26),
    bottom: millimetre(35),
    footer: millimetre(28),
  },
}
/** §5.2.2: 22 lines on the page, so each has 28 points or a little more. */
const line = { line: 28 * 20, lineRule: LineRuleType.EXACT }

/** Said of titles too: the styles of Word give headings a colour of their own. */
const ink = '1b1a1b'

export type DocxBlock = Paragraph | Table

/** Text as one run; what a program could not read in XML is left out. */
export function run(text: string, more: Omit<IRunOptions, 'text' | 'children'> = {}): TextRun {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  return new TextRun({ font: fangsong, size: size.third, ...more, text: clean })
}

/** §7.3.3: text in 仿宋 三号, the first line two characters in. */
export function bodyText(...content: readonly (string | ParagraphChild)[]): Paragraph {
  return new Paragraph({
    spacing: line,
    alignment: AlignmentType.BOTH,
    indent: { firstLine: 2 * 16 * 20 },
    children: content.map((one) => (typeof one === 'string' ? run(one) : one)),
  })
}

/** §7.3.1: the title in 二号 in the middle. */
export function titleText(text: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { line: 36 * 20, lineRule: LineRuleType.EXACT, before: 240, after: 360 },
    children: [run(text, { font: song, size: size.second, bold: true, color: ink })],
  })
}

/** §7.3.3: 黑体 for the first level, 楷体 for the second, 仿宋 bold below. */
export function headingText(level: 1 | 2 | 3, text: string): Paragraph {
  const looks = { 1: { font: hei }, 2: { font: kai }, 3: { font: fangsong, bold: true } }
  const levels = {
    1: HeadingLevel.HEADING_1,
    2: HeadingLevel.HEADING_2,
    3: HeadingLevel.HEADING_3,
  }
  return new Paragraph({
    heading: levels[level],
    keepNext: true,
    spacing: { ...line, before: level === 1 ? 240 : 60 },
    indent: { firstLine: 2 * 16 * 20 },
    children: [run(text, { ...looks[level], color: ink })],
  })
}

/** A short line in small type: source notes, and in the middle captions, which stay with what follows. */
export function noteText(text: string, alignment: 'left' | 'center' | 'right' = 'left'): Paragraph {
  return new Paragraph({
    alignment,
    keepNext: alignment === 'center',
    spacing: { before: 60, after: 200 },
    children: [run(text, { font: song, size: size.smallFifth, color: '5f5a5b' })],
  })
}

export interface DocxColumn {
  readonly title: string
  /** Share of the text's width. */
  readonly share: number
  readonly align?: 'left' | 'center' | 'right'
}

/** A cell: words, or words with a colour of their own. */
export type DocxCell =
  | string
  | { readonly text: string; readonly color?: string; readonly bold?: boolean }

const rule = { style: BorderStyle.SINGLE, size: 4, color: '8b8683' }
const strong = { style: BorderStyle.SINGLE, size: 10, color: ink }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** A table over the text's width; its head is repeated on every page, no row is torn. */
export function tableBlock(
  columns: readonly DocxColumn[],
  rows: readonly (readonly DocxCell[])[],
): Table {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.floor((textWidth * share) / whole))
  const cell = (content: DocxCell, index: number, head: boolean): TableCell => {
    const { text, color, bold } = typeof content === 'string' ? { text: content } : content
    const looks = head
      ? { font: hei }
      : { font: song, ...(color ? { color } : {}), ...(bold ? { bold } : {}) }
    return new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 50, bottom: 50, left: 90, right: 90 },
      ...(head ? { shading: { type: ShadingType.CLEAR, fill: 'f5f4f2', color: 'auto' } } : {}),
      children: [
        new Paragraph({
          alignment: head ? 'center' : (columns[index]?.align ?? 'left'),
          children: [run(text, { size: size.fifth, ...looks })],
        }),
      ],
    })
  }
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: strong,
      bottom: strong,
      left: none,
      right: none,
      insideHorizontal: rule,
      insideVertical: none,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, index) => cell(title, index, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: columns.map((_, index) => cell(row[index] ?? '', index, false)),
          }),
      ),
    ],
  })
}

/** What a reader shows that knows no SVG: a transparent dot; the table below has the figures. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR4nGNgAAIAAAUAAXpeqz8AAAAASUVORK5CYII=',
  'base64',
)

/** A drawing in the middle, `width` and `height` in pixels of 1/96 inch; `words` say what it shows. */
export function drawingBlock(
  svg: string,
  { width, height }: { readonly width: number; readonly height: number },
  words: string,
): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 120 },
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(svg),
        fallback: { type: 'png', data: dot },
        transformation: { width, height },
        altText: { name: words, description: words, title: words },
      }),
    ],
  })
}

/** §7.5: "— 1 —" in 四号 宋体 below the text. */
const pageNumber = new Footer({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ font: song, size: 28, children: ['— ', PageNumber.CURRENT, ' —'] })],
    }),
  ],
})

export interface DocxDocument {
  readonly title: string
  readonly language: 'zh-CN' | 'en'
  readonly blocks: readonly DocxBlock[]
}

/** The document on A4 as official Chinese documents are set (GB/T 9704-2012). */
export function renderDocx({ title, language, blocks }: DocxDocument): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      title,
      creator: '',
      styles: {
        default: {
          document: {
            run: {
              font: fangsong,
              size: size.third,
              language: { value: 'en-US', eastAsia: 'zh-CN' },
            },
          },
        },
      },
      ...(language === 'en' ? { defaultTabStop: 720 } : {}),
      sections: [{ properties: { page }, footers: { default: pageNumber }, children: [...blocks] }],
    }),
  )
}
