/**
 * Where to go after signing in: `asked` where it is a page of this site, else the start. Only the
 * path of the parsed address is used, so that no spelling of `asked` leads to another site.
 */
export function wayBack(asked: unknown, origin: string): string {
  const start = '/app/'
  if (typeof asked !== 'string' || !asked.startsWith('/')) return start
  const url = URL.canParse(asked, origin) ? new URL(asked, origin) : undefined
  if (!url || url.origin !== origin) return start
  const { pathname, search, hash } = url
  if (!/^\/app(\/(?!\/)|$)/.test(pathname) || /^\/app\/sign-in(\/|$)/.test(pathname)) return start
  return pathname + search + hash
}
