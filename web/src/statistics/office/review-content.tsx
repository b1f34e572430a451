import { findEbopsItem } from '@wstc/domain/kernel/codes/ebops'
import { findEconomy } from '@wstc/domain/kernel/codes/economies'
import type { ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import type { Finding } from '@wstc/domain/statistics/collection/model/finding'
import type { Form } from '@wstc/domain/statistics/collection/model/form'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Action } from '../../kit/layout/action.tsx'
import { formatNumber } from '../../kit/number.ts'

/** What the officer says of cells, by their addresses. */
export type Comments = Readonly<Record<string, string>>

/** What the edits found, by the cells to show it at. */
type FoundByCell = ReadonlyMap<string, readonly Finding[]>

export function byCell(findings: readonly Finding[]): FoundByCell {
  const found = new Map<string, Finding[]>()
  for (const one of findings) {
    for (const cell of one.cells) {
      const here = found.get(cell)
      if (here) here.push(one)
      else found.set(cell, [one])
    }
  }
  return found
}

interface ContentProps {
  readonly content: ReturnContent
  readonly found: FoundByCell
  readonly comments: Comments
  readonly onComment?: ((cell: string, text: string) => void) | undefined
  /** There while the officer corrects. */
  readonly onChange?: (content: ReturnContent) => void
}

/** A scrolling table that the keyboard can scroll too. */
export function Scroll({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: what scrolls is no fieldset
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the keyboard
    <div className="s-grid-scroll" role="group" tabIndex={0} aria-label={label}>
      {children}
    </div>
  )
}

/** What the edits found at a cell, and the officer's word on it. */
function Remark({
  cell,
  name,
  found,
  comments,
  onComment,
}: Omit<ContentProps, 'content' | 'onChange'> & {
  readonly cell: string
  readonly name: string
}) {
  const { t } = useTranslation()
  const say = useSay()
  const [open, setOpen] = useState(comments[cell] !== undefined)
  const label = `${t(($) => $.statisticsOffice.comment)} ${name}`
  return (
    <>
      {found.get(cell)?.map((one) => (
        <div key={`${one.edit} ${one.address}`} className="k-small">
          {say(one.message)}
        </div>
      ))}
      {onComment &&
        (open ? (
          <textarea
            className="s-comment"
            aria-label={label}
            placeholder={t(($) => $.statisticsOffice.comment)}
            rows={2}
            maxLength={1000}
            value={comments[cell] ?? ''}
            onChange={(event) => onComment(cell, event.target.value)}
          />
        ) : (
          <Action inline label={label} onClick={() => setOpen(true)}>
            {t(($) => $.statisticsOffice.comment)}
          </Action>
        ))}
    </>
  )
}

export function Rows({ content, ...more }: Omit<ContentProps, 'onChange'>) {
  const { t } = useTranslation()
  const say = useSay()
  const heads = ['flow', 'item', 'partner', 'mode', 'amount', 'comment'] as const
  return (
    <Scroll label={t(($) => $.statisticsOffice.rows)}>
      <table className="s-list">
        <thead>
          <tr>
            {heads.map((key) => (
              <th key={key} scope="col">
                {t(($) => $.statisticsOffice[key])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {content.rows.map((row) => {
            const item = findEbopsItem(row.item)
            const partner = findEconomy(row.partner)
            const name = `${row.item} ${row.partner}`
            const flow = row.flow === 'import' ? 'import' : 'export'
            return (
              <tr key={row.key}>
                <td>{t(($) => $.statisticsOffice[flow])}</td>
                <td>
                  {row.item} {item && say(item.name)}
                  {row.note && <div className="k-quiet k-small">{row.note}</div>}
                </td>
                <td>{partner ? say(partner.name) : row.partner}</td>
                <td>{row.mode}</td>
                <td className="k-number">
                  {formatNumber(row.amount)} {row.currency}
                </td>
                <td className="s-remarks">
                  <Remark cell={`rows.${row.key}.amount`} name={name} {...more} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}

/** The cells that say something; of a form that is being put right all that can be typed. */
function keysOf(form: Form, { cells }: ReturnContent, all: boolean): string[] {
  const said = Object.keys(cells)
  if (!all) return said
  const typed = form.sections.flatMap((section) => {
    const codes = section.cells.filter((cell) => !cell.computed).map((cell) => cell.code)
    if (!section.repeats) return codes
    const own = said.filter((key) => key.startsWith(`${section.id}.`))
    const lines = [...new Set(own.map((key) => key.split('.')[1]!))]
    return lines.flatMap((line) => codes.map((code) => `${section.id}.${line}.${code}`))
  })
  return [...new Set([...typed, ...said])]
}

export function Cells({
  content,
  onChange,
  form,
  ...more
}: ContentProps & { readonly form: Form }) {
  const say = useSay()
  const { t } = useTranslation()
  const labels = new Map(
    form.sections.flatMap((section) => section.cells.map((cell) => [cell.code, say(cell.label)])),
  )
  const nameOf = (key: string) => {
    const [, line, code] = key.split('.')
    return code ? `${line} ${labels.get(code) ?? code}` : (labels.get(key) ?? key)
  }
  return (
    <Scroll label={t(($) => $.statisticsOffice.cells)}>
      <table className="s-list">
        <tbody>
          {keysOf(form, content, onChange !== undefined).map((key) => {
            const text = content.cells[key] ?? ''
            return (
              <tr key={key}>
                <th scope="row">{nameOf(key)}</th>
                <td className="k-number">
                  {onChange ? (
                    <input
                      className="s-amount-input"
                      aria-label={nameOf(key)}
                      value={text}
                      onChange={(event) =>
                        onChange({
                          ...content,
                          cells: { ...content.cells, [key]: event.target.value },
                        })
                      }
                    />
                  ) : (
                    formatNumber(text)
                  )}
                </td>
                <td>
                  <Remark cell={`cells.${key}`} name={nameOf(key)} {...more} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}
