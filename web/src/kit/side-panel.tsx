import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { useNarrow } from './use-media-query.ts'

interface SidePanelProps {
  readonly open: boolean
  readonly title: ReactNode
  readonly onClose: () => void
  readonly wide?: boolean
  readonly children: ReactNode
}

/** Something of the list beside the list: details, or a form about one row. */
export function SidePanel({ open, title, onClose, wide, children }: SidePanelProps) {
  const narrow = useNarrow()
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={title}
      destroyOnHidden
      size={narrow ? '100%' : wide ? 680 : 480}
    >
      <div className="k-stack">{children}</div>
    </Drawer>
  )
}
