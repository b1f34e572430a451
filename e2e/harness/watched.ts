import type { Browser, Page } from 'playwright-core'
import { openPage, type PageOptions } from './browser.ts'

export interface Watched {
  readonly page: Page
  /** What ran, was inserted or was stopped by the policy. */
  found(): Promise<string[]>
}

/** A page whose every sign of a script or of inserted markup is kept. */
export async function watched(
  browser: Browser,
  session?: PageOptions['session'],
): Promise<Watched> {
  const { page } = await openPage(browser, { language: 'en', ...(session ? { session } : {}) })
  return watch(page)
}

async function watch(page: Page): Promise<Watched> {
  const signs: string[] = []
  page.on('dialog', (dialog) => {
    signs.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (request.url().endsWith('/planted')) signs.push(`fetched ${request.url()}`)
  })
  await page.addInitScript(`window.addEventListener('securitypolicyviolation', (event) => {
    // The schemas ask whether they may compile themselves; nothing planted here does that.
    if (event.blockedURI !== 'eval') (window.stopped ??= []).push('stopped ' + event.violatedDirective)
  })`)
  return {
    page,
    found: async () => [
      ...signs,
      ...((await page.evaluate(`[
        ...(window.ran ? ['ran'] : []),
        ...(window.stopped ?? []),
        ...[...document.querySelectorAll('img[src="planted"], svg[onload], [onerror], a[href^="javascript:"], a.planted')]
          .map((one) => 'inserted ' + one.tagName.toUpperCase()),
        ...[...document.scripts].filter((one) => one.text.includes('ran=1')).map(() => 'inserted script'),
      ]`)) as string[]),
    ],
  }
}
