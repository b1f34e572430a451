import { Button } from 'antd'
import type { ReactNode } from 'react'

interface ActionProps {
  readonly children: ReactNode
  readonly onClick?: () => void
  /** The one act a page is for. */
  readonly main?: boolean
  readonly dangerous?: boolean
  readonly quiet?: boolean
  /** Looks like a link and stands in the line, as the name of a row that opens it. */
  readonly inline?: boolean
  readonly busy?: boolean
  readonly disabled?: boolean
  /** Makes it a link that looks like a button. */
  readonly href?: string
  /** Name for screen readers where the words alone do not say enough. */
  readonly label?: string
}

/** A button. Pages take it from here, so that they need not know the library behind it. */
export function Action(props: ActionProps) {
  return (
    <Button
      type={props.main ? 'primary' : props.inline ? 'link' : props.quiet ? 'text' : 'default'}
      danger={props.dangerous ?? false}
      loading={props.busy ?? false}
      disabled={props.disabled ?? false}
      {...(props.inline ? { className: 'k-inline' } : {})}
      {...(props.onClick ? { onClick: props.onClick } : {})}
      {...(props.href ? { href: props.href } : {})}
      {...(props.label ? { 'aria-label': props.label } : {})}
    >
      {props.children}
    </Button>
  )
}
