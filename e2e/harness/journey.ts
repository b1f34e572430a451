import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openPage, type PageOptions } from './browser.ts'
import { checkAxe } from './check-axe.ts'
import type { Product } from './product.ts'
import { signIn } from './sign-in.ts'

type Session = NonNullable<PageOptions['session']>
const kept = new WeakMap<Product, Map<string, Session>>()

/** Who has signed in to this product already: a one-time code is taken only once in 30 seconds. */
function sessionsOf(product: Product): Map<string, Session> {
  const sessions = kept.get(product) ?? new Map<string, Session>()
  kept.set(product, sessions)
  return sessions
}

/** One person at work: signs in, walks, and nothing may have gone wrong in the page on the way. */
export async function walkAs(
  browser: Browser,
  product: Product,
  who: string,
  options: PageOptions,
  walk: (page: Page, go: (path: string) => Promise<void>) => Promise<void>,
  expected: RegExp = /^$/,
): Promise<void> {
  const sessions = sessionsOf(product)
  const session = sessions.get(who)
  const { page, faults } = await openPage(browser, { ...options, ...(session ? { session } : {}) })
  try {
    if (!session) {
      await signIn(product, page, who)
      sessions.set(who, await page.context().storageState())
    }
    await walk(page, async (path) => {
      await page.goto(`${product.origin}/app${path}`)
      await page.locator('h1').first().waitFor()
      await page.waitForLoadState('networkidle')
      expect(await checkAxe(page), path).toEqual([])
      expect(await overflow(page), `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    })
    expect(faults.filter((fault) => !expected.test(fault))).toEqual([])
  } finally {
    await page.context().close()
  }
}

/** Chooses an option of the select with this label. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label).first().click()
  await page.locator('.ant-select-item-option', { hasText: option }).first().click()
}

/** Pixels by which the page is wider than the window. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate(
    'document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth',
  )
}

/** The panel beside the page, where an act is filled in. */
export const panelOf = (page: Page) => page.locator('.ant-drawer').last()

/** Fills in the panel that a button opens, field by label, and sends it. */
export async function actIn(
  page: Page,
  button: string | RegExp,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).first().click()
  const panel = panelOf(page)
  for (const [label, value] of Object.entries(fields)) await panel.getByLabel(label).fill(value)
  expect(await checkAxe(page)).toEqual([])
  await panel.locator('button[type=submit]').click()
  await panel.waitFor({ state: 'detached' })
}
