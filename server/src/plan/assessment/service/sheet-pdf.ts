import { type Bilingual, inLanguage } from '@wstc/domain/kernel/bilingual'
import {
  formatDecimal,
  normalizeDecimal,
  parseDecimal,
  roundDecimal,
} from '@wstc/domain/kernel/decimal'
import { periodText } from '@wstc/domain/kernel/period-text'
import type { Sheet } from '@wstc/domain/plan/contract/assessment/shapes'
import {
  itemStateTexts,
  runStageTexts,
  assessmentSheetTexts as texts,
} from '@wstc/domain/plan/words/assessment'
import { renderPdf } from '../../../platform/pdf.ts'
import type { Call } from '../../../platform/serve.ts'
import type { SheetLine } from './sheet-lines.ts'

/** Our own layout; every word and figure comes from `data.json`. */
const source = `
#let d = json("data.json")
#set page(paper: "a4", margin: (x: 18mm, y: 15mm), footer: context [
  #set text(7.5pt, fill: luma(100))
  #d.fingerprintLabel #d.fingerprint #h(1fr) #counter(page).display("1 / 1", both: true)
])
#set text(font: "Noto Sans S Chinese", size: 9pt, lang: d.lang)
#set par(justify: false, leading: 0.6em)
#text(17pt, weight: 700)[#d.title]
#v(-0.5em)
#text(11pt)[#d.department #h(1em) #text(fill: luma(90))[#d.period]]
#v(0.4em)
#grid(
  columns: (auto, 1fr), column-gutter: 18mm,
  [#text(26pt, weight: 700, fill: rgb("#b3243f"))[#d.total] #text(9pt, fill: luma(90))[#d.unit]],
  grid(columns: (auto, auto, auto, auto), column-gutter: 8mm, row-gutter: 4pt,
    ..d.facts.map(one => [#text(fill: luma(90))[#one.name] #h(3pt) #one.value])),
)
#if d.note != "" [#v(0.2em)#text(fill: rgb("#8a5a00"))[#d.note]]
#v(0.4em)
#table(
  columns: (1fr, 14mm, 22mm, 20mm, 16mm), stroke: none, inset: (x: 4pt, y: 3.6pt),
  align: (left, right, right, right, right),
  table.hline(stroke: 0.8pt),
  table.header(..d.head.map(one => text(weight: 700)[#one])),
  table.hline(stroke: 0.5pt),
  ..d.groups.map(group => (
    table.cell(fill: luma(243), text(weight: 700)[#group.name]),
    table.cell(fill: luma(243), [#group.weight]), table.cell(fill: luma(243), [#group.effective]),
    table.cell(fill: luma(243), []), table.cell(fill: luma(243), text(weight: 700)[#group.points]),
    ..group.items.map(item => (
      [#item.name #if item.state != "" [#h(4pt)#text(8pt, fill: rgb("#8a5a00"))[#item.state]]
       #linebreak() #text(7.5pt, fill: luma(90))[#item.formula]],
      [#item.weight], [#item.effective], [#item.result], [#item.points],
    )).flatten(),
  )).flatten(),
  table.hline(stroke: 0.8pt),
)
`

/** To four places on paper; the frozen result has all of them. */
const short = (text: string): string =>
  formatDecimal(normalizeDecimal(roundDecimal(parseDecimal(text), 4, 'half-up')))

/** The score sheet as it is printed and signed. */
export async function sheetPdf(
  call: Pick<Call, 'language'>,
  sheet: Sheet,
  lines: readonly SheetLine[],
): Promise<Buffer> {
  const { score, run, system } = sheet
  const say = (text: Bilingual) => inLanguage(text, call.language)
  const parts = [
    ...system.groups.map((group) => {
      const own = score.groups.find((one) => one.group === group.id)
      return {
        name: say(group.name),
        weight: own?.weight ?? group.weight,
        effective: short(own?.effective ?? '0'),
        points: own?.points ?? '0',
        items: lines.filter((line) => line.score.group === group.id),
      }
    }),
    ...(['bonus', 'malus'] as const).map((kind) => ({
      name: say(texts[kind]),
      weight: '',
      effective: '',
      points: score[kind],
      items: lines.filter((line) => line.score.kind === kind),
    })),
  ]
  const fact = (name: Bilingual, value: string) => ({ name: say(name), value })
  const notes = [
    ...(run.synthetic ? [say(texts.synthetic)] : []),
    ...(score.complete ? [] : [say(texts.incomplete)]),
  ]
  return renderPdf({
    source,
    data: {
      lang: call.language === 'en' ? 'en' : 'zh',
      title: say(texts.sheet),
      department: say(sheet.department.name),
      period: periodText(run.period, call.language),
      total: score.total ?? '—',
      unit: say(texts.unit),
      note: notes.join(' · '),
      fingerprintLabel: say(texts.fingerprint),
      fingerprint: sheet.sha256,
      facts: [
        fact(texts.rank, sheet.rank === null ? '—' : `${sheet.rank} / ${sheet.ranked}`),
        fact(texts.base, score.base),
        fact(texts.bonus, score.bonus),
        fact(texts.malus, score.malus),
        fact(texts.cutOff, run.cutOff),
        fact(texts.system, String(run.system)),
        fact(texts.version, String(sheet.version)),
        fact(texts.stage, say(runStageTexts[run.stage])),
      ],
      head: [texts.item, texts.weight, texts.effective, texts.result, texts.points].map(say),
      groups: parts.map((part) => ({
        ...part,
        items: part.items.map((line) => ({
          name: say(line.name),
          formula: say(line.formula),
          state: line.score.state === 'scored' ? '' : say(itemStateTexts[line.score.state]),
          weight: line.score.weight,
          effective: short(line.score.effective),
          result: line.score.result === null ? '—' : short(line.score.result),
          points: line.score.points,
        })),
      })),
    },
  })
}
