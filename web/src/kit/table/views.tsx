import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input, Popover } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TableQuestion } from './model.ts'

export interface SavedView {
  readonly name: string
  readonly question: TableQuestion
  readonly columns: readonly string[]
}

/** Where a person's views of one list are kept. */
export interface ViewStore {
  readonly load: () => Promise<readonly SavedView[]>
  readonly save: (views: readonly SavedView[]) => Promise<void>
}

/** Views kept in this browser. */
export function localViews(table: string): ViewStore {
  const key = `wstc.views.${table}`
  return {
    load: async () => JSON.parse(localStorage.getItem(key) ?? '[]') as SavedView[],
    save: async (views) => localStorage.setItem(key, JSON.stringify(views)),
  }
}

interface ViewsProps {
  readonly store: ViewStore
  readonly now: Omit<SavedView, 'name'>
  readonly onChoose: (view: SavedView) => void
}

export function Views({ store, now, onChoose }: ViewsProps) {
  const { t } = useTranslation()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [views, setViews] = useState<readonly SavedView[]>([])
  const [name, setName] = useState('')
  useEffect(() => {
    if (open) store.load().then(setViews, () => setViews([]))
  }, [open, store])
  const keep = (next: readonly SavedView[]) => {
    setViews(next)
    void store.save(next)
  }
  const add = () => {
    const kept = views.filter((view) => view.name !== name.trim())
    keep([...kept, { ...now, name: name.trim() }])
    setName('')
  }
  const list = (
    <div className="k-popover">
      {views.length === 0 && <p className="k-quiet">{t(($) => $.kit.table.viewNone)}</p>}
      {views.map((view) => (
        <div key={view.name} className="k-row k-row-apart">
          <Button
            type="text"
            onClick={() => {
              onChoose(view)
              setOpen(false)
            }}
          >
            {view.name}
          </Button>
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t(($) => $.kit.table.viewDelete, { name: view.name })}
            onClick={() => keep(views.filter((one) => one !== view))}
          />
        </div>
      ))}
      <label htmlFor={id}>{t(($) => $.kit.table.viewName)}</label>
      <Input
        id={id}
        value={name}
        maxLength={40}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => name.trim() && add()}
      />
      <Button disabled={!name.trim()} onClick={add}>
        {t(($) => $.kit.table.viewSave)}
      </Button>
    </div>
  )
  return (
    <Popover
      trigger={['click']}
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={list}
    >
      <Button>{t(($) => $.kit.table.views)}</Button>
    </Popover>
  )
}
