/**
 * The token of the link in a mail. It travels in the fragment, which browsers do not send to any
 * server; a query is read too, for mail programs that cut fragments off.
 */
export function mailedToken(address: { readonly hash: string; readonly search: string }): string {
  const fragment = address.hash.replace(/^#/, '')
  const token = fragment || new URLSearchParams(address.search).get('token') || ''
  return /^[\w-]{20,100}$/.test(token) ? token : ''
}
