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
