import type { Permission } from '@wstc/domain/identity/permissions'
import type { Audience } from '@wstc/domain/kernel/endpoint'
import type { ComponentType } from 'react'
import type { TextOf } from './i18n/resources.ts'
import type { shell } from './i18n/shell.ts'
import type { Words } from './i18n/tree.ts'

type NavGroupName = keyof Words<typeof shell>['nav']

/** One page of the app. `pages/<audience>/routes.tsx` lists those of an audience. */
export interface AppPage {
  /** Below `/app`: `/officer/tasks/$number`. */
  readonly path: `/${string}`
  readonly title: TextOf
  /** Whose page it is; others get to see it only by a link, where their rights allow. */
  readonly audience: readonly Audience[]
  /** One of these rights is needed; none where every session may. */
  readonly may?: Permission | readonly Permission[]
  /** Place in the side navigation; pages without one are reached from others. */
  readonly nav?: { readonly group: NavGroupName; readonly order: number }
  /** True for the page that the audience starts from. */
  readonly home?: boolean
  /** Loaded when first visited. */
  readonly load: () => Promise<ComponentType>
}
