import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { DemoAccount, Product } from './product.ts'
import { totp, totpStep } from './totp.ts'

/** The last period in which an account's code was used; a server takes each code once. */
const used = new Map<string, number>()

/** The demo account of this name; else the first with this role, or failing that of this audience. */
export function accountOf(product: Product, role: string): DemoAccount {
  const account =
    product.accounts.find((one) => one.user === role) ??
    product.accounts.find((one) => one.role === role) ??
    product.accounts.find((one) => one.audience === role)
  if (account === undefined) {
    const known = product.accounts.map((one) => one.role).join(', ')
    throw new Error(`no demo account has the role ${role}; there are ${known}`)
  }
  return account
}

/** A code that this account has not used yet; waits for the next period if it must. */
export async function freshCode(account: DemoAccount): Promise<string> {
  const last = used.get(account.user) ?? 0
  while (totpStep(new Date()) <= last) await sleep(250)
  const step = totpStep(new Date())
  used.set(account.user, step)
  return totp(account.totp ?? '', step)
}

/**
 * Signs in through the page as a person would, in whatever language it is. Fields are found by their
 * `autocomplete`, which browsers and password managers rely on too.
 */
export async function signIn(product: Product, page: Page, role: string): Promise<DemoAccount> {
  const account = accountOf(product, role)
  await page.goto(`${product.origin}/app/sign-in`)
  await page.locator('input[autocomplete~="username"]').fill(account.user)
  const password = page.locator('input[autocomplete~="current-password"]')
  await password.fill(account.password)
  await password.press('Enter')
  if (account.totp) {
    const code = page.locator('input[autocomplete~="one-time-code"]').first()
    await code.waitFor()
    await code.fill(await freshCode(account))
    await code.press('Enter')
  }
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'), { timeout: 20_000 })
  return account
}
