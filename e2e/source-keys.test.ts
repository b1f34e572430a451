import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { panelOf, walkAs } from './harness/journey.ts'
import { type Product, startProduct } from './harness/product.ts'
import { screenshot } from './harness/screenshot.ts'
import { accountOf, freshCode } from './harness/sign-in.ts'

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

const head = 'statistics-head'
const walks = [
  {
    language: 'zh-CN',
    width: 1440,
    system: '外汇局国际收支系统',
    reason: '系统重报',
    say: {
      make: '生成密钥',
      name: '名称',
      exchange: '涉外收支',
      password: '您的登录口令',
      code: '动态口令',
      kept: '我已保存',
      never: '尚未使用',
      used: '最近使用',
      revoke: '吊销',
      revoked: '已吊销',
      via: '接口报送',
    },
  },
  {
    language: 'en',
    width: 390,
    system: 'Balance-of-payments system',
    reason: 'Sent again by the system',
    say: {
      make: 'Make a key',
      name: 'Name',
      exchange: 'Receipts and payments with abroad',
      password: 'Your password',
      code: 'Code of the second factor',
      kept: 'I have kept it',
      never: 'Not used yet',
      used: 'Last used',
      revoke: 'Revoke',
      revoked: 'Revoked',
      via: 'Through the API',
    },
  },
] as const

/** The newest month of the demo, whose deliveries stand first. */
const month = '2018-03'

/** The office's own system, with nothing but its key. */
async function deliver(key: string, id: string, reason: string) {
  const form = new FormData()
  const lines = [
    '申报号码,统一社会信用代码,单位名称,收支方向,交易编码,月份,币种,金额',
    `${id},,武汉某某软件有限公司,收入,227020,${month},USD,120000.50`,
  ]
  form.set('file', new Blob([lines.join('\n')], { type: 'text/csv' }), 'receipts.csv')
  const query = new URLSearchParams({ source: 'foreign-exchange', period: month, reason })
  const reply = await fetch(`${product.origin}/api/v1/statistics/deliveries?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'idempotency-key': id },
    body: form,
  })
  return { status: reply.status, body: await reply.json() }
}

const wideness = (page: Page): Promise<number> =>
  page.evaluate('document.scrollingElement.scrollWidth - innerWidth')

/** No fault of accessibility, nothing beyond the edge. */
async function expectSound(page: Page): Promise<void> {
  expect(await checkAxe(page)).toEqual([])
  expect(await wideness(page)).toBeLessThanOrEqual(0)
}

for (const { language, width, system, reason, say } of walks) {
  test(`a key is made for an office’s system, which delivers with it until it is revoked (${language}, ${width} px)`, () =>
    walkAs(browser, product, head, { language, width }, async (page, go) => {
      const picture = (name: string) => screenshot(page, `source-key-${name}-${language}`, true)
      await go('/sources/keys')
      await page.getByRole('button', { name: say.make }).click()
      const panel = panelOf(page)
      await panel.getByLabel(say.name).fill(system)
      await panel.getByRole('combobox').first().click()
      await page.locator('.ant-select-item-option', { hasText: say.exchange }).click()
      const account = accountOf(product, head)
      await panel.getByLabel(say.password).fill(account.password)
      await panel.getByLabel(say.code).fill(await freshCode(account))
      await expectSound(page)
      await picture('form')
      await panel.locator('button[type=submit]').click()
      const key = (await panel.locator('.i-key').textContent()) ?? ''
      expect(key).toMatch(/^wstc_/)
      await expectSound(page)
      await picture('made')
      await panel.getByRole('button', { name: say.kept }).click()
      await panel.waitFor({ state: 'detached' })
      const line = page.locator('.k-lines li', { hasText: system })
      await line.getByText(say.never).waitFor()
      expect(await page.content()).not.toContain(key)

      const sent = await deliver(key, `by-system-${language}`, reason)
      expect(sent).toMatchObject({ status: 200, body: { state: 'accepted', rows: 1 } })

      await go('/sources')
      const delivered = page.getByText(reason, { exact: false }).first()
      await delivered.waitFor()
      await picture('delivered')
      await go(`/sources/deliveries/${sent.body.id}`)
      await page.getByText(say.via, { exact: false }).first().waitFor()
      await picture('delivery')

      await go('/sources/keys')
      await line.getByText(say.used).waitFor()
      await picture('keys')
      await line.getByRole('button').click()
      await page.getByRole('dialog').getByRole('button', { name: say.revoke }).click()
      await line.getByText(say.revoked).waitFor()
      await expectSound(page)
      expect(await deliver(key, `after-${language}`, reason)).toMatchObject({
        status: 401,
        body: { code: 'request/key-refused' },
      })
    }))
}
