import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { actIn, panelOf, walkAs } from './harness/journey.ts'
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

/** Sends a file with one good and one faulty row, looks at the faults, confirms and finds the firm. */
async function importAndFind(
  page: Page,
  go: (path: string) => Promise<void>,
  say: { confirm: string; faults: string; code: string; district: string },
  firm: { code: string; name: string; search: string; picture: string },
): Promise<void> {
  await go('/registry/import')
  const sheet = `uscc,name,district\n${firm.code},${firm.name},${say.district}\n914403001922038210,错码有限公司,${say.district}\n`
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
  await page.getByText('914403001922038216', { exact: false }).waitFor()
  expect(await checkAxe(page)).toEqual([])
  await screenshot(page, `registry-import-${firm.picture}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: say.faults }).click(),
  ])
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK')
  await page.getByRole('button', { name: say.confirm }).first().click()
  await page.locator('.ant-modal').getByRole('button', { name: say.confirm }).click()
  await page.getByText(say.code, { exact: false }).first().waitFor()
  await go(`/registry?q=${firm.search}`)
  await page.getByRole('link', { name: firm.name }).click()
  await page.getByRole('heading', { name: firm.name }).waitFor()
  await page.getByText('register.csv', { exact: false }).first().waitFor()
  expect(await checkAxe(page)).toEqual([])
  await screenshot(page, `enterprise-${firm.picture}`, true)
}

test('an officer imports a file with faults, confirms, and finds the firm', () =>
  walkAs(browser, product, 'statistics-officer', { language: 'zh-CN' }, async (page, go) => {
    await go('/registry')
    await screenshot(page, 'registry-zh-wide')
    const say = { confirm: '确认导入', faults: '下载错误清单', code: '已导入', district: '武昌区' }
    const firm = {
      code: '9144030071526726XG',
      name: '武汉测试晴川有限公司',
      search: 'csqc',
      picture: 'zh-wide',
    }
    await importAndFind(page, go, say, firm)
    await go('/registry/duplicates')
    await go('/registry/changes')
  }))

test('an officer who reads English does the same on a phone', () =>
  walkAs(
    browser,
    product,
    'demo-statistician-2',
    { language: 'en', width: 390 },
    async (page, go) => {
      await go('/registry')
      await screenshot(page, 'registry-en-narrow')
      const say = {
        confirm: 'Import',
        faults: 'Download the faults',
        code: 'was imported',
        district: 'Wuchang',
      }
      const firm = {
        code: '91440606722473344C',
        name: '武汉测试琴台有限公司',
        search: 'ceshiqintai',
        picture: 'en-narrow',
      }
      await importAndFind(page, go, say, firm)
    },
  ))

test('an enterprise asks for a change, an officer approves, and the enterprise sees it', async () => {
  await walkAs(
    browser,
    product,
    'demo-enterprise-a-admin',
    { language: 'zh-CN' },
    async (page, go) => {
      await go('/own-entry')
      await actIn(page, '申请变更', { 地址: '高新大道999号', 原因: '迁址' })
      await page.getByText('高新大道999号').first().waitFor()
      await screenshot(page, 'own-entry-zh-wide')
    },
  )
  await walkAs(browser, product, 'statistics-officer', { language: 'zh-CN' }, async (page, go) => {
    await go('/registry/changes')
    await page.getByRole('button', { name: /^同意/ }).first().click()
    const panel = panelOf(page)
    await panel.getByLabel('意见').fill('与营业执照一致')
    expect(await checkAxe(page)).toEqual([])
    await panel.locator('button[type=submit]').click()
    await panel.waitFor({ state: 'detached' })
  })
  await walkAs(
    browser,
    product,
    'demo-enterprise-a-admin',
    { language: 'en', width: 390 },
    async (page, go) => {
      await go('/own-entry')
      await page.getByText('Approved', { exact: false }).first().waitFor()
      await screenshot(page, 'own-entry-en-narrow')
    },
  )
})

test('the enterprise asks in English too', () =>
  walkAs(browser, product, 'demo-enterprise-b-admin', { language: 'en' }, async (page, go) => {
    await go('/own-entry')
    await actIn(page, 'Ask for a change', { Telephone: '027-1', Reason: 'new line' })
    await page.getByRole('button', { name: 'Withdraw' }).click()
    await page.getByText('Withdrawn', { exact: false }).first().waitFor()
  }))

test('a district’s statistician sees the own district and no tools to change it', () =>
  walkAs(browser, product, 'district-statistician', { language: 'zh-CN' }, async (page, go) => {
    await go('/registry')
    await page.getByText('东湖新技术开发区').first().waitFor()
    expect(await page.getByRole('button', { name: '登记企业' }).count()).toBe(0)
    expect(await page.getByText('武昌区').count()).toBe(0)
  }))
