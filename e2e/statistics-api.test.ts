import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../scripts/paths.mjs'
import { openBrowser } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { panelOf, walkAs } from './harness/journey.ts'
import { type Product, startProduct } from './harness/product.ts'
import { screenshot } from './harness/screenshot.ts'
import { accountOf } from './harness/sign-in.ts'

let product: Product
let browser: Browser
let folder: string

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
  folder = mkdtempSync(join(tmpdir(), 'wstc-api-'))
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

const words = {
  'zh-CN': {
    make: '生成密钥',
    name: '名称',
    password: '您的登录口令',
    kept: '我已保存',
    used: '最近使用',
  },
  en: {
    make: 'Make a key',
    name: 'Name',
    password: 'Your password',
    kept: 'I have kept it',
    used: 'Last used',
  },
} as const

/** A system of the enterprise, with nothing but its key. */
function systemOf(key: string) {
  const ask = async (method: string, path: string, body?: object, headers: object = {}) => {
    const reply = await fetch(`${product.origin}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { status: reply.status, headers: reply.headers, body: await reply.json() }
  }
  return { ask }
}

interface Line {
  readonly id: string
  readonly survey: string
  readonly state: string
  readonly version: number
  readonly revision: number
}

/** A monthly return that has not been handed in; the demo's returns are made after the start. */
async function findWaiting(ask: ReturnType<typeof systemOf>['ask']): Promise<Line> {
  for (let left = 60; left > 0; left -= 1) {
    const { body } = await ask('GET', '/statistics/returns?survey=services-monthly')
    const found = (body.items as Line[]).find((one) =>
      ['due', 'late', 'extended'].includes(one.state),
    )
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  throw new Error('The returns of the demo did not come')
}

for (const [language, who] of [
  ['zh-CN', 'demo-enterprise-a-admin'],
  ['en', 'demo-enterprise-b-admin'],
] as const) {
  test(`an administrator makes a key, and the firm's system checks, hands in, repeats, and holds a receipt that verifies offline (${language})`, async () => {
    const say = words[language]
    let key = ''
    await walkAs(browser, product, who, { language }, async (page, go) => {
      await go('/keys')
      await page.getByRole('button', { name: say.make }).click()
      const panel = panelOf(page)
      await panel.getByLabel(say.name).fill('ERP')
      await panel.getByLabel(say.password).fill(accountOf(product, who).password)
      expect(await checkAxe(page)).toEqual([])
      await panel.locator('button[type=submit]').click()
      key = (await panel.locator('.i-key').textContent()) ?? ''
      expect(await checkAxe(page)).toEqual([])
      await screenshot(page, `key-made-${language}`)
      await panel.getByRole('button', { name: say.kept }).click()
      await panel.waitFor({ state: 'detached' })
    })
    expect(key).toMatch(/^wstc_/)
    const { ask } = systemOf(key)
    const line = await findWaiting(ask)
    const path = `/statistics/returns/${line.id}`
    const { form } = (await ask('GET', path)).body
    const row = { flow: 'export', item: 'SI21', partner: 'US', mode: '1', currency: 'USD' }
    const contentOf = (amount: string, explanations: object[] = []) => ({
      formVersion: form.version,
      nothingToReport: false,
      rows: [{ key: 'r1', ...row, amount }],
      cells: {},
      explanations,
    })
    const wrong = await ask('POST', `${path}/check`, { content: contentOf('abc') })
    expect(wrong.body).toMatchObject({ ready: false })
    const checked = await ask('POST', `${path}/check`, { content: contentOf('120000.50') })
    const explained = contentOf(
      '120000.50',
      checked.body.open.map((one: object) => ({ ...one, text: '合同已签，金额核对无误' })),
    )
    expect((await ask('POST', `${path}/check`, { content: explained })).body.ready).toBe(true)

    const headers = { 'if-match': `"${line.revision}"`, 'idempotency-key': `own-system-${who}` }
    const first = await ask('POST', `${path}/submissions`, { content: explained }, headers)
    expect(first.status).toBe(200)
    const again = await ask('POST', `${path}/submissions`, { content: explained }, headers)
    expect(again.body).toEqual(first.body)
    const after = (await ask('GET', path)).body
    expect(after.versions.at(-1)).toMatchObject({ version: first.body.version, source: 'api' })

    const receipt = (await ask('GET', `/audit/receipts/${first.body.receipt}/file`)).body
    const file = join(folder, `receipt-${language}.json`)
    writeFileSync(file, JSON.stringify(receipt))
    execFileSync('npx', ['wstc', 'receipt', 'verify', file], { cwd: root, stdio: 'pipe' })

    await walkAs(browser, product, who, { language, width: 390 }, async (page, go) => {
      await go('/keys')
      await page.getByText(say.used).first().waitFor()
      await screenshot(page, `keys-${language}-phone`)
    })
  })
}
