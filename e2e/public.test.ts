import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, openPage, type PageOptions } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
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

const paths = [
  '/',
  '/plan/tasks',
  '/plan/tasks/1',
  '/plan/targets',
  '/plan/targets/services-trade-2020',
  '/plan/sectors',
  '/plan/sectors/technology',
  '/plan/departments',
  '/plan/departments/commerce',
  '/plan/carriers',
  '/plan/measures',
  '/plan/rules',
  '/plan/notes',
  '/data',
  '/api',
  '/about',
]
const languages = ['zh-CN', 'en'] as const

const addressOf = (path: string, language: PageOptions['language']): string =>
  product.origin + (language === 'en' ? `/en${path === '/' ? '' : path}` : path)

/** How far the page is wider than the window. */
const overflow = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - window.innerWidth') as Promise<number>

async function within<T>(options: PageOptions, work: (page: Page) => Promise<T>): Promise<T> {
  const { page, faults } = await openPage(browser, options)
  try {
    const result = await work(page)
    expect(faults).toEqual([])
    return result
  } finally {
    await page.context().close()
  }
}

describe.each(languages)('in %s', (language) => {
  test('every page can be read by everybody: no axe fault, no error, no refused resource', async () => {
    await within({ language }, async (page) => {
      for (const path of paths) {
        const reply = await page.goto(addressOf(path, language))
        expect(reply?.status(), path).toBe(200)
        expect(await page.getAttribute('html', 'lang')).toBe(language)
        expect(await page.locator('h1').count(), path).toBe(1)
        expect(await checkAxe(page), path).toEqual([])
      }
    })
  })

  test('no page needs sideways scrolling on a phone of 360 pixels', async () => {
    await within({ language, width: 360, height: 780 }, async (page) => {
      for (const path of paths) {
        await page.goto(addressOf(path, language))
        expect(await overflow(page), path).toBeLessThanOrEqual(0)
      }
    })
  })

  test('no blank is left unfilled, and headings and labels are in the language of the page', async () => {
    await within({ language }, async (page) => {
      for (const path of paths) {
        await page.goto(addressOf(path, language))
        const text = await page.locator('main').innerText()
        expect(text, path).not.toMatch(/\{\{?\w+\}?\}|undefined|\[object/)
        if (language !== 'en') continue
        const names = await page
          .locator('main :is(h1, h2, h3, caption, thead th, label > span, button, dt)')
          .allInnerTexts()
        expect(names.join(' '), path).not.toMatch(/\p{Script=Han}/u)
      }
    })
  })

  test('dark pages keep their contrast', async () => {
    await within({ language, dark: true }, async (page) => {
      for (const path of ['/', '/plan/tasks', '/plan/targets/services-trade-2020']) {
        await page.goto(addressOf(path, language))
        expect(await checkAxe(page), path).toEqual([])
      }
    })
  })
})

test('the home page leads to each of the 40 tasks by keyboard, with its light in words', async () => {
  await within({ language: 'zh-CN' }, async (page) => {
    await page.goto(product.origin)
    const cells = page.locator('main ol a[href^="/plan/tasks/"]')
    expect(await cells.count()).toBe(40)
    const name = await cells.nth(6).getAttribute('aria-label')
    expect(name).toMatch(/第 7 项 .+ — .灯/)
    await cells.nth(6).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/plan/tasks/7')
    expect(await page.locator('h1').innerText()).not.toBe('')
  })
})

test('tasks are filtered without any script, and the downloads follow', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
  try {
    const page = await context.newPage()
    await page.goto(`${product.origin}/plan/tasks`)
    const rows = page.locator('#tasks tbody tr')
    expect(await rows.filter({ visible: true }).count()).toBe(40)
    await page.selectOption('select[name=department]', 'education')
    await page.click('form button[type=submit]')
    await page.waitForURL('**department=education**')
    const shown = await rows.filter({ visible: true }).count()
    expect(shown).toBeGreaterThan(0)
    expect(shown).toBeLessThan(40)
    expect(await page.locator('form output').innerText()).toContain(String(shown))
    const csv = await page.locator('a[href*="format=csv"]').first().getAttribute('href')
    expect(csv).toContain('department=education')
  } finally {
    await context.close()
  }
})

test('with script the same form filters at once and keeps the address', async () => {
  await within({ language: 'en' }, async (page) => {
    await page.goto(`${product.origin}/en/plan/targets`)
    const rows = page.locator('#targets tbody tr')
    const all = await rows.filter({ visible: true }).count()
    await page.selectOption('select[name=sector]', 'technology')
    const shown = await rows.filter({ visible: true }).count()
    expect(shown).toBeGreaterThan(0)
    expect(shown).toBeLessThan(all)
    expect(page.url()).toContain('sector=technology')
    await page.reload()
    expect(await rows.filter({ visible: true }).count()).toBe(shown)
    await page.fill('input[name=q]', 'no such target at all')
    expect(await page.locator('[data-empty]').isVisible()).toBe(true)
  })
})

test('a target can be read as it was known on an earlier day; a day to come is refused in words', async () => {
  await within({ language: 'zh-CN' }, async (page) => {
    const address = `${product.origin}/plan/targets/services-trade-2020`
    await page.goto(`${address}?asOf=2017-03-31`)
    expect(await page.locator('main').innerText()).toContain('2017年3月31日 当时的情况')
    expect(await page.locator('#series tbody tr').count()).toBe(2)
    const reply = await page.goto(`${address}?asOf=2999-01-01`)
    expect(reply?.status()).toBe(200)
    expect(await page.locator('main').innerText()).toContain('没有记录可查')
  })
})

test('an address without a page says so, also for a task, target or department that does not exist', async () => {
  const { page } = await openPage(browser, { language: 'en' })
  try {
    const absent = [
      '/nothing',
      '/plan/tasks/41',
      '/plan/tasks/x',
      '/plan/targets/no',
      '/plan/departments/no',
    ]
    for (const path of absent) {
      const reply = await page.goto(addressOf(path, 'en'))
      expect(reply?.status(), path).toBe(404)
      expect(await page.locator('h1').innerText()).toBe('There is no such page')
    }
    expect(await checkAxe(page)).toEqual([])
  } finally {
    await page.context().close()
  }
  const api = await fetch(`${product.origin}/api/v1/nothing`)
  expect(api.headers.get('content-type')).toContain('application/problem+json')
})

test('downloads bring every task, in both formats', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wstc-download-'))
  try {
    await within({ language: 'zh-CN' }, async (page) => {
      await page.goto(`${product.origin}/plan/tasks`)
      for (const format of ['csv', 'xlsx']) {
        const waiting = page.waitForEvent('download')
        await page.locator(`a[href*="format=${format}"]`).first().click()
        const path = join(folder, `tasks.${format}`)
        await (await waiting).saveAs(path)
        const bytes = readFileSync(path)
        if (format === 'xlsx') expect(bytes.subarray(0, 2).toString()).toBe('PK')
        else expect(bytes.toString('utf8').trim().split(/\r?\n/).length).toBeGreaterThanOrEqual(41)
      }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('no two replies share a nonce, and the theme of the cookie is drawn by the server', async () => {
  const get = () => fetch(product.origin, { headers: { cookie: 'wstc_theme=dark' } })
  const [first, second] = await Promise.all([get(), get()])
  const [one, two] = [await first.text(), await second.text()]
  const nonceOf = (html: string) => /nonce="([^"]+)"/.exec(html)?.[1]
  expect(nonceOf(one)).toBeDefined()
  expect(nonceOf(one)).not.toBe(nonceOf(two))
  expect(one).toContain('data-theme="dark"')
  expect(first.headers.get('cache-control')).toContain('private')
})

test('the pictures of the README', async () => {
  const shots = [
    { name: 'public-plan-zh-wide', language: 'zh-CN', path: '/', width: 1440 },
    { name: 'public-plan-en-wide', language: 'en', path: '/', width: 1440 },
    { name: 'public-plan-zh-narrow', language: 'zh-CN', path: '/', width: 390 },
    {
      name: 'public-target-zh-wide',
      language: 'zh-CN',
      path: '/plan/targets/services-trade-2020',
      width: 1440,
    },
  ] as const
  for (const { name, language, path, width } of shots) {
    await within({ language, width, height: width < 600 ? 844 : 1100 }, async (page) => {
      await page.goto(addressOf(path, language))
      expect(await screenshot(page, name)).toContain(name)
    })
  }
})
