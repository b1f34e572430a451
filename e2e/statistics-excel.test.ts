import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { walkAs } from './harness/journey.ts'
import { type Product, startProduct } from './harness/product.ts'
import { screenshot } from './harness/screenshot.ts'

let product: Product
let browser: Browser
let folder: string

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
  folder = mkdtempSync(join(tmpdir(), 'wstc-excel-'))
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

const words = {
  'zh-CN': {
    survey: '服务进出口月报',
    template: '下载 Excel 模板',
    fault: /第 3 行“金额”/,
    replace: '替换',
    submit: '报送',
    received: '已收到，第 1 版',
    saved: /草稿已保存/,
    explain: '情况说明',
    sheet: 'Excel 表格',
  },
  en: {
    survey: 'Monthly exports and imports of services',
    template: 'Excel template',
    fault: /row 3, “Amount”/,
    replace: 'Replace',
    submit: 'Hand in',
    received: 'Received, version 1',
    saved: /Draft saved/,
    explain: 'Why it is right',
    sheet: 'Excel sheet',
  },
} as const

/** A return that waits and whose period has ended; the demo's are made after the start. */
async function openWaiting(page: Page, go: (path: string) => Promise<void>, survey: string) {
  const first = page.getByRole('link', { name: survey }).first()
  for (let left = 30; ; left -= 1) {
    await go('/returns')
    const found = await first.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    )
    if (found && (await page.getByText(/已延期|Extended/).count()) > 0) break
    if (left === 0) throw new Error('The returns of the demo did not come')
  }
  await first.click()
  await page.getByRole('grid').waitFor()
}

/** Names of the columns of the first sheet of a workbook. */
async function headOf(file: string): Promise<string[]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(file)
  return (book.worksheets[0]!.getRow(1).values as unknown[]).slice(1).map(String)
}

type Line = readonly (string | null)[]

async function writeSheet(header: readonly string[], lines: readonly Line[]): Promise<string> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Rows')
  for (const line of [header, ...lines]) sheet.addRow([...line])
  const file = join(folder, `filled-${Math.random()}.xlsx`)
  await book.xlsx.writeFile(file)
  return file
}

for (const [language, who] of [
  ['zh-CN', 'demo-enterprise-a-reporter'],
  ['en', 'demo-enterprise-b-reporter'],
] as const) {
  test(`the template goes out, comes back with a wrong row named, and ends in a receipt (${language})`, async () => {
    const say = words[language]
    let receipt = ''
    await walkAs(browser, product, who, { language }, async (page, go) => {
      await openWaiting(page, go, say.survey)
      const [down] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: say.template }).click(),
      ])
      const template = join(folder, `template-${language}.xlsx`)
      await down.saveAs(template)
      const header = await headOf(template)
      const lineOf = (item: string, partner: string, amount: string): Line => {
        const said = ['export', item, partner, '1', 'USD', amount]
        const en = ['Direction', 'Item', 'Economy', 'Mode of supply', 'Currency', 'Amount']
        const zh = ['流向', '服务项目', '国家（地区）', '供应模式', '币种', '金额']
        return header.map((name) => said[Math.max(en.indexOf(name), zh.indexOf(name))] ?? null)
      }
      const send = async (lines: readonly Line[]) => {
        const file = await writeSheet(header, lines)
        await page.locator('input[type=file]').first().setInputFiles(file)
        return page.locator('.ant-modal')
      }
      const good = lineOf('SI21 计算机软件', '美国', '120000.50')
      const faulty = await send([good, lineOf('SI22', 'JP', 'abc')])
      await faulty.getByText(say.fault).waitFor()
      expect(await checkAxe(page)).toEqual([])
      await screenshot(page, `sheet-faults-${language}`)
      await faulty.getByRole('button').first().click()
      await faulty.waitFor({ state: 'detached' })

      const right = await send([good, lineOf('SI22', 'JP', '8000')])
      expect(await right.getByText(say.fault).count()).toBe(0)
      await right.getByRole('button').last().click()
      await page.locator('[data-cell="1.5"]').getByText('8000').waitFor()
      await page.getByText(say.saved).waitFor()
      // What a sheet filled in stays so when the page is opened again.
      await page.reload()
      await page.locator('[data-cell="1.5"]').getByText('8000').waitFor()
      const explain = page.getByLabel(say.explain)
      for (let at = 0; at < (await explain.count()); at += 1) {
        await explain.nth(at).fill('合同已签，金额核对无误')
        await explain.nth(at).blur()
      }
      await page.getByRole('button', { name: say.submit, exact: true }).click()
      await page.locator('.ant-modal').getByRole('button').last().click()
      await page.getByRole('heading', { name: say.received }).waitFor()
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('a[href*="/audit/receipts/"]').click(),
      ])
      receipt = readFileSync((await file.path())!, 'utf8')
      const address = page.url()
      await page.goto(address)
      await page.getByText(say.sheet).first().waitFor()
    })
    const { page } = await openPage(browser, { language })
    await page.goto(`${product.origin}${language === 'en' ? '/en' : ''}/verify`)
    await page.locator('textarea').fill(receipt)
    await page.getByRole('button').last().click()
    await page.locator('[data-state=well]').waitFor()
    await page.context().close()
  })
}
