import { Button, Checkbox, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from './model.ts'

/** Keys of the columns shown, remembered in this browser per list. */
export function useColumnChoice<Row>(table: string, columns: readonly Column<Row>[]) {
  const key = `wstc.columns.${table}`
  const standard = columns.filter((column) => !column.optional).map((column) => column.key)
  const [kept, setKept] = useState<readonly string[] | undefined>(() => {
    const text = localStorage.getItem(key)
    return text ? (JSON.parse(text) as string[]) : undefined
  })
  const choose = (keys: readonly string[] | undefined) => {
    setKept(keys)
    if (keys) localStorage.setItem(key, JSON.stringify(keys))
    else localStorage.removeItem(key)
  }
  const known = kept?.filter((one) => columns.some((column) => column.key === one))
  return { shown: known?.length ? known : standard, choose }
}

interface ColumnChoiceProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly shown: readonly string[]
  readonly onChoose: (keys: readonly string[] | undefined) => void
}

export function ColumnChoice<Row>({ columns, shown, onChoose }: ColumnChoiceProps<Row>) {
  const { t } = useTranslation()
  const list = (
    <div className="k-popover">
      <span className="k-quiet k-small">{t(($) => $.kit.table.columnsHint)}</span>
      {columns.map((column) => (
        <Checkbox
          key={column.key}
          checked={shown.includes(column.key)}
          disabled={shown.length === 1 && shown[0] === column.key}
          onChange={(event) => {
            const wanted = new Set(shown)
            if (event.target.checked) wanted.add(column.key)
            else wanted.delete(column.key)
            onChoose(columns.map(({ key }) => key).filter((key) => wanted.has(key)))
          }}
        >
          {column.title}
        </Checkbox>
      ))}
      <Button size="small" type="text" onClick={() => onChoose(undefined)}>
        {t(($) => $.kit.table.columnsReset)}
      </Button>
    </div>
  )
  return (
    <Popover trigger={['click']} placement="bottomRight" content={list}>
      <Button>{t(($) => $.kit.table.columns)}</Button>
    </Popover>
  )
}
