import { ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { tellFault } from '../../i18n/problems.ts'
import { controlId, Field } from './field.tsx'
import type { FieldShape } from './fields.ts'
import type { FieldGuide } from './guide.ts'
import { type FormStore, useFieldFault, useFormValue } from './store.ts'

interface RowsProps {
  readonly store: FormStore
  readonly shape: FieldShape
  readonly guide: FieldGuide
  readonly path: string
  readonly formId: string
  readonly onLeave: (path: string) => void
}

const movedUp = (rows: readonly unknown[], index: number): unknown[] => [
  ...rows.slice(0, index - 1),
  rows[index],
  rows[index - 1],
  ...rows.slice(index + 1),
]

/** A field that holds any number of rows. */
export function Rows({ store, shape, guide, path, formId, onLeave }: RowsProps) {
  const { t } = useTranslation()
  const value = useFormValue(store, path)
  const fault = useFieldFault(store, path)
  const rows: readonly unknown[] = Array.isArray(value) ? value : []
  const id = controlId(formId, path)
  return (
    <fieldset className="k-field k-field-wide k-rows" id={id} tabIndex={-1}>
      <legend>{guide.label}</legend>
      {guide.hint && <div className="k-quiet k-small">{guide.hint}</div>}
      {rows.map((_row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <div className="k-rows-row" key={index}>
          {shape.row?.map((field) => (
            <Field
              key={field.name}
              store={store}
              shape={field}
              guide={guide.row?.[field.name] ?? { label: field.name }}
              path={`${path}.${index}.${field.name}`}
              formId={formId}
              onLeave={onLeave}
            />
          ))}
          {guide.ordered && index > 0 && (
            <Button
              type="text"
              icon={<ArrowUpOutlined aria-hidden />}
              aria-label={t(($) => $.kit.form.moveUp, { row: index + 1 })}
              onClick={() => store.set(path, movedUp(rows, index))}
            />
          )}
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t(($) => $.kit.form.removeRow, { row: index + 1 })}
            onClick={() =>
              store.set(
                path,
                rows.filter((_one, at) => at !== index),
              )
            }
          />
        </div>
      ))}
      <Button icon={<PlusOutlined aria-hidden />} onClick={() => store.set(path, [...rows, {}])}>
        {t(($) => $.kit.form.addRow)}
      </Button>
      {fault && <div className="k-fault">{tellFault(fault)}</div>}
    </fieldset>
  )
}
