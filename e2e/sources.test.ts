import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
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

const header = '申报号码,统一社会信用代码,单位名称,收支方向,交易编码,月份,币种,金额'
/** A month that the demo has no file of. */
const month = '2016-05'

/** The name of an enterprise of the register that no file of the month names. */
async function nameOf(page: Page): Promise<string> {
  const link = page.locator('.k-table tbody a').first()
  await link.waitFor()
  return ((await link.textContent()) ?? '').trim()
}

async function upload(page: Page, button: string, rows: readonly string[]): Promise<void> {
  const buffer = Buffer.from([header, ...rows].join('\n'))
  await page
    .getByLabel(button, { exact: true })
    .and(page.locator('input'))
    .setInputFiles({ name: 'receipts.csv', mimeType: 'text/csv', buffer })
}

test('an officer sees the faults of a file, uploads the corrected one, confirms a name and reads and downloads the gaps', () =>
  walkAs(browser, product, 'demo-statistician', { language: 'zh-CN' }, async (page, go) => {
    await go('/registry')
    const name = await nameOf(page)
    const near = name.replace('有限公司', '有限责任公司')
    await go('/sources')
    await choose(page, '来源', '涉外收支')
    await page.getByLabel('月份').fill(month)
    await upload(page, '上传文件', [
      `1,,${near},收入,227020,${month},USD,much`,
      `1,,${near},收入,227020,2016-04,USD,5`,
    ])
    await page.getByText('整份暂存', { exact: false }).waitFor()
    await page.getByText('不是金额').waitFor()
    await page.getByText('不属于本次报送的月份2016-05').waitFor()
    expect(await checkAxe(page)).toEqual([])
    await screenshot(page, 'sources-faults-zh-wide', true)
    const [faults] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载错误清单' }).click(),
    ])
    expect((await readFile(await faults.path())).subarray(0, 2).toString()).toBe('PK')

    await upload(page, '上传更正后的文件', [`1,,${near},收入,227020,${month},USD,120000`])
    await page.getByText('已接收1行').waitFor()
    await go(`/sources/matching?q=${encodeURIComponent(near)}`)
    await page.getByRole('button', { name: /^确认/ }).first().click()
    await page.getByText('按名称确认', { exact: false }).first().waitFor()
    await screenshot(page, 'sources-matching-zh-wide', true)

    await go(`/sources/comparison?period=${month}`)
    const row = page.locator('.k-table tbody tr', { hasText: name })
    await row.getByText('仅有收支').waitFor()
    expect(await row.textContent()).toContain('120,000')
    expect(await checkAxe(page)).toEqual([])
    await page
      .getByRole('button', { name: /导出|下载/ })
      .first()
      .click()
    const [gaps] = await Promise.all([
      page.waitForEvent('download'),
      page.getByText('CSV', { exact: false }).first().click(),
    ])
    expect((await readFile(await gaps.path())).toString()).toContain('120000.00')
    await row.getByRole('link').click()
    await page.getByRole('heading', { name }).waitFor()
    expect(await checkAxe(page)).toEqual([])
  }))

test('an officer who reads English sees files, matches and gaps on a phone', () =>
  walkAs(
    browser,
    product,
    'demo-statistician-2',
    { language: 'en', width: 390 },
    async (page, go) => {
      await go('/sources')
      await page.getByText('Receipts and payments with abroad', { exact: false }).first().waitFor()
      await go('/sources/matching')
      await go('/sources/comparison')
      await page.getByText('In total').first().waitFor()
      await screenshot(page, 'sources-comparison-en-narrow', true)
    },
  ))

test('a district’s statistician is offered none of it', () =>
  walkAs(browser, product, 'district-statistician', { language: 'zh-CN' }, async (page, go) => {
    await go('/statistics')
    expect(await page.getByRole('link', { name: '行政记录比对' }).count()).toBe(0)
  }))
