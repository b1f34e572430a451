import type { ReactNode } from 'react'

/** A wide table in a region of its own, which takes the keyboard. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
    <section className="p-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}

/** Said outright, since a table that narrow screens lay out as blocks is otherwise read as none. */
export const roles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  column: { role: 'columnheader' },
  head: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const
