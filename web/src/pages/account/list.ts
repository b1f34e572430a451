import type { TextOf } from '../../i18n/resources.ts'

interface AccountEntry {
  readonly to: `/${string}`
  readonly label: TextOf
}

/** The pages of one's own account, in the order of their list. */
export const accountList = [
  { to: '/account', label: ($) => $.identity.account.profile },
  { to: '/account/security', label: ($) => $.identity.account.security },
  { to: '/account/sessions', label: ($) => $.identity.account.sessions },
  { to: '/account/delegations', label: ($) => $.identity.account.delegations },
  { to: '/account/access', label: ($) => $.identity.account.access },
  { to: '/account/record', label: ($) => $.identity.account.record },
  { to: '/account/notices', label: ($) => $.identity.account.notices },
] as const satisfies readonly AccountEntry[]

/** Entries of the menu behind the person's name. */
export const accountMenu: readonly AccountEntry[] = [
  { to: '/account', label: ($) => $.identity.account.title },
  { to: '/account/security', label: ($) => $.identity.account.security },
  { to: '/account/delegations', label: ($) => $.identity.account.delegations },
  { to: '/account/access', label: ($) => $.identity.account.access },
]
