import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { walkAs } from './harness/journey.ts'
import { type Product, startProduct } from './harness/product.ts'
import { screenshot } from './harness/screenshot.ts'

let product: Product
let browser: Browser

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const overflow = (page: Page): Promise<boolean> =>
  page.evaluate(
    'document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth',
  )

test('a leader sees a change of another without reload, and each number leads to its list', () =>
  walkAs(browser, product, 'demo-leader-1', { language: 'zh-CN' }, async (page, go) => {
    await go('/overview')
    await screenshot(page, 'cockpit-zh-wide', true)
    const late = page.locator('#c-late h2 .c-count')
    const before = Number(await late.innerText())
    // Another leader asks; what is asked falls due and joins the warnings.
    await walkAs(
      browser,
      product,
      'demo-leader-2',
      { language: 'zh-CN' },
      async (other, goOther) => {
        await goOther('/tasks/3')
        await other.getByRole('button', { name: '提问', exact: true }).click()
        await other.locator('.ant-drawer').getByLabel('问题').fill('何时完成？请给出日期。')
        await other.locator('.ant-drawer').getByRole('button', { name: '提问' }).click()
        await other.locator('.ant-drawer').waitFor({ state: 'detached' })
      },
    )
    await expect.poll(() => late.innerText(), { timeout: 40_000 }).toBe(String(before + 1))
    const red = page.locator('.c-tile').first()
    const count = Number(await red.locator('strong').innerText())
    await red.locator('a').click()
    await page.waitForURL(/\/tasks\?f\.light=red/)
    await page.locator('tbody tr[data-row-key]').first().waitFor()
    expect(await page.locator('tbody tr[data-row-key]').count()).toBe(count)
  }))

test('the wall fits one screen in both languages, the phone one column', async () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const wall = { language, width: 1920, height: 1080, dark: language === 'en' }
    await walkAs(browser, product, 'demo-leader-1', wall, async (page, go) => {
      await go('/overview?wall=1')
      expect(await overflow(page)).toBe(false)
      await screenshot(page, `cockpit-${language.slice(0, 2)}-wall`)
      await page.setViewportSize({ width: 390, height: 844 })
      await go('/overview')
      expect(
        await page.evaluate('document.documentElement.scrollWidth <= innerWidth'),
        'no sideways scrolling',
      ).toBe(true)
      await screenshot(page, `cockpit-${language.slice(0, 2)}-narrow`)
      expect(await checkAxe(page)).toEqual([])
    })
  }
})
