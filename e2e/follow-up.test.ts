import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { panelOf, walkAs } from './harness/journey.ts'
import { awaitMail } from './harness/mailbox.ts'
import { type Product, startProduct } from './harness/product.ts'
import { screenshot } from './harness/screenshot.ts'

let product: Product
let browser: Browser

// The demo's firms had until 30 May for April; the day after, the ladder reminds them.
beforeAll(async () => {
  product = await startProduct({ env: { DEMO_DAY: '2018-05-31' } })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const words = {
  'zh-CN': {
    firm: '示例甲软件服务有限公司',
    reporter: 'demo-enterprise-a-reporter',
    reminder: /服务进出口月报（2018年4月）.*逾期/,
    open: '跟进',
    result: '结果',
    promised: '承诺报送',
    text: '说明',
    note: '记一次联系',
    prepare: '拟催报通知书',
    prepared: '已拟稿，请在“催报通知书”中签发',
    sign: '签发',
    sent: '已签发并通知企业',
    received: '收到的催报通知书',
    nothing: /本期无发生/,
    explain: '情况说明',
    handIn: '报送',
    receipt: '已收到，第 1 版',
  },
  en: {
    firm: '示例乙工程设计有限公司',
    reporter: 'demo-enterprise-b-reporter',
    reminder: /Monthly exports and imports of services, April 2018/,
    open: 'Follow up',
    result: 'Result',
    promised: 'Promised to report',
    text: 'What was said',
    note: 'Note a contact',
    prepare: 'Prepare a formal demand',
    prepared: 'Prepared; sign it among the formal demands',
    sign: 'Sign and send',
    sent: 'Signed and sent',
    received: 'Formal demands you received',
    nothing: /Nothing to report/,
    explain: 'Why it is right',
    handIn: 'Hand in',
    receipt: 'Received, version 1',
  },
} as const

type Go = (path: string) => Promise<void>

/** Goes there again until something is seen; the demo's returns are made after the start. */
async function until(page: Page, go: Go, path: string, seen: () => Promise<unknown>) {
  for (let left = 30; ; left -= 1) {
    await go(path)
    const found = await seen().then(
      () => true,
      () => false,
    )
    if (found) return
    if (left === 0) throw new Error(`${path} never showed it\n${await page.innerText('main')}`)
  }
}

for (const language of ['zh-CN', 'en'] as const) {
  const say = words[language]
  test(`a firm is reminded, called, formally asked, hands in and is left in peace (${language})`, async () => {
    await walkAs(browser, product, say.reporter, { language }, async (page, go) => {
      await until(page, go, '/notices', () =>
        page.getByText(say.reminder).first().waitFor({ timeout: 2000 }),
      )
    })
    const rowOf = (page: Page) => page.locator('tr', { hasText: say.firm })
    const monthly = (page: Page) =>
      rowOf(page)
        .filter({ hasText: /服务进出口月报|Monthly exports/ })
        .filter({
          hasText: /2018年4月|April 2018/,
        })
    const find = async (page: Page, go: Go) => {
      await go('/statistics/follow-up')
      const box = page.locator('.k-table-tools input').first()
      await box.fill(say.firm)
      await box.press('Enter')
      await rowOf(page).first().waitFor()
    }
    await walkAs(browser, product, 'demo-district-statistician', { language }, async (page, go) => {
      await find(page, go)
      await monthly(page).getByRole('button', { name: say.open }).click()
      const panel = panelOf(page)
      await panel.getByLabel(say.result).click()
      await page.locator('.ant-select-item-option', { hasText: say.promised }).first().click()
      await panel.getByLabel(say.text).fill('承诺明天报送')
      expect(await checkAxe(page)).toEqual([])
      await panel.locator('button[type=submit]').click()
      await panel.getByText('承诺明天报送').waitFor()
      await screenshot(page, `follow-up-note-${language}`)
    })
    await walkAs(browser, product, 'demo-statistician', { language }, async (page, go) => {
      await find(page, go)
      await monthly(page).getByText(say.promised).waitFor()
      await screenshot(page, `follow-up-list-${language}`)
      await monthly(page).getByRole('button', { name: say.open }).click()
      await panelOf(page).getByRole('button', { name: say.prepare }).click()
      await page.getByText(say.prepared).waitFor()
      await go('/statistics/follow-up/demands')
      await rowOf(page).getByRole('button', { name: say.sign }).click()
      await page.locator('.ant-modal').getByRole('button').last().click()
      await page.getByText(say.sent).waitFor()
      await rowOf(page)
        .getByText(/统催〔2018〕第\d+号/)
        .waitFor()
      await go('/statistics/follow-up/rates')
    })
    await walkAs(browser, product, say.reporter, { language }, async (page, go) => {
      await go('/returns')
      await page.getByRole('heading', { name: say.received }).waitFor()
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('a[href*="format=pdf"]').first().click(),
      ])
      expect(
        readFileSync((await file.path())!)
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
      await page
        .locator('tr', { hasText: /服务进出口月报|Monthly exports/ })
        .filter({ has: page.locator('td', { hasText: /^(2018年4月|April 2018)$/ }) })
        .getByRole('link')
        .click()
      await page.getByLabel(say.nothing).check()
      const handIn = page.getByRole('button', { name: say.handIn, exact: true })
      // After a month of business, nothing needs a word.
      const explain = page.getByLabel(say.explain)
      for (let at = 0; at < (await explain.count()); at += 1) {
        await explain.nth(at).fill('合同到期，本月没有业务')
        await explain.nth(at).blur()
      }
      await handIn.click()
      await page.locator('.ant-modal').getByRole('button').last().click()
      await page.getByRole('heading', { name: say.receipt }).waitFor()
    })
    await walkAs(browser, product, 'demo-statistician', { language }, async (page, go) => {
      await find(page, go)
      expect(await monthly(page).count()).toBe(0)
    })
  }, 300_000)
}

test('a unit without an account is reminded by mail, and the reason stays inside', async () => {
  await walkAs(browser, product, 'demo-statistician', { language: 'zh-CN' }, async (page, go) => {
    await go('/statistics/follow-up')
    const row = page.locator('tbody tr', { hasText: '无平台账号' }).first()
    await row.getByRole('button', { name: '跟进' }).click()
    const mailbox = panelOf(page).getByText(/contact\d+@example\.invalid/)
    const address = (await mailbox.first().innerText()).match(/contact\d+@example\.invalid/)![0]
    await page.keyboard.press('Escape')
    await panelOf(page).waitFor({ state: 'detached' })
    await row.getByRole('checkbox').check()
    await page.getByRole('button', { name: '立即提醒' }).click()
    await panelOf(page).getByLabel('理由').fill('季度末核对')
    await panelOf(page).locator('button[type=submit]').click()
    const mail = await awaitMail(product, address)
    expect(mail.text).toContain('Statistical returns are overdue')
    expect(mail.text).not.toContain('季度末核对')
  })
})
