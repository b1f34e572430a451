import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './harness/browser.ts'
import { walkAs } from './harness/journey.ts'
import { type Product, startProduct } from './harness/product.ts'
import { clearRows, openWaiting, paste } from './harness/returns.ts'
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

const words = {
  'zh-CN': {
    grid: '明细',
    submit: '报送',
    sure: '报 送',
    received: '已收到，第 1 版',
    saved: /草稿已保存/,
    receipt: '下载回执文件',
    survey: '服务进出口月报',
    explain: '情况说明',
  },
  en: {
    grid: 'Rows',
    submit: 'Hand in',
    sure: 'Hand in',
    received: 'Received, version 1',
    saved: /Draft saved/,
    receipt: 'Download',
    survey: 'Monthly exports and imports of services',
    explain: 'Why it is right',
  },
} as const

for (const [language, role] of [
  ['zh-CN', 'enterprise-reporter'],
  ['en', 'demo-enterprise-b-reporter'],
] as const) {
  test(`an enterprise pastes its month, is told what looks wrong, hands in and holds a receipt (${language})`, async () => {
    const say = words[language]
    await walkAs(browser, product, role, { language }, async (page, go) => {
      await openWaiting(page, go, say.survey)
      const grid = page.getByRole('grid')
      await grid.waitFor()
      // What was filled in from last month goes; the month comes from Excel.
      await clearRows(page)
      await page.locator('[data-cell="0.0"]').click()
      await paste(
        page,
        '出口\t计算机软件\t美国\t1\tUSD\t120,000.50\n出口\tSI22\tJP 日本\t跨境交付\tUSD\tabc\n',
      )
      await page.locator('[data-cell="1.5"][aria-invalid="true"]').waitFor()
      const handIn = page.getByRole('button', { name: say.submit, exact: true })
      expect(await handIn.isDisabled()).toBe(true)
      await screenshot(page, `return-faults-${language}`)

      await page.locator('[data-cell="1.5"]').click()
      await page.keyboard.press('Delete')
      await page.keyboard.press('Enter')
      await page.keyboard.type('８０００')
      await page.keyboard.press('Enter')
      const explain = page.getByLabel(say.explain)
      for (let at = 0; at < (await explain.count()); at += 1) {
        await explain.nth(at).fill('合同已签，金额核对无误')
        await explain.nth(at).blur()
      }
      await page.getByText(say.saved).waitFor()
      await page.reload()
      await page.locator('[data-cell="1.5"]').getByText('8000').waitFor()

      await page.getByRole('button', { name: say.submit, exact: true }).click()
      await page.locator('.ant-modal').getByRole('button').last().click()
      await page.getByRole('heading', { name: say.received }).waitFor()
      await screenshot(page, `return-received-${language}`)
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('a[href*="/audit/receipts/"]').click(),
      ])
      const receipt = JSON.parse(readFileSync((await file.path())!, 'utf8'))
      expect(receipt.content.content.rows).toHaveLength(2)
      expect(receipt.receipt.subject.facts.version).toBe(1)
    })
  })
}
