import type { Browser } from 'playwright-core'
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

test('a leader sees where report and evidence part, asks, decides, and finds the decision again', () =>
  walkAs(browser, product, 'leader', { language: 'zh-CN' }, async (page, go) => {
    await go('/overview')
    await screenshot(page, 'leader-home-zh-wide')
    const disagreements = page.locator('section', {
      has: page.getByRole('heading', { name: '报告与佐证不一致' }),
    })
    await disagreements.locator('.p-task-link').first().click()
    await page.getByText('系统只指出矛盾，不代替判断').waitFor()
    await screenshot(page, 'task-detail-zh-wide')
    expect(await checkAxe(page)).toEqual([])
    const task = new URL(page.url()).pathname.split('/').at(-1)
    await page.getByRole('button', { name: '提问', exact: true }).click()
    await page.locator('.ant-drawer').getByLabel('问题').fill('佐证为何未到？请说明何时补齐。')
    await page.locator('.ant-drawer').getByRole('button', { name: '提问' }).click()
    await page.locator('.ant-drawer').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '作决定' }).click()
    const form = page.locator('.ant-drawer form')
    await form.getByLabel('决定内容').fill('五月底前补齐佐证并书面说明。')
    await form.getByLabel('办结期限').fill('2018-05-31')
    await form.getByRole('button', { name: '作决定' }).click()
    await page.locator('.ant-drawer').waitFor({ state: 'detached' })
    await go(`/tasks/${task}?tab=dialogue`)
    await page.getByText('佐证为何未到？请说明何时补齐。').waitFor()
    await page.getByText('五月底前补齐佐证并书面说明。').waitFor()
    await go(`/tasks/${task}?tab=history`)
    await go('/overview')
    await page.getByText('五月底前补齐佐证并书面说明。').waitFor()
  }))

test('the overview, the targets and their reasoning read the same in English, on a phone and in the dark', () =>
  walkAs(
    browser,
    product,
    'demo-leader-2',
    { language: 'en', width: 390, dark: true },
    async (page, go) => {
      await go('/overview')
      await screenshot(page, 'leader-home-en-narrow')
      await go('/targets')
      await go('/targets/services-trade-2020')
      await page.getByRole('heading', { name: 'Reasoning' }).waitFor()
      await screenshot(page, 'target-detail-en-narrow')
      await go('/burden')
    },
  ))
