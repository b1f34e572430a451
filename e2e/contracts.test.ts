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

const number = 'E2E-2018-001'
const officer = 'demo-statistician'
const reporter = 'demo-enterprise-a-reporter'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** The day on which the demo's clock stands, as the product says it. */
const todayOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const id = location.pathname.split('/').at(-1)
    const reply = await fetch(`/api/v1/contracts/own/${id}`)
    return (await reply.json()).window.to as string
  })

async function openFromQueue(page: Page, go: (path: string) => Promise<void>): Promise<void> {
  await go('/contract-review')
  await page.getByRole('link', { name: number, exact: true }).first().click()
  await page.getByRole('heading', { name: '合同内容' }).waitFor()
}

test('a contract and its execution go from the firm to the office and back, and stand in the monthly table (zh)', async () => {
  let today = ''
  await walkAs(browser, product, reporter, { language: 'zh-CN' }, async (page, go) => {
    await go('/contracts')
    await button(page, '登记服务外包合同').click()
    await page.getByLabel('企业合同号').waitFor()
    today = await todayOf(page)
    await button(page, '提交审核').click()
    await page.getByText('此项必填。').first().waitFor()
    await screenshot(page, 'contract-form-zh')
    expect(await checkAxe(page)).toEqual([])
    for (const [label, value] of [
      ['企业合同号', number],
      ['客户或对方名称', '旅程测试客户'],
      ['合同标的', '软件测试服务'],
      ['合同金额', '50000.00'],
      ['签订日期', today],
      ['起始日期', today],
      ['终止日期', today],
      ['交付中心', '武汉软件交付中心'],
    ] as const) {
      await page.getByLabel(label, { exact: true }).fill(value)
    }
    await page.getByLabel('外包类型', { exact: true }).selectOption('ITO')
    await page.getByLabel('客户所在国家（地区）', { exact: true }).selectOption('MO')
    await page.getByLabel('服务项目', { exact: true }).selectOption('SI21')
    await button(page, '保存草稿').click()
    await page.getByText('草稿已保存').first().waitFor()
    await button(page, '提交审核').click()
    await page.getByText('已提交，待审核').first().waitFor()
  })
  await walkAs(browser, product, officer, { language: 'zh-CN' }, async (page, go) => {
    await openFromQueue(page, go)
    await button(page, '采用').click()
    await page.getByText('已审核采用').first().waitFor()
  })
  await walkAs(browser, product, reporter, { language: 'zh-CN' }, async (page, go) => {
    await go('/contracts')
    await page.getByRole('link', { name: number, exact: true }).click()
    await button(page, '登记执行').click()
    await page.getByLabel('执行日期', { exact: true }).fill(today)
    await page.getByLabel('执行金额', { exact: true }).fill('12000.00')
    await page.getByLabel('银行', { exact: true }).selectOption('BOC')
    await page.getByLabel('凭证号', { exact: true }).fill('FT2018-7788')
    await page.getByLabel('凭证日期', { exact: true }).fill(today)
    await page.getByLabel('凭证金额', { exact: true }).fill('12000.00')
    await page.getByLabel('上传扫描件').setInputFiles({
      name: 'receipt.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
    })
    await page.getByText('扫描件已上传').waitFor()
    expect(await checkAxe(page)).toEqual([])
    await screenshot(page, 'contract-execution-zh')
    await button(page, '提交执行').click()
    await page.getByText('执行登记').first().waitFor()
  })
  await walkAs(browser, product, officer, { language: 'zh-CN' }, async (page, go) => {
    await openFromQueue(page, go)
    await button(page, '退回修改').click()
    await page.getByText('退回须写明意见。').waitFor()
    await page.getByLabel('审核意见').fill('金额与凭证不一致，请核对')
    await page.getByLabel('逐项意见针对').selectOption('amount')
    await page.getByLabel('逐项意见', { exact: true }).fill('凭证为 11000')
    await screenshot(page, 'contract-review-zh')
    await button(page, '退回修改').click()
    await page.getByText('凭证为 11000').waitFor()
  })
  await walkAs(browser, product, reporter, { language: 'zh-CN' }, async (page, go) => {
    await go('/contracts')
    await page.getByRole('link', { name: number, exact: true }).click()
    await page.getByText('金额与凭证不一致，请核对').first().waitFor()
    await button(page, '更正').click()
    await page.getByLabel('执行金额', { exact: true }).fill('11000.00')
    await page.getByLabel('凭证金额', { exact: true }).fill('11000.00')
    await page.getByLabel('更正原因').fill('按凭证更正')
    await button(page, '提交执行').click()
    await page.getByText('按凭证更正').waitFor()
  })
  await walkAs(browser, product, officer, { language: 'zh-CN' }, async (page, go) => {
    await openFromQueue(page, go)
    await button(page, '采用').click()
    await page.getByText('采用').last().waitFor()
    await go('/contract-review/tables')
    await page.locator('input[type=month]').fill(today.slice(0, 7))
    const line = page.getByRole('row').filter({ hasText: '中国澳门' })
    await line.getByText('11,000').first().waitFor()
    await line.getByText('50,000').first().waitFor()
    await screenshot(page, 'contract-tables-zh')
    await go('/contract-review/register')
  })
}, 240_000)

test('the pages of contracts read in English and fit a phone (en)', async () => {
  const phone = { language: 'en', width: 390 } as const
  await walkAs(browser, product, reporter, phone, async (page, go) => {
    await go('/enterprise')
    await page.getByRole('heading', { name: 'Returns to hand in' }).waitFor()
    expect(await checkAxe(page)).toEqual([])
    await go('/contracts')
    await page.getByText('Executed, accepted').waitFor()
    await page.getByRole('link', { name: number, exact: true }).click()
    await page.getByRole('heading', { name: 'Executions and bank receipts' }).waitFor()
    expect(await checkAxe(page)).toEqual([])
    await screenshot(page, 'contract-en')
  })
  await walkAs(browser, product, officer, phone, async (page, go) => {
    await go('/statistics/desk')
    const waiting = page.getByRole('link', { name: 'Contracts and executions to review' })
    await waiting.waitFor()
    expect(await checkAxe(page)).toEqual([])
    await waiting.click()
    await page.getByRole('columnheader', { name: 'Amount' }).waitFor()
    await go('/contract-review/tables')
    await page.getByRole('heading', { name: 'Offshore value' }).waitFor()
    await screenshot(page, 'contract-tables-en')
  })
})
