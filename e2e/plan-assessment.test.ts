import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { walkAs } from './harness/journey.ts'
import { type Product, startProduct } from './harness/product.ts'

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

test('the office reads a ranking, finds why a point was given, and tries an index system on it', () =>
  walkAs(browser, product, 'plan-office', { language: 'zh-CN' }, async (page, go) => {
    await expect
      .poll(
        async () => {
          await go('/assessment')
          return page.locator('tbody a', { hasText: '三季度' }).count()
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(0)
    await page.locator('tbody a', { hasText: '三季度' }).first().click()
    await page.getByRole('heading', { name: '排名' }).waitFor()
    expect(await checkAxe(page)).toEqual([])
    await page.locator('.k-table tbody a').first().click()
    await page.getByText('结果逐字节相同', { exact: false }).waitFor()
    await page.getByRole('button', { name: '为什么 · 期内亮灯' }).click()
    await page.getByText('计算过程').waitFor()
    expect(await checkAxe(page)).toEqual([])
    await go('/assessment/systems/1')
    await page.getByRole('heading', { name: '敏感性' }).waitFor()
  }))

test('a department sees its own provisional score on a phone in English, and no other', () =>
  walkAs(
    browser,
    product,
    'demo-commerce-head',
    { language: 'en', width: 390 },
    async (page, go) => {
      await go('/assessment')
      await page.locator('.k-table tbody a').first().click()
      await page
        .getByText('Until publication only the own department is shown', { exact: false })
        .waitFor()
      expect(await page.locator('.k-table tbody a').count()).toBe(1)
      expect(await checkAxe(page)).toEqual([])
    },
  ))
