import type { ReturnContent, ReturnRow } from '@wstc/domain/statistics/collection/model/content'
import type { Form } from '@wstc/domain/statistics/collection/model/form'
import {
  type CodedField,
  codedFields,
  codesOf,
} from '@wstc/domain/statistics/collection/rules/codes-of'
import { rowFieldNames } from '@wstc/domain/statistics/collection/words/fields'
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Action } from '../../kit/layout/action.tsx'
import { Scroll } from './review-content.tsx'

interface Props {
  readonly content: ReturnContent
  readonly form: Form
  /** Whether lines may be added: not where only some of them are shown. */
  readonly whole: boolean
  readonly onChange: (content: ReturnContent) => void
}

const short: ReadonlySet<CodedField> = new Set(['flow', 'mode'])

const emptyRow = (form: Form): ReturnRow => ({
  key: crypto.randomUUID().slice(0, 8),
  flow: form.rows?.flows[0] ?? 'export',
  item: '',
  partner: '',
  mode: form.rows?.modes[0] ?? '1',
  currency: form.rows?.currencies[0] ?? 'USD',
  amount: '',
})

/** The lines of a return while the officer puts them right: every field, by code or from its list. */
export function CorrectRows({ content, form, whole, onChange }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const id = useId()
  const codes = useMemo(() => codesOf(form.rows), [form])
  const change = (key: string, field: keyof ReturnRow, text: string) =>
    onChange({
      ...content,
      rows: content.rows.map((row) => (row.key === key ? { ...row, [field]: text } : row)),
    })
  return (
    <div className="k-stack">
      {codedFields
        .filter((field) => !short.has(field))
        .map((field) => (
          <datalist key={field} id={`${id}-${field}`}>
            {codes[field].map((one) => (
              <option key={one.code} value={one.code}>
                {`${one.code} ${say(one.name)}`}
              </option>
            ))}
          </datalist>
        ))}
      <Scroll label={t(($) => $.statisticsOffice.rows)}>
        <table className="s-list">
          <thead>
            <tr>
              {[...codedFields, 'amount' as const].map((field) => (
                <th key={field} scope="col">
                  {say(rowFieldNames[field])}
                </th>
              ))}
              <th scope="col" className="s-nowrap">
                {t(($) => $.statisticsOffice.takeOut)}
              </th>
            </tr>
          </thead>
          <tbody>
            {content.rows.map((row, place) => {
              const label = (field: CodedField | 'amount') =>
                `${say(rowFieldNames[field])} ${place + 1}`
              return (
                <tr key={row.key}>
                  {codedFields.map((field) => (
                    <td key={field}>
                      {short.has(field) ? (
                        <select
                          className="s-code-input"
                          aria-label={label(field)}
                          value={row[field]}
                          onChange={(event) => change(row.key, field, event.target.value)}
                        >
                          {codes[field].map((one) => (
                            <option key={one.code} value={one.code}>
                              {say(one.name)}
                            </option>
                          ))}
                        </select>
                      ) : (
                        <>
                          <input
                            className="s-code-input"
                            aria-label={label(field)}
                            list={`${id}-${field}`}
                            value={row[field]}
                            onChange={(event) => change(row.key, field, event.target.value)}
                          />
                          <div className="k-quiet k-small">
                            {nameOf(codes[field], row[field], say)}
                          </div>
                        </>
                      )}
                    </td>
                  ))}
                  <td>
                    <input
                      className="s-amount-input"
                      aria-label={label('amount')}
                      inputMode="decimal"
                      value={row.amount}
                      onChange={(event) => change(row.key, 'amount', event.target.value)}
                    />
                  </td>
                  <td className="s-nowrap">
                    <Action
                      inline
                      label={`${t(($) => $.statisticsOffice.takeOut)} ${place + 1}`}
                      onClick={() =>
                        onChange({
                          ...content,
                          rows: content.rows.filter((one) => one.key !== row.key),
                        })
                      }
                    >
                      {t(($) => $.statisticsOffice.takeOut)}
                    </Action>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
      {whole && (
        <Action onClick={() => onChange({ ...content, rows: [...content.rows, emptyRow(form)] })}>
          {t(($) => $.statisticsOffice.addLine)}
        </Action>
      )}
    </div>
  )
}

const nameOf = (
  list: ReturnType<typeof codesOf>[CodedField],
  code: string,
  say: ReturnType<typeof useSay>,
): string => {
  const found = list.find((one) => one.code === code)
  return found ? say(found.name) : ''
}
