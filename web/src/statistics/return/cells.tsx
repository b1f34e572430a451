import { lineCell } from '@wstc/domain/statistics/collection/model/content'
import type { Section } from '@wstc/domain/statistics/collection/model/form'
import { type ClipboardEvent, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { CellField } from './cell-field.tsx'
import { readClipboard, readLines } from './paste.ts'
import type { ReturnStore } from './store.ts'

interface SectionProps {
  readonly store: ReturnStore
  readonly section: Section
  readonly readOnly: boolean
}

/** 表段: its fixed cells, or its lines. */
export function CellSection(props: SectionProps) {
  const say = useSay()
  const { section } = props
  return (
    <Sheet title={say(section.title)}>
      {section.help && <p className="k-quiet">{say(section.help)}</p>}
      {section.repeats ? <Lines {...props} /> : <Cells {...props} line={undefined} />}
    </Sheet>
  )
}

/** Keys of the lines that the cells speak of, in the order in which they came. */
export function linesOf(cells: Readonly<Record<string, string>>, section: string): string[] {
  const keys = Object.keys(cells).flatMap((key) => {
    const [of, line, code] = key.split('.')
    return of === section && line && code ? [line] : []
  })
  return [...new Set(keys)]
}

/** Ordered by when they were made, and of one length, so that a draft that comes back has them in order. */
function* newLines(): Generator<string> {
  const now = Date.now().toString(36)
  for (let at = 0; ; at += 1) yield `${now}-${at.toString(36).padStart(3, '0')}`
}

/** Keys that count from one, as those of sheets do, are in order as well. */
const byAge = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1)

function Lines({ store, section, readOnly }: SectionProps) {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const { cells } = useSyncExternalStore(store.subscribe, store.state)
  const there = new Set(linesOf(cells, section.id))
  const [order, setOrder] = useState<readonly string[]>([...there].sort(byAge))
  // Lines that somebody is at stay while they hold nothing.
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set())
  const [leftOut, setLeftOut] = useState(0)
  const known = new Set([...order, ...there])
  if (known.size > order.length) setOrder([...known])
  const lines = [...known].filter((line) => there.has(line) || held.has(line))
  const { line: name, limit } = section.repeats!
  const what = say(name)
  const hold = (line: string) => {
    if (!held.has(line)) setHeld((now) => new Set([...now, line]))
  }
  const add = () => {
    const { value } = newLines().next()
    setOrder((now) => [...now, value])
    hold(value)
  }
  const remove = (line: string) => {
    store.putCells(
      Object.fromEntries(section.cells.map(({ code }) => [lineCell(section.id, line, code), ''])),
    )
    setHeld((now) => new Set([...now].filter((one) => one !== line)))
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    const at = event.target instanceof HTMLElement ? event.target.dataset.address : undefined
    const [, line, code] = /^cells\.[^.]+\.([^.]+)\.(.+)$/.exec(at ?? '') ?? []
    if (readOnly || !line || !code || !/[\t\n]/.test(text.trim())) return
    event.preventDefault()
    const block = readLines(section, readClipboard(text), code, language)
    const keys = newLines()
    const from = lines.indexOf(line)
    const into = block.map((_, place) => lines[from + place] ?? keys.next().value)
    const left = limit - from
    store.putCells(
      Object.fromEntries(
        block
          .slice(0, left)
          .flatMap((read, place) =>
            Object.entries(read).map(([one, typed]) => [
              lineCell(section.id, into[place]!, one),
              typed,
            ]),
          ),
      ),
    )
    setLeftOut(Math.max(0, block.length - left))
  }
  return (
    <div className="k-stack" onPaste={onPaste}>
      {!readOnly && (
        <p className="k-quiet k-small k-noprint">{t(($) => $.statisticsReturn.linesHint)}</p>
      )}
      {lines.map((line, index) => (
        <fieldset key={line} className="s-line" onFocus={() => hold(line)}>
          <legend>
            {t(($) => $.statisticsReturn.line, { what, number: index + 1 })}{' '}
            {!readOnly && (
              <Action quiet onClick={() => remove(line)}>
                {t(($) => $.statisticsReturn.removeLine)}
              </Action>
            )}
          </legend>
          <Cells store={store} section={section} readOnly={readOnly} line={line} />
        </fieldset>
      ))}
      {leftOut > 0 && (
        <p className="s-said-soft" role="status">
          {t(($) => $.statisticsReturn.pasteLimit, { count: leftOut, limit })}
        </p>
      )}
      {!readOnly && lines.length < limit && (
        <p>
          <Action onClick={add}>
            {t(($) => $.statisticsReturn.lines)} {what}
          </Action>
        </p>
      )}
    </div>
  )
}

function Cells({
  store,
  section,
  readOnly,
  line,
}: SectionProps & { readonly line: string | undefined }) {
  const state = useSyncExternalStore(store.subscribe, store.state)
  return (
    <div className="s-cells">
      {section.cells.map((cell) => {
        const key = line === undefined ? cell.code : lineCell(section.id, line, cell.code)
        return (
          <CellField
            key={key}
            cell={cell}
            address={`cells.${key}`}
            value={cell.computed ? (state.computed[key] ?? '') : (state.cells[key] ?? '')}
            message={state.byCell.get(`cells.${key}`)}
            readOnly={readOnly || cell.computed !== undefined}
            onChange={(text) => store.setCell(key, text)}
          />
        )
      })}
    </div>
  )
}
