import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { panelOf, walkAs } from './harness/journey.ts'
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
    survey: '服务进出口月报',
    submit: '报送',
    explain: '情况说明',
    received: /已收到，第 \d 版/,
    reason: '更正原因',
    queue: /审核队列 服务进出口月报/,
    signals: '为什么排在这里',
    history: '近13期',
    take: '填入更正',
    cancel: '不更正',
    search: '输入关键词',
    comment: /^对这一格的意见/,
    sendBack: '退回',
    word: '总的意见',
    difference: '变动',
    correct: '更正后采用',
    officeReason: '原因',
    acceptAll: '批量采用无提示的',
    accepted: '已采用',
  },
  en: {
    survey: 'Monthly exports and imports of services',
    submit: 'Hand in',
    explain: 'Why it is right',
    received: /Received, version \d/,
    reason: 'Reason of the correction',
    queue: /Review queue Monthly exports and imports/,
    signals: 'Why it stands here',
    history: 'Last 13 periods',
    take: 'Put into a correction',
    cancel: 'Do not correct',
    search: 'Type a keyword',
    comment: /^Comment on this cell/,
    sendBack: 'Send back',
    word: 'What to put right',
    difference: 'What changed',
    correct: 'Correct and accept',
    officeReason: 'Reason',
    acceptAll: 'Accept all not flagged',
    accepted: 'Accepted',
  },
} as const

type Go = (path: string) => Promise<void>

/** Explains whatever asks for it, and hands in. */
async function handIn(page: Page, say: (typeof words)['zh-CN' | 'en'], reason?: string) {
  const explain = page.getByLabel(say.explain)
  for (let at = 0; at < (await explain.count()); at += 1) {
    await explain.nth(at).fill('合同已签，金额核对无误')
    await explain.nth(at).blur()
  }
  if (reason) await page.getByLabel(say.reason).fill(reason)
  await page.locator('.s-bar button').last().click()
  await page.locator('.ant-modal').getByRole('button').last().click()
  await page.getByRole('heading', { name: say.received }).waitFor()
}

/** The queue of the round in which most waits, once what came was weighed. */
async function openQueue(page: Page, go: Go, say: (typeof words)['zh-CN' | 'en']): Promise<string> {
  await go('/statistics')
  const link = page.getByRole('link', { name: say.queue }).first()
  await link.click()
  await page.locator('tbody a').nth(4).waitFor()
  const address = new URL(page.url()).pathname.replace('/app', '')
  for (let left = 20; (await page.getByText(/正在计算|Being weighed/).count()) > 0; left -= 1) {
    if (left === 0) throw new Error('What came was not weighed')
    await page.waitForTimeout(1000)
    await page.reload()
    await page.locator('tbody a').first().waitFor()
  }
  return address
}

const rowOf = (amount: string) => `出口\t计算机软件\t美国\t1\tUSD\t${amount}\n`

for (const [language, reporter] of [
  ['zh-CN', 'enterprise-reporter'],
  ['en', 'demo-enterprise-b-reporter'],
] as const) {
  test(`an officer works from the queue to the last accepted return, and the firm corrects (${language})`, async () => {
    const say = words[language]
    const as = (who: string, walk: (page: Page, go: Go) => Promise<void>) =>
      walkAs(browser, product, who, { language }, walk)

    let own = ''
    await as(reporter, async (page, go) => {
      await openWaiting(page, go, say.survey)
      await page.getByRole('grid').waitFor()
      own = new URL(page.url()).pathname.replace('/app', '')
      await clearRows(page)
      await page.locator('[data-cell="0.0"]').click()
      await paste(page, rowOf('950,000,000'))
      await handIn(page, say)
    })

    let queue = ''
    let sheet = ''
    await as('statistics-officer', async (page, go) => {
      queue = await openQueue(page, go, say)
      await go(queue)
      await page.locator('tbody a').nth(4).waitFor()
      const shares = await page
        .locator('tbody td')
        .filter({ hasText: /^[\d.,]+%/ })
        .allInnerTexts()
      const top = shares.slice(0, 5).map((one) => Number.parseFloat(one.replace(',', '')))
      expect(top).toEqual(top.toSorted((a, b) => b - a))
      expect(top).toHaveLength(5)
      await screenshot(page, `review-queue-${language}`)

      const links = page.locator('tbody a')
      await links.first().focus()
      await page.keyboard.press('j')
      await page.keyboard.press('j')
      await page.keyboard.press('k')
      const second = await links.nth(1).getAttribute('href')
      expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe(second)

      const ofFirm = page.locator(`tbody a[href*="${own.split('/').at(-1)}"]`)
      const name = await ofFirm.innerText()
      await page.getByPlaceholder(say.search).fill(name)
      await page.keyboard.press('Enter')
      await expect.poll(() => links.count()).toBe(1)
      await ofFirm.focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: say.signals }).waitFor()
      await page.getByRole('heading', { name: say.history }).waitFor()
      sheet = new URL(page.url()).pathname.replace('/app', '')
      await go(sheet)
      await screenshot(page, `review-sheet-${language}`, true)

      await page.getByRole('button', { name: say.take }).click()
      const proposed = await page.locator('.s-amount-input').first().inputValue()
      expect(Number(proposed)).toBeLessThan(1_000_000)
      await page.getByRole('button', { name: say.cancel }).click()

      await page.setViewportSize({ width: 390, height: 844 })
      await go(queue)
      await page.locator('tbody a').first().waitFor()
      await screenshot(page, `review-queue-narrow-${language}`)
      await go(sheet)
      await screenshot(page, `review-sheet-narrow-${language}`, true)
      await page.setViewportSize({ width: 1440, height: 900 })

      await page.getByRole('button', { name: say.comment }).first().click()
      await page.locator('.s-comment').first().fill('金额与合同不符，请核对单位。')
      await page.getByRole('button', { name: say.sendBack, exact: true }).first().click()
      await panelOf(page).getByLabel(say.word).fill('请核对后重报。')
      expect(await checkAxe(page)).toEqual([])
      await panelOf(page).locator('button[type=submit]').click()
      await panelOf(page).waitFor({ state: 'detached' })
    })

    await as(reporter, async (page, go) => {
      await go(own)
      await page.getByText('金额与合同不符，请核对单位。').first().waitFor()
      await page.locator('[data-cell="0.5"]').click()
      await page.keyboard.press('Delete')
      await page.keyboard.type('950000')
      await page.keyboard.press('Enter')
      await handIn(page, say, '单位填错，已按合同改正')
    })

    await as('statistics-officer', async (page, go) => {
      await go(sheet)
      await page.getByRole('heading', { name: say.difference, exact: true }).waitFor()
      await page
        .getByRole('cell', { name: /950,000,000/ })
        .first()
        .waitFor()
      await screenshot(page, `review-difference-${language}`)
      await page.getByRole('button', { name: say.correct, exact: true }).click()
      await page.locator('.s-amount-input').first().fill('940000')
      await page.getByRole('button', { name: say.correct, exact: true }).click()
      await panelOf(page).getByLabel(say.officeReason).fill('按合同执行金额更正。')
      await panelOf(page).locator('button[type=submit]').click()
      await panelOf(page).waitFor({ state: 'detached' })
      await page.getByText(say.accepted, { exact: true }).first().waitFor()

      await go(queue)
      const all = page.getByRole('button', { name: say.acceptAll })
      await all.waitFor()
      if (await all.isEnabled()) {
        const before = await page.locator('.k-table').locator('xpath=..').locator('p').innerText()
        await all.click()
        await page.locator('.ant-modal').getByRole('button').last().waitFor()
        await screenshot(page, `review-bulk-${language}`)
        await page.locator('.ant-modal').getByRole('button').last().click()
        await page.locator('.ant-message-success').waitFor()
        await expect
          .poll(() => page.locator('.k-table').locator('xpath=..').locator('p').innerText())
          .not.toBe(before)
      }
      expect(language === 'en' || (await all.isDisabled())).toBe(true)
    })
  }, 300_000)
}
