import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from './harness/browser.ts'
import { type Product, startProduct } from './harness/product.ts'
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

interface Focused {
  readonly name: string
  readonly tag: string
  /** Text of the line of a list that it stands in. */
  readonly line: string
  readonly seen: boolean
  readonly inside: boolean
}

/** What has the focus, whether one can see that, and whether it is in the window. */
const focused = (page: Page): Promise<Focused> =>
  page.evaluate(`(() => {
    const one = document.activeElement ?? document.body
    const marked = (element) => {
      const style = getComputedStyle(element)
      return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) ||
        style.boxShadow !== 'none'
    }
    const round = [one, one.parentElement, one.closest('.ant-select, .ant-input-affix-wrapper')]
    const box = one.getBoundingClientRect()
    return {
      name: (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().replace(/\\s+/g, ' '),
      tag: one.tagName,
      line: one.closest('main li')?.innerText ?? '',
      seen: round.some((element) => element && marked(element)),
      inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    }
  })()`)

/** Tabs on until the focus is on the thing wanted; every stop on the way can be seen. */
async function tabTo(page: Page, wanted: RegExp, most = 80): Promise<string[]> {
  const way: string[] = []
  for (let stops = 0; stops < most; stops += 1) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    way.push(`${now.tag} ${now.name.slice(0, 40)}`)
    if (now.tag === 'BODY') continue
    expect(now, way.join(' → ')).toMatchObject({ seen: true, inside: true })
    if (wanted.test(now.name) || wanted.test(now.line)) return way
  }
  throw new Error(`not reached by keyboard: ${wanted}; ${way.join(' → ')}`)
}

const languages = [
  {
    language: 'zh-CN',
    skip: /^跳到正文$/,
    toSign: /(?<!项目)报告待审签/,
    sendBack: /^退回修改$/,
    sign: /^审签报送$/,
    signed: '已报送',
  },
  {
    language: 'en',
    skip: /^Skip to content$/,
    toSign: /Report to sign/,
    sendBack: /^Return$/,
    sign: /^Sign and hand in$/,
    signed: 'Handed in',
  },
] as const

test.each(languages)(
  'a head signs in, finds the report that waits and signs it without a mouse ($language)',
  async ({ language, skip, toSign, sendBack, sign, signed }) => {
    const head = accountOf(product, 'demo-commerce-head')
    const { page, faults } = await openPage(browser, { language })
    try {
      await page.goto(`${product.origin}/app/sign-in`)
      await page.locator('input[autocomplete~="username"]:focus').waitFor()
      await page.keyboard.type(head.user)
      await page.keyboard.press('Tab')
      expect((await focused(page)).seen).toBe(true)
      await page.keyboard.type(head.password)
      await page.keyboard.press('Enter')
      await page.locator('input[autocomplete~="one-time-code"]:focus').waitFor()
      await page.keyboard.type(await freshCode(head))
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/app\/work$/)
      await page.locator('main .p-list a').first().waitFor()

      await page.evaluate('document.activeElement?.blur()')
      expect((await tabTo(page, skip)).length).toBe(1)
      await page.keyboard.press('Enter')
      await tabTo(page, toSign)
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/tasks\/\d+\?tab=progress/)
      await page.locator('.p-period').first().waitFor()

      await tabTo(page, sign)
      await tabTo(page, sendBack, 1)
      await page.keyboard.press('Enter')
      await page.locator('.ant-drawer').getByRole('textbox').waitFor()
      await tabTo(page, /./, 4)
      expect(await page.evaluate('!!document.activeElement.closest(".ant-drawer")')).toBe(true)
      await page.keyboard.press('Escape')
      await page.locator('.ant-drawer').waitFor({ state: 'detached' })
      expect((await focused(page)).name).toMatch(sendBack)
      await page.keyboard.press('Shift+Tab')
      expect((await focused(page)).name).toMatch(sign)
      await page.keyboard.press('Enter')
      await page.getByText(signed).first().waitFor()
      await page.getByRole('button', { name: sign }).waitFor({ state: 'detached' })
      expect(faults).toEqual([])
    } finally {
      await page.context().close()
    }
  },
)

const publicPages = [
  '/',
  '/plan/tasks',
  '/plan/tasks/1',
  '/plan/targets',
  '/plan/targets/services-trade-2020',
  '/plan/sectors/technology',
  '/plan/departments/commerce',
  '/plan/rules',
  '/data',
] as const

test.each(['zh-CN', 'en'] as const)(
  'public pages are whole without any script: text, figures, links and downloads (%s)',
  async (language) => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: language })
    try {
      const page = await context.newPage()
      const prefix = language === 'en' ? '/en' : ''
      for (const path of publicPages) {
        const reply = await page.goto(
          product.origin + prefix + (prefix && path === '/' ? '' : path),
        )
        expect(reply?.status(), path).toBe(200)
        const main = page.locator('main')
        expect((await main.innerText()).length, path).toBeGreaterThan(300)
        const dead = await page
          .locator('a:visible')
          .evaluateAll((links) => links.filter((one) => !one.getAttribute('href')).length)
        expect(dead, path).toBe(0)
      }
      const other = page.locator('[data-language]')
      await other.click()
      await page.waitForURL(language === 'en' ? '**/data' : '**/en/data')
    } finally {
      await context.close()
    }
  },
)
