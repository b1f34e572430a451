import { linesAsCsv } from '@wstc/domain/statistics/synthetic/lines'
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

const words = {
  'zh-CN': {
    upload: '上传文件填报（可超过 5,000 行）',
    wrong: /第 5202 行“partner”/,
    explain: /情况说明/,
    submit: '报送',
    received: '已收到，第 1 版',
    receipt: '回执',
    lines: /5201 行/,
  },
  en: {
    upload: 'Fill in by a file (more than 5,000 lines)',
    wrong: /row 5202, “partner”/,
    explain: /Why (it is|they are) right/,
    submit: 'Hand in',
    received: 'Received, version 1',
    receipt: 'Receipt',
    lines: /5201 lines/,
  },
} as const

const fileOf = (lines: string) => ({
  name: 'lines.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${lines}\r\n`),
})

for (const [language, who, width] of [
  ['zh-CN', 'demo-enterprise-a-reporter', 1440],
  ['en', 'demo-enterprise-b-reporter', 390],
] as const) {
  test(`a file of many lines has its wrong one named, is explained once for each edit, and ends in a receipt (${language})`, async () => {
    const say = words[language]
    await walkAs(browser, product, who, { language, width }, async (page, go) => {
      const reply = await page.request.get(
        `${product.origin}/api/v1/statistics/returns?survey=services-monthly`,
      )
      const { items } = (await reply.json()) as { items: { id: string; state: string }[] }
      const line = items.find((one) => ['due', 'late', 'extended'].includes(one.state))!
      await go(`/returns/${line.id}`)
      const input = page.locator(`input[type=file][aria-label="${say.upload}"]`)
      await input.setInputFiles(fileOf(`${linesAsCsv(5200)}\r\nexport,SI21,XX,1,USD,5000`))
      await page.getByText(say.wrong).waitFor()
      expect(await page.getByRole('button', { name: say.submit, exact: true }).isDisabled()).toBe(
        true,
      )
      expect(await checkAxe(page)).toEqual([])
      await screenshot(page, `return-by-file-${language}`)
      await input.setInputFiles(fileOf(linesAsCsv(5201)))
      await page.getByText(say.wrong).waitFor({ state: 'detached' })
      await page.getByText(say.lines).first().waitFor()
      const explain = page.getByLabel(say.explain)
      expect(await explain.count()).toBeLessThan(20)
      for (let at = 0; at < (await explain.count()); at += 1) {
        await explain.nth(at).fill('均有合同和收汇凭证')
      }
      // What was said of the file is still there when the page is opened again.
      await go(`/returns/${line.id}`)
      expect(await explain.count()).toBeGreaterThan(0)
      for (let at = 0; at < (await explain.count()); at += 1) {
        expect(await explain.nth(at).inputValue()).toBe('均有合同和收汇凭证')
      }
      await page.getByRole('button', { name: say.submit, exact: true }).click()
      await page.locator('.ant-modal').getByRole('button').last().click()
      await page.getByRole('heading', { name: say.received }).waitFor()
      const kept = "Object.keys(localStorage).filter((key) => key.includes('explanations'))"
      expect(await page.evaluate(kept)).toEqual([])
      await go(`/returns/${line.id}`)
      await page.getByRole('button', { name: say.receipt }).first().waitFor()
      expect(await checkAxe(page)).toEqual([])
    })
  })
}
