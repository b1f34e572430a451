import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'

export type ExportFormat = 'xlsx' | 'csv'

interface ExportMenuProps {
  readonly name: string
  /** Address from which the server streams the list. */
  readonly address: (format: ExportFormat) => string
}

export function ExportMenu({ name, address }: ExportMenuProps) {
  const { t } = useTranslation()
  const start = (format: ExportFormat) => {
    const link = document.createElement('a')
    link.href = address(format)
    link.download = `${name}.${format}`
    link.click()
  }
  const items = [
    { key: 'xlsx', label: t(($) => $.kit.table.exportXlsx) },
    { key: 'csv', label: t(($) => $.kit.table.exportCsv) },
  ]
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, onClick: ({ key }) => start(key as ExportFormat) }}
    >
      <Button icon={<DownloadOutlined aria-hidden />}>{t(($) => $.kit.table.export)}</Button>
    </Dropdown>
  )
}
