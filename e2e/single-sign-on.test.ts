import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, type PageOptions } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { type CityIdentity, startCityIdentity } from './harness/city-identity.ts'
import { freePort, type Product, startProduct } from './harness/product.ts'
import { screenshot } from './harness/screenshot.ts'
import { accountOf } from './harness/sign-in.ts'
import { totp, totpStep } from './harness/totp.ts'

let provider: CityIdentity
let product: Product
let browser: Browser

beforeAll(async () => {
  const port = await freePort()
  provider = await startCityIdentity(`http://127.0.0.1:${port}/api/v1/sign-in/oidc/callback`)
  product = await startProduct({
    port,
    env: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
      OIDC_LABEL: '武汉市统一身份认证',
    },
  })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
  await provider?.close()
})

async function visit(options: PageOptions, walk: (page: Page) => Promise<void>): Promise<void> {
  const { page, faults } = await openPage(browser, options)
  try {
    await walk(page)
    // The provider's own pages want fonts from the net and an icon.
    expect(faults.filter((fault) => !/ERR_NAME_NOT_RESOLVED|status of 404/.test(fault))).toEqual([])
  } finally {
    await page.context().close()
  }
}

/** Signs in on the pages of the provider, whatever they ask. */
async function passProvider(page: Page, mail: string): Promise<void> {
  await page.waitForURL(`${provider.issuer}/**`)
  await page.locator('input[name=login]').fill(mail)
  await page.locator('input[name=password]').fill('any')
  await page.locator('button[type=submit]').click()
  await page.locator('input[name=prompt][value=consent]').waitFor({ state: 'attached' })
  await page.locator('button[type=submit]').click()
}

const mailOf = (role: string) => `${accountOf(product, role).user}@example.invalid`

test('a person of an enterprise comes in through the city and lands on the page asked for', () =>
  visit({ language: 'zh-CN' }, async (page) => {
    await page.goto(`${product.origin}/app/account/sessions`)
    const door = page.getByRole('link', { name: '使用武汉市统一身份认证登录' })
    await door.waitFor()
    expect(await checkAxe(page)).toEqual([])
    await screenshot(page, 'sign-in-city-zh-wide')
    await door.click()
    await passProvider(page, mailOf('enterprise-admin'))
    await page.waitForURL(`${product.origin}/app/account/sessions`)
    await page.getByText('本次登录').waitFor()
  }))

test('who must show a second factor is still asked for it after the city has vouched', () =>
  visit({ language: 'en', width: 390, height: 844 }, async (page) => {
    await page.goto(`${product.origin}/app/sign-in?back=/app/overview`)
    await page.getByRole('link', { name: /^Sign in with/ }).click()
    await passProvider(page, mailOf('leader'))
    const code = page.locator('input[autocomplete~="one-time-code"]')
    await code.waitFor()
    expect(await checkAxe(page)).toEqual([])
    await screenshot(page, 'sign-in-city-code-en-narrow')
    await code.fill(totp(accountOf(product, 'leader').totp ?? '', totpStep(new Date())))
    await code.press('Enter')
    await page.waitForURL(`${product.origin}/app/overview`)
  }))

test.each([
  ['zh-CN', 'stranger@example.invalid'],
  ['en', 'unverified-demo-enterprise-a-admin@example.invalid'],
] as const)('an identity without an account is turned away in words (%s, %s)', (language, mail) =>
  visit({ language }, async (page) => {
    await page.goto(`${product.origin}/app/sign-in`)
    await page.locator('a[href*="/sign-in/oidc/start"]').click()
    await passProvider(page, mail)
    const told = page.getByRole('alert')
    await told.waitFor()
    expect(await told.innerText()).toContain(language === 'en' ? 'account' : '账号')
    await page.locator('input[autocomplete~="username"]').waitFor()
    expect(await checkAxe(page)).toEqual([])
    await screenshot(page, `sign-in-city-unknown-${language === 'en' ? 'en' : 'zh'}-wide`)
  }),
)
