import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openPage, type PageOptions } from './browser.ts'
import { checkAxe } from './check-axe.ts'
import type { Product } from './product.ts'
import { signIn } from './sign-in.ts'

/** One person at work: signs in, walks, and nothing may have gone wrong in the page on the way. */
export async function walkAs(
  browser: Browser,
  product: Product,
  who: string,
  options: PageOptions,
  walk: (page: Page, go: (path: string) => Promise<void>) => Promise<void>,
  expected: RegExp = /^$/,
): Promise<void> {
  const { page, faults } = await openPage(browser, options)
  try {
    await signIn(product, page, who)
    await walk(page, async (path) => {
      await page.goto(`${product.origin}/app${path}`)
      await page.locator('h1').first().waitFor()
      await page.waitForLoadState('networkidle')
      expect(await checkAxe(page), path).toEqual([])
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
