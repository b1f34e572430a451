import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../confirm.tsx'
import { csvBlob, saveBlob } from '../save-blob.ts'
import type { Column, TablePage, TableQuery, TableQuestion } from './model.ts'

export type ExportFormat = 'xlsx' | 'csv'

interface ExportMenuProps<Row> {
  readonly name: string
  readonly question: TableQuestion
  readonly columns: readonly Column<Row>[]
  readonly load: (query: TableQuery) => Promise<TablePage<Row>>
  /** Address that streams the export; without it the pages are read one by one into a CSV. */
  readonly address?: (
    format: ExportFormat,
    question: TableQuestion,
    columns: readonly string[],
  ) => string
}

export function ExportMenu<Row>({ name, question, columns, load, address }: ExportMenuProps<Row>) {
  const { t } = useTranslation()
  const { done, failed } = useToast()
  const [written, setWritten] = useState<number>()

  const readAll = async () => {
    const lines: unknown[][] = [columns.map((column) => column.title)]
    try {
      for (let after: string | undefined, more = true; more; ) {
        const page = await load({ ...question, after, limit: 500 })
        for (const row of page.rows) lines.push(columns.map((column) => column.text(row)))
        setWritten(lines.length - 1)
        after = page.next
        more = page.next !== undefined
      }
      saveBlob(csvBlob(lines), `${name}.csv`)
      done(t(($) => $.kit.table.exported, { count: lines.length - 1 }))
    } catch (error) {
      failed(error)
    } finally {
      setWritten(undefined)
    }
  }
  const start = (format: ExportFormat) => {
    if (!address) return void readAll()
    const link = document.createElement('a')
    link.href = address(
      format,
      question,
      columns.map((column) => column.key),
    )
    link.download = `${name}.${format}`
    link.click()
  }
  const items = [
    ...(address ? [{ key: 'xlsx', label: t(($) => $.kit.table.exportXlsx) }] : []),
    { key: 'csv', label: t(($) => $.kit.table.exportCsv) },
  ]
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{ items, onClick: ({ key }) => start(key as ExportFormat) }}
      >
        <Button icon={<DownloadOutlined aria-hidden />} loading={written !== undefined}>
          {t(($) => $.kit.table.export)}
        </Button>
      </Dropdown>
      <span className="k-unseen" role="status">
        {written !== undefined && t(($) => $.kit.table.exporting, { count: written })}
      </span>
    </>
  )
}
