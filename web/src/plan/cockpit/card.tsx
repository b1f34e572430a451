import { createContext, type ReactNode, use } from 'react'
import { useTranslation } from 'react-i18next'
import type { Part } from './freshness.tsx'

interface View {
  /** On a wall: fewer lines, nothing to operate. */
  readonly wall: boolean
  readonly changed: readonly Part[]
}

export const ViewContext = createContext<View>({ wall: false, changed: [] })
export const useView = () => use(ViewContext)

interface CardProps {
  readonly part: Part
  readonly title: string
  /** Link to the whole list. */
  readonly more?: ReactNode
  readonly count?: ReactNode
  readonly children: ReactNode
}

/** A titled card; it stands out for a moment after what it tells changed. */
export function Card({ part, title, more, count, children }: CardProps) {
  const { changed } = useView()
  const marked = changed.includes(part) ? ' c-marked' : ''
  return (
    <section className={`c-card c-${part}${marked}`} id={`c-${part}`}>
      <header>
        <h2>
          {title} {count !== undefined && <span className="c-count">{count}</span>}
        </h2>
        {more}
      </header>
      {children}
    </section>
  )
}

interface LinesProps<T> {
  readonly items: readonly T[]
  readonly most: { readonly page: number; readonly wall: number }
  readonly keyOf: (item: T) => string
  readonly children: (item: T) => ReactNode
  readonly empty: string
}

/** The first lines of a list; the others unfold, and a wall counts them beside the title. */
export function Lines<T>({ items, most, keyOf, children, empty }: LinesProps<T>) {
  const { t } = useTranslation()
  const { wall } = useView()
  if (items.length === 0) return <p className="c-none">{empty}</p>
  const limit = wall ? most.wall : most.page
  const rest = items.slice(limit)
  const line = (item: T) => <li key={keyOf(item)}>{children(item)}</li>
  const more = t(($) => $.planCockpit.more, { count: rest.length })
  return (
    <>
      <ul className="c-lines">{items.slice(0, limit).map(line)}</ul>
      {rest.length > 0 && !wall && (
        <details className="c-more">
          <summary>{more}</summary>
          <ul className="c-lines">{rest.map(line)}</ul>
        </details>
      )}
    </>
  )
}
