import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { openBrowser } from './harness/browser.ts'
import { choose, walkAs } from './harness/journey.ts'
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

test('the leader sees how projects stand, in both languages and on a phone, and every page is accessible', async () => {
  await walkAs(browser, product, 'leader', { language: 'zh-CN' }, async (page, go) => {
    await go('/projects')
    await page.getByRole('link', { name: '国家存储器基地' }).waitFor()
    await screenshot(page, 'projects-zh-wide')
    await go('/projects/overview')
    for (const tab of ['', '?tab=milestones', '?tab=money', '?tab=reports', '?tab=history']) {
      await go(`/projects/beidou-city${tab}`)
    }
    await go('/projects/beidou-city?asOf=2017-06-30')
    await page.getByText('当天所知的状态', { exact: false }).waitFor()
    await go('/carriers')
    await go('/carriers/biolake')
  })
  await walkAs(
    browser,
    product,
    'demo-leader-2',
    { language: 'en', width: 390 },
    async (page, go) => {
      await go('/projects')
      await go('/projects/beidou-city?tab=money')
      await page.getByText('Planned', { exact: false }).first().waitFor()
      await screenshot(page, 'project-money-en-narrow')
    },
  )
})

test('the office judges evidence of a project, and the department’s entry is shown', () =>
  walkAs(browser, product, 'plan-office', { language: 'zh-CN' }, async (page, go) => {
    await go('/projects/evidence')
    await page.getByRole('button', { name: /^审核/ }).first().click()
    await choose(page, '结论', '采信')
    const form = page.locator('.ant-drawer form')
    await form.getByLabel('原因').fill('与原件一致')
    await form.getByRole('button', { name: '审核' }).click()
    await page.locator('.ant-drawer').waitFor({ state: 'detached' })
  }))
