import { currencies } from '@wstc/domain/kernel/codes/currencies'
import { reportableItems } from '@wstc/domain/kernel/codes/ebops'
import { economies } from '@wstc/domain/kernel/codes/economies'
import { lineCell } from '@wstc/domain/statistics/collection/model/content'
import {
  type Cell,
  numericTypes,
  type Section,
} from '@wstc/domain/statistics/collection/model/form'
import { readAmount } from '@wstc/domain/statistics/collection/rules/read-typed'
import { unitTexts } from '@wstc/domain/statistics/collection/words/units'
import { memo, useId, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
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

function Lines({ store, section, readOnly }: SectionProps) {
  const { t } = useTranslation()
  const say = useSay()
  const { cells } = useSyncExternalStore(store.subscribe, store.state)
  const [begun, setBegun] = useState<readonly string[]>([])
  const lines = [...new Set([...linesOf(cells, section.id), ...begun])]
  const what = say(section.repeats!.line)
  const remove = (line: string) => {
    for (const { code } of section.cells) store.setCell(lineCell(section.id, line, code), '')
    setBegun((now) => now.filter((one) => one !== line))
  }
  return (
    <div className="k-stack">
      {lines.map((line, index) => (
        <fieldset key={line} className="s-line">
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
      {!readOnly && lines.length < section.repeats!.limit && (
        <p>
          <Action onClick={() => setBegun((now) => [...now, crypto.randomUUID().slice(0, 8)])}>
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

interface CellFieldProps {
  readonly cell: Cell
  readonly address: string
  readonly value: string
  readonly message:
    | readonly { readonly severity: string; readonly message: { zh: string; en: string } }[]
    | undefined
  readonly readOnly: boolean
  readonly onChange: (text: string) => void
}

const CellField = memo(
  function CellField({ cell, address, value, message = [], readOnly, onChange }: CellFieldProps) {
    const { t } = useTranslation()
    const say = useSay()
    const id = useId()
    const options = useOptions(cell)
    const [typed, setTyped] = useState<string>()
    const said = value === '' ? message.filter((one) => one.severity !== 'hard') : message
    const worst = said.find((one) => one.severity === 'hard') ?? said[0]
    const shared = {
      id,
      'data-address': address,
      'aria-invalid': worst?.severity === 'hard' ? (true as const) : undefined,
      'aria-describedby': `${id}-about`,
      className: `s-input${worst ? ` s-${worst.severity}` : ''}`,
      disabled: readOnly,
    }
    const numeric = numericTypes.includes(cell.type)
    return (
      <div className="s-cell">
        <label htmlFor={id}>
          {say(cell.label)}
          {cell.required && <span aria-hidden="true"> *</span>}
          {cell.unit && <span className="k-quiet k-small"> {say(unitTexts[cell.unit!])}</span>}
        </label>
        {options ? (
          <select {...shared} value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">{t(($) => $.statisticsReturn.choose)}</option>
            {options.map((one) => (
              <option key={one.code} value={one.code}>
                {one.label}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...shared}
            type={cell.type === 'day' ? 'date' : 'text'}
            {...(numeric ? { inputMode: 'decimal' as const } : {})}
            autoComplete="off"
            value={typed ?? value}
            onChange={(event) =>
              cell.type === 'day' ? onChange(event.target.value) : setTyped(event.target.value)
            }
            onBlur={() => {
              if (typed !== undefined) onChange(numeric ? readAmount(typed) : typed.trim())
              setTyped(undefined)
            }}
          />
        )}
        <div id={`${id}-about`} className="k-small">
          {said.map((one) => (
            <p key={say(one.message)} className={`s-said s-said-${one.severity}`}>
              {say(one.message)}
            </p>
          ))}
          {said.length === 0 && cell.help && <p className="k-quiet">{say(cell.help)}</p>}
        </div>
      </div>
    )
  },
  (a, b) =>
    a.value === b.value &&
    a.message === b.message &&
    a.readOnly === b.readOnly &&
    a.address === b.address,
)

/** What a cell may be, where that is a list. */
function useOptions(cell: Cell): readonly { code: string; label: string }[] | undefined {
  const { t } = useTranslation()
  const say = useSay()
  const named = (list: readonly { code: string; name: { zh: string; en: string } }[]) =>
    list.map((one) => ({ code: one.code, label: `${one.code} ${say(one.name)}` }))
  switch (cell.type) {
    case 'choice':
      return (cell.choices ?? []).map((one) => ({ code: one.code, label: say(one.label) }))
    case 'yes-no':
      return [
        { code: 'yes', label: t(($) => $.statisticsReturn.yes) },
        { code: 'no', label: t(($) => $.statisticsReturn.no) },
      ]
    case 'economy':
      return named(economies)
    case 'item':
      return named(reportableItems)
    case 'currency':
      return named(currencies)
    default:
      return undefined
  }
}
