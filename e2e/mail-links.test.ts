import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, type PageOptions } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { choose, panelOf, walkAs } from './harness/journey.ts'
import { awaitMail, linkIn, readMail } from './harness/mailbox.ts'
import { type Product, startProduct } from './harness/product.ts'
import { screenshot } from './harness/screenshot.ts'
import { totp, totpStep } from './harness/totp.ts'

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

/** The browser itself reports a refused request; the page tells about it in words. */
const refused = /status of (401|403|404|410|422)/

/** Somebody without a session, who opens what came by mail. */
async function stranger(options: PageOptions, walk: (page: Page) => Promise<void>): Promise<void> {
  const { page, faults } = await openPage(browser, options)
  try {
    await walk(page)
    expect(faults.filter((fault) => !refused.test(fault))).toEqual([])
  } finally {
    await page.context().close()
  }
}

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto(`${product.origin}/app/sign-in`)
  await page.locator('input[autocomplete~="username"]').fill(login)
  await page.locator('input[autocomplete~="current-password"]').fill(password)
  await page.keyboard.press('Enter')
}

async function setPassword(page: Page, password: string): Promise<void> {
  await page.locator('input[autocomplete~="new-password"]').fill(password)
  await page.keyboard.press('Enter')
}

const person = { name: '林小满', login: 'lin-xiaoman', mail: 'lin.xiaoman@example.test' }
const first = 'violet tram over the bridge'
const second = 'seven plums on a wet roof'

test('an invited person opens the account by the link of the mail, and the link works once', async () => {
  await walkAs(browser, product, 'enterprise-admin', { language: 'zh-CN' }, async (page, go) => {
    await go('/people')
    await page.getByRole('button', { name: '邀请人员' }).click()
    const panel = panelOf(page)
    await panel.getByLabel('姓名').fill(person.name)
    await panel.getByLabel('登录名').fill(person.login)
    await panel.getByLabel('邮箱').fill(person.mail)
    await choose(page, '语言', 'English')
    expect(await checkAxe(page)).toEqual([])
    await panel.locator('button[type=submit]').click()
    await page.getByText(`已向${person.mail}发送邀请`).waitFor()
    await page.getByText(person.name).first().waitFor()
  })
  const mail = await awaitMail(product, person.mail)
  expect(mail.text).toContain('72')
  expect(mail.text).not.toMatch(/\{\w+\}|undefined/)
  const link = linkIn(mail, product)
  await stranger({ language: 'en', width: 390, height: 844 }, async (page) => {
    await page.goto(link)
    await page.getByText(person.login).waitFor()
    expect(await checkAxe(page)).toEqual([])
    await screenshot(page, 'invitation-en-narrow')
    await setPassword(page, person.login)
    await page.locator('.k-fault').first().waitFor()
    await setPassword(page, first)
    await page.getByRole('heading', { name: 'Your account is open' }).waitFor()
    await signIn(page, person.login, first)
    await page.waitForURL(`${product.origin}/app/enterprise`)
  })
  await stranger({ language: 'zh-CN' }, async (page) => {
    await page.goto(link)
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('链接已失效')
    expect(await page.locator('input[type=password]').count()).toBe(0)
    expect(await checkAxe(page)).toEqual([])
    await screenshot(page, 'invitation-used-zh-wide')
    await page.getByRole('link', { name: '登录', exact: true }).click()
    await page.waitForURL('**/app/sign-in')
  })
})

test('a forgotten password is set anew by mail; the old one, the used link and a broken link open nothing', async () => {
  const known = readMail(product, person.mail)
  await stranger({ language: 'zh-CN' }, async (page) => {
    await page.goto(`${product.origin}/app/sign-in`)
    await page.getByRole('link', { name: '忘记口令' }).click()
    await page.getByLabel('登录名或邮箱').fill('nobody-at-all')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '请查看邮箱' }).waitFor()
    expect(await checkAxe(page)).toEqual([])
    await page.goto(`${product.origin}/app/forgot-password`)
    await page.getByLabel('登录名或邮箱').fill(person.mail)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '请查看邮箱' }).waitFor()
  })
  const link = linkIn(await awaitMail(product, person.mail, known), product)
  await stranger({ language: 'en' }, async (page) => {
    await page.goto(link)
    await page.getByRole('heading', { name: 'Reset the password' }).waitFor()
    expect(await checkAxe(page)).toEqual([])
    await setPassword(page, second)
    await page.getByRole('heading', { name: 'The password is reset' }).waitFor()
    await page.goto('about:blank')
    await page.goto(link)
    await setPassword(page, `${second} again`)
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toMatch(/expired|used/i)
    expect(await checkAxe(page)).toEqual([])
    await page.goto('about:blank')
    await page.goto(link.slice(0, -30))
    await page.getByRole('heading', { name: 'The link is not complete' }).waitFor()
    await screenshot(page, 'reset-broken-en-wide')
    await signIn(page, person.login, first)
    await page.getByRole('alert').waitFor()
    await signIn(page, person.login, second)
    await page.waitForURL(`${product.origin}/app/enterprise`)
  })
})

test('a second factor chosen freely is asked for from then on, and signing out elsewhere ends every other session', async () => {
  await stranger({ language: 'zh-CN' }, async (page) => {
    await signIn(page, person.login, second)
    await page.waitForURL(`${product.origin}/app/enterprise`)
    await page.goto(`${product.origin}/app/account/security`)
    await page.getByRole('button', { name: '绑定动态口令' }).click()
    const panel = panelOf(page)
    await panel.locator('input[autocomplete~="current-password"]').fill(second)
    await page.keyboard.press('Enter')
    const secret = (await panel.locator('code').first().innerText()).replaceAll(/\s/g, '')
    expect(await checkAxe(page)).toEqual([])
    await screenshot(page, 'enrol-zh-wide')
    const step = totpStep(new Date())
    await panel.locator('input[autocomplete~="one-time-code"]').fill(totp(secret, step - 1))
    await page.keyboard.press('Enter')
    await panel.getByRole('button', { name: '已经保存好，继续' }).click()
    await page.getByText('已绑定').waitFor()
    await stranger({ language: 'en', width: 390, height: 844 }, async (phone) => {
      await signIn(phone, person.login, second)
      await phone.locator('input[autocomplete~="one-time-code"]').fill(totp(secret, step))
      await phone.keyboard.press('Enter')
      await phone.waitForURL(`${product.origin}/app/enterprise`)
      await page.goto(`${product.origin}/app/account/sessions`)
      await page.getByText('本次登录').waitFor()
      const others = await page.getByRole('button', { name: /^注销 .+ 的会话$/ }).count()
      expect(others).toBeGreaterThanOrEqual(1)
      expect(await checkAxe(page)).toEqual([])
      await page.getByRole('button', { name: '注销其他所有会话' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '注销其他所有会话' }).click()
      await page.getByText('没有其他会话').waitFor()
      await phone.goto(`${product.origin}/app/account/sessions`)
      await phone.waitForURL(/\/app\/sign-in/)
    })
    await page.reload()
    await page.getByText('本次登录').waitFor()
  })
})
