/** The nonce that the content security policy of this page asks of style elements. */
export const nonce =
  document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') || undefined

/**
 * Parts of antd (scroll lock, scrollbar measure) make style elements without passing the nonce
 * on; every style element this code makes gets it.
 */
export function stampStyles(): void {
  const create = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options)
    if (nonce && element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }) as typeof document.createElement
}
