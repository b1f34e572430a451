import './registry.css'
import type { ReactNode } from 'react'

/** A wide table that scrolls by itself, also by keyboard; no landmark, for many stand on a page. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: what scrolls is no group of form fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls must be reachable by keyboard
    <div className="r-scroll" role="group" tabIndex={0} aria-label={label}>
      {children}
    </div>
  )
}
