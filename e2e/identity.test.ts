import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { type Product, startProduct } from './harness/product.ts'
import { accountOf, signIn } from './harness/sign-in.ts'
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

const languages = ['zh-CN', 'en'] as const
type Language = (typeof languages)[number]

/** A page of its own session; the journey runs, and nothing may have gone wrong on the way. */
async function journey(
  language: Language,
  walk: (page: Page) => Promise<void>,
  expected: RegExp = /^$/,
): Promise<void> {
  const { page, faults } = await openPage(browser, { language })
  try {
    await walk(page)
    expect(faults.filter((fault) => !expected.test(fault))).toEqual([])
  } finally {
    await page.context().close()
  }
}

const go = async (page: Page, path: string): Promise<void> => {
  await page.goto(product.origin + path)
  await page.locator('h1').waitFor()
  await page.waitForLoadState('networkidle')
}

async function typePassword(page: Page, role: string): Promise<void> {
  const account = accountOf(product, role)
  await page.locator('input[autocomplete~="username"]').fill(account.user)
  const password = page.locator('input[autocomplete~="current-password"]')
  await password.fill(account.password)
  await password.press('Enter')
}

/** The browser itself reports a refused request; the page has to tell about it in words. */
const refused = /status of (401|403|404|422)/

test.each(languages)(
  'a wrong password and a wrong code are told in words, and nothing typed is lost (%s)',
  (language) =>
    journey(
      language,
      async (page) => {
        const account = accountOf(product, 'bank-officer')
        await go(page, '/app/account/sessions')
        expect(page.url()).toContain('/app/sign-in?back=')
        expect(await checkAxe(page)).toEqual([])
        await page.locator('input[autocomplete~="username"]').fill(account.user)
        const password = page.locator('input[autocomplete~="current-password"]')
        await password.fill('not the password at all')
        await password.press('Enter')
        await page.getByRole('alert').waitFor()
        expect(await page.getByRole('alert').textContent()).toContain(
          language === 'en' ? 'Login or password is not right.' : '登录名或口令不正确。',
        )
        expect(await page.locator('input[autocomplete~="username"]').inputValue()).toBe(
          account.user,
        )
        await password.fill(account.password)
        await password.press('Enter')
        const code = page.locator('input[autocomplete~="one-time-code"]')
        await code.fill('000000')
        await code.press('Enter')
        await page.getByRole('alert').waitFor()
        expect(await page.getByRole('alert').textContent()).toContain(
          language === 'en' ? 'The code is not right' : '验证码不正确',
        )
        expect(await checkAxe(page)).toEqual([])
      },
      refused,
    ),
)

test('signing in with the second factor leads back to the page asked for', () =>
  journey('zh-CN', async (page) => {
    await go(page, '/app/account/sessions')
    const account = accountOf(product, 'leader')
    await typePassword(page, 'leader')
    const code = page.locator('input[autocomplete~="one-time-code"]')
    await code.fill(totp(account.totp ?? '', totpStep(new Date())))
    await code.press('Enter')
    await page.waitForURL(`${product.origin}/app/account/sessions`)
    await page.getByText('本次登录').waitFor()
  }))

test('an address of another site in `back` never leads there', () =>
  journey('en', async (page) => {
    await go(page, '/app/sign-in?back=//example.invalid/app/')
    await typePassword(page, 'enterprise-admin')
    await page.waitForURL(`${product.origin}/app/enterprise`)
  }))

test('a session ended elsewhere is over at once, and signing in leads back', async () => {
  await journey('zh-CN', async (first) => {
    await signIn(product, first, 'enterprise-reporter')
    await journey(
      'zh-CN',
      async (second) => {
        await signIn(product, second, 'enterprise-reporter')
        await go(second, '/app/people')
        await go(first, '/app/account/sessions')
        await first.getByRole('button', { name: '注销其他所有会话' }).click()
        await first.getByRole('dialog').getByRole('button', { name: '注销其他所有会话' }).click()
        await first.getByText('没有其他会话').waitFor()
        await second.reload()
        await second.waitForURL(/\/app\/sign-in\?back=%2Fapp%2Fpeople/)
      },
      refused,
    )
  })
})

test('a head lends a right to a colleague, who sees it, where from, and until when', async () => {
  const head = accountOf(product, 'department-head')
  const deputy = product.accounts.find(
    (one) =>
      one.role === 'department-officer' && one.user === head.user.replace('-head', '-officer'),
  )
  expect(deputy).toBeDefined()
  await journey('zh-CN', async (page) => {
    await signIn(product, page, 'department-head')
    await go(page, '/app/account/delegations')
    await page.getByRole('button', { name: '委托职责' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByLabel('代理人').click()
    await page.getByTitle(new RegExp(deputy!.user)).click()
    await panel.getByLabel('委托的权限').click()
    await page.getByTitle('审签本部门进展报告').click()
    await page.keyboard.press('Escape')
    await panel.getByLabel('截止日').fill('2018-05-31')
    await panel.getByLabel('理由').fill('五月出差，请代为审签。')
    await panel.locator('button[type="submit"]').click()
    await page.getByText('生效中').waitFor()
    expect(await page.locator('main').textContent()).toContain('五月出差，请代为审签。')
    expect(await checkAxe(page)).toEqual([])
  })
  const others = product.accounts.filter((one) => one !== deputy)
  const onlyDeputy = { ...product, accounts: [deputy!, ...others] }
  await journey('en', async (page) => {
    await signIn(onlyDeputy, page, 'department-officer')
    await go(page, '/app/account/access')
    const row = page.getByRole('row', { name: /Sign the own department’s reports/ })
    expect(await row.textContent()).toMatch(/Lent by .+ 2018-05-31/)
    await go(page, '/app/account/delegations')
    await page.getByText('In force').waitFor()
  })
})

test('an administrator’s account takes no second role, and the page says why', () =>
  journey('zh-CN', async (page) => {
    const other = accountOf(product, 'system-admin')
    await signIn(product, page, 'security-admin')
    await page.waitForURL(`${product.origin}/app/admin/security`)
    await go(page, `/app/admin/roles?q=${other.user}`)
    await page.getByRole('button', { name: /^查看/ }).first().click()
    const panel = page.getByRole('dialog')
    await panel.getByText('按三员分立不能再授予其他角色', { exact: false }).waitFor()
    expect(await panel.getByRole('button', { name: '授予角色' }).count()).toBe(0)
    await go(page, '/app/admin/audit/entries')
    expect(await page.locator('main').textContent()).toContain('您不能查看此页')
  }))

test('a released second factor is enrolled again at sign-in, with recovery codes to keep', async () => {
  const expert = accountOf(product, 'bank-officer')
  await journey('zh-CN', async (page) => {
    await signIn(product, page, 'system-admin')
    await go(page, `/app/admin/accounts?q=${expert.user}`)
    await page.getByRole('button', { name: /^查看/ }).first().click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('button', { name: '解除动态口令' }).click()
    await panel.getByLabel('理由').fill('手机遗失，已当面核实身份。')
    await panel.locator('button[type="submit"]').click()
    await page.getByText('已解除，下次登录时重新绑定').waitFor()
  })
  await journey('en', async (page) => {
    await go(page, '/app/sign-in')
    await typePassword(page, 'bank-officer')
    const secret = page.locator('code').first()
    await secret.waitFor()
    expect(await checkAxe(page)).toEqual([])
    const code = page.locator('input[autocomplete~="one-time-code"]')
    await code.fill(totp((await secret.textContent()) ?? '', totpStep(new Date())))
    await code.press('Enter')
    await page.getByRole('heading', { name: 'Keep the recovery codes' }).waitFor()
    const codes = await page.locator('main ol code').allTextContents()
    expect(codes.length).toBeGreaterThanOrEqual(8)
    expect(await checkAxe(page)).toEqual([])
    await page.getByRole('button', { name: 'They are safe, continue' }).click()
    await page.waitForURL(`${product.origin}/app/bank`)

    await page.context().clearCookies()
    await go(page, '/app/sign-in')
    await typePassword(page, 'bank-officer')
    await page.getByRole('button', { name: /Use a recovery code/ }).click()
    await page.getByLabel('Recovery code').fill(codes[0] ?? '')
    await page.getByLabel('Recovery code').press('Enter')
    await page.waitForURL(`${product.origin}/app/bank`)
  })
})

test('the palette finds by Chinese and by pinyin, and the bell opens its panel', () =>
  journey('zh-CN', async (page) => {
    await signIn(product, page, 'plan-office')
    await page.locator('h1').waitFor()
    await page.keyboard.press('Control+k')
    const box = page.getByRole('combobox', { name: '全局搜索' })
    await box.fill('swj')
    await page.getByRole('option').first().waitFor()
    expect(await page.getByRole('option').allTextContents()).toContainEqual(
      expect.stringContaining('商务局'),
    )
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^通知/ }).click()
    await page.getByRole('dialog').getByText('查看全部通知').waitFor()
  }))

const pages = {
  'enterprise-admin': ['/app/enterprise', '/app/people', '/app/notices', '/app/jobs'],
  expert: [
    '/app/account',
    '/app/account/security',
    '/app/account/sessions',
    '/app/account/delegations',
    '/app/account/access',
    '/app/account/record',
    '/app/account/notices',
  ],
  'system-admin': [
    '/app/admin/system',
    '/app/admin/organisations',
    '/app/admin/accounts',
    '/app/admin/jobs',
  ],
  'security-admin': ['/app/admin/security', '/app/admin/roles', '/app/admin/access'],
  'audit-admin': ['/app/admin/audit', '/app/admin/audit/entries'],
} as const

test.each(Object.keys(pages).flatMap((role) => languages.map((language) => ({ role, language }))))(
  'pages of $role can be used by everyone ($language)',
  ({ role, language }) =>
    journey(language, async (page) => {
      await signIn(product, page, role)
      for (const path of pages[role as keyof typeof pages]) {
        await go(page, path)
        expect(await page.locator('.k-error').count(), path).toBe(0)
        expect(await checkAxe(page), path).toEqual([])
      }
    }),
)
