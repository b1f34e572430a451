import { type RowField, rowFields } from '@wstc/domain/statistics/collection/model/content'
import type { RowForm } from '@wstc/domain/statistics/collection/model/form'
import { readBlock } from '@wstc/domain/statistics/collection/rules/read-block'
import { readTyped } from '@wstc/domain/statistics/collection/rules/read-typed'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { CellEditor, type Leave } from './cell-editor.tsx'
import { type Choice, choicesOf, fitting, itemFinder } from './choices.ts'
import { GridRow } from './grid-row.tsx'
import { copyRow, readClipboard } from './paste.ts'
import type { ReturnStore } from './store.ts'

/** The cell that has the focus; a row beyond the last is the new one. */
interface At {
  readonly row: number
  readonly column: number
}

interface Editing {
  /** The key that began it, or undefined where the value is edited. */
  readonly typed: string | undefined
}

interface GridProps {
  readonly store: ReturnStore
  readonly form: RowForm
  readonly readOnly: boolean
  /** The cell to go to, by its address; a new object each time it is asked for. */
  readonly target: { readonly cell: string } | undefined
}

const newRowKey = 'new'

/** 明细表: a grid for the keyboard. Rows are drawn again only when they or their findings change. */
export function ReturnGrid({ store, form, readOnly, target }: GridProps) {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const state = useSyncExternalStore(store.subscribe, store.state)
  const fields = useMemo(
    () => rowFields.filter((field) => field !== 'contract' || form.contract !== 'none'),
    [form],
  )
  const choices = useMemo(() => choicesOf(form, language), [form, language])
  const finders = useMemo(() => {
    const of = (field: RowField) => {
      const list = choices[field]
      return list && ((typed: string) => fitting(list, typed))
    }
    return {
      flow: of('flow'),
      item: itemFinder(choices.item ?? [], language),
      partner: of('partner'),
      mode: of('mode'),
      currency: of('currency'),
    } as Partial<Record<RowField, (typed: string) => readonly Choice[]>>
  }, [choices, language])
  const [at, setAt] = useState<At>({ row: 0, column: 1 })
  const [editing, setEditing] = useState<Editing>()
  const table = useRef<HTMLTableElement>(null)
  const wanted = useRef(false)
  const last = readOnly ? state.rows.length - 1 : state.rows.length

  const move = useCallback(
    (row: number, column: number) => {
      wanted.current = true
      setEditing(undefined)
      setAt({
        row: Math.max(0, Math.min(last, row)),
        column: Math.max(0, Math.min(fields.length - 1, column)),
      })
    },
    [last, fields.length],
  )
  useEffect(() => {
    if (!wanted.current || editing) return
    wanted.current = false
    table.current?.querySelector<HTMLElement>(`[data-cell="${at.row}.${at.column}"]`)?.focus()
  }, [at, editing])
  useEffect(() => {
    const [, key, field] = /^rows\.([^.]+)\.(.+)$/.exec(target?.cell ?? '') ?? []
    const row = store.state().rows.findIndex((one) => one.key === key)
    if (row >= 0) move(row, fields.indexOf(field as RowField))
  }, [target, store, move, fields])

  const fieldAt = fields[at.column] ?? 'item'
  const rowAt = state.rows[at.row]
  const commit = useCallback(
    (value: string, leave: Leave) => {
      const key = store.state().rows[at.row]?.key ?? crypto.randomUUID().slice(0, 8)
      if (store.state().rows[at.row] || value !== '') store.setField(key, fieldAt, value)
      const step = { stay: [0, 0], down: [1, 0], right: [0, 1], left: [0, -1] } as const
      const [down, right] = step[leave]
      if (leave === 'stay') setEditing(undefined)
      else move(at.row + down, at.column + right)
    },
    [store, at, fieldAt, move],
  )

  const onKeyDown = (event: KeyboardEvent) => {
    const whole = event.ctrlKey || event.metaKey
    const steps: Record<string, readonly [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      PageUp: [-12, 0],
      PageDown: [12, 0],
    }
    const step = steps[event.key]
    // An input method begins: the field must be there before its first character.
    if (!readOnly && (event.key === 'Process' || event.nativeEvent.isComposing)) {
      return flushSync(() => setEditing({ typed: '' }))
    }
    const act = (work: () => void) => {
      event.preventDefault()
      work()
    }
    if (step) return act(() => move(at.row + step[0], at.column + step[1]))
    if (event.key === 'Home') return act(() => move(whole ? 0 : at.row, 0))
    if (event.key === 'End') return act(() => move(whole ? last : at.row, fields.length - 1))
    if (readOnly) return
    if (event.key === 'Enter' || event.key === 'F2')
      return act(() => setEditing({ typed: undefined }))
    if (event.key === 'Delete' || event.key === 'Backspace') return act(() => commit('', 'stay'))
    if (whole && event.key.toLowerCase() === 'z') return act(store.undo)
    if (whole && event.key.toLowerCase() === 'd') {
      return act(() => commit(state.rows[at.row - 1]?.[fieldAt] ?? '', 'stay'))
    }
    if (!whole && !event.altKey && [...event.key].length === 1) {
      act(() => setEditing({ typed: event.key }))
    }
  }
  const onPaste = (event: ClipboardEvent) => {
    if (readOnly) return
    event.preventDefault()
    const block = readBlock(
      readClipboard(event.clipboardData.getData('text/plain')),
      fieldAt,
      fields,
    )
    if (block.length > 0) store.putBlock(Math.min(at.row, state.rows.length), block)
    setEditing(undefined)
  }
  const onCopy = (event: ClipboardEvent) => {
    if (!rowAt || window.getSelection()?.toString()) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', editing ? '' : copyRow(rowAt))
  }
  const onPoint = useCallback(
    (row: number, column: number, begin: boolean) => {
      wanted.current = true
      setAt({ row, column })
      setEditing(begin && !readOnly ? { typed: undefined } : undefined)
    },
    [readOnly],
  )

  const labelOf = (field: RowField) => t(($) => $.statisticsReturn.fields[field])
  const editor = editing && (
    <CellEditor
      key={`${at.row}.${at.column}`}
      label={labelOf(fieldAt)}
      initial={editing.typed ?? rowAt?.[fieldAt] ?? ''}
      find={finders[fieldAt]}
      read={(typed) => readTyped(fieldAt, typed)}
      onCommit={commit}
      onCancel={() => move(at.row, at.column)}
    />
  )
  return (
    <div className="s-grid-scroll">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern of a data grid
        role="grid"
        className="s-grid"
        aria-label={t(($) => $.statisticsReturn.rows)}
        aria-rowcount={last + 2}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onCopy={onCopy}
      >
        <thead>
          <tr>
            <th scope="col" className="s-number">
              {t(($) => $.statisticsReturn.row)}
            </th>
            {fields.map((field) => (
              <th
                key={field}
                scope="col"
                className={`s-${field}`}
                title={say(form.help[field] ?? { zh: '', en: '' })}
              >
                {labelOf(field)}
              </th>
            ))}
            <th scope="col">
              <span className="k-unseen">{t(($) => $.statisticsReturn.removeLine)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {state.rows.map((row, index) => (
            <GridRow
              key={row.key}
              row={row}
              index={index}
              fields={fields}
              choices={choices}
              findings={state.byRow.get(row.key)}
              column={at.row === index ? at.column : undefined}
              editor={at.row === index ? editor : undefined}
              onPoint={onPoint}
              {...(readOnly ? {} : { onRemove: store.removeRow })}
            />
          ))}
          {!readOnly && (
            <GridRow
              key={newRowKey}
              row={undefined}
              index={state.rows.length}
              fields={fields}
              choices={choices}
              findings={undefined}
              column={at.row === state.rows.length ? at.column : undefined}
              editor={at.row === state.rows.length ? editor : undefined}
              onPoint={onPoint}
            />
          )}
        </tbody>
      </table>
    </div>
  )
}
