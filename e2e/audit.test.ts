import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../scripts/paths.mjs'
import { openBrowser, openPage } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { walkAs } from './harness/journey.ts'
import { type Product, startProduct } from './harness/product.ts'
import { screenshot } from './harness/screenshot.ts'

let product: Product
let browser: Browser
let folder: string

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
  folder = mkdtempSync(join(tmpdir(), 'wstc-audit-'))
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const wstc = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'sdk/bin/wstc.mjs'), ...args], {
    env: { PATH: process.env.PATH, LC_ALL: 'zh_CN.UTF-8', DATA_DIR: product.dataDir },
    encoding: 'utf8',
  })

async function download(page: Page, button: string, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: button })
      .or(page.getByRole('link', { name: button }))
      .click(),
  ])
  const place = join(folder, name)
  await file.saveAs(place)
  return place
}

/** The first head comes with the first minute of the clock. */
async function firstHead(): Promise<void> {
  for (let tries = 0; tries < 90; tries += 1) {
    const reply = await fetch(`${product.origin}/api/v1/audit/heads/latest`)
    if (((await reply.json()) as { head: unknown }).head) return
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  throw new Error('no head was signed')
}

test('the audit administrator checks the log, takes an export along, and it verifies offline', async () => {
  await firstHead()
  await walkAs(browser, product, 'audit-admin', { language: 'zh-CN' }, async (page, go) => {
    await go('/admin/audit/proof')
    const head = await download(page, '下载树头', 'head.json')
    await page.getByRole('button', { name: '立即核验' }).click()
    await page.locator('.ant-btn-loading').waitFor({ state: 'detached' })
    await page.getByText('通过').first().waitFor()
    expect(await checkAxe(page)).toEqual([])
    const log = await download(page, '导出日志', 'audit.ndjson')
    const well = wstc('audit', 'verify', log, '--head', head)
    expect(well.stderr).toBe('')
    expect(well.status).toBe(0)
    expect(well.stdout).toContain('所持树头为前')
    await screenshot(page, 'audit-proof-zh-wide')
  })
})

test('the server’s own command exports beside the running product, and keys change hands', () => {
  const out = join(folder, 'command.ndjson')
  expect(wstc('audit', 'export', '--out', out)).toMatchObject({ status: 0, stderr: '' })
  expect(JSON.parse(readFileSync(out, 'utf8').split('\n')[0]!)).toMatchObject({ kind: 'log' })
  const lines = readFileSync(out, 'utf8').trim().split('\n')
  const first = lines.map((line) => JSON.parse(line)).find((line) => line.kind === 'leaf')
  const proof = JSON.parse(wstc('audit', 'prove', first.entry.id).stdout)
  expect(proof).toMatchObject({ entry: first.entry.id, index: 0 })
  expect(wstc('audit', 'prove', 'nobody-wrote-this').status).toBe(2)
  expect(wstc('keys', 'rotate').status).toBe(0)
  const next = join(folder, 'next.key')
  const made = JSON.parse(wstc('keys', 'create', next).stdout)
  expect(statSync(next).mode & 0o077).toBe(0)
  expect(wstc('keys', 'create', next).status).not.toBe(0)
  expect(JSON.parse(wstc('keys', 'rotate', '--to', next).stdout).publicKey).toBe(made.publicKey)
  expect(JSON.parse(wstc('keys', 'list').stdout)).toHaveLength(3)
  const after = join(folder, 'after.ndjson')
  wstc('audit', 'export', '--out', after)
  expect(wstc('audit', 'verify', after, '--head', join(folder, 'head.json')).status).toBe(0)
})

test('naming who keeps heads, in English and on a phone', async () => {
  const options = { language: 'en', width: 390 } as const
  await walkAs(browser, product, 'audit-admin', options, async (page, go) => {
    await go('/admin/audit/proof')
    await page.getByRole('button', { name: 'Change the list' }).click()
    expect(await checkAxe(page)).toEqual([])
  })
})

test('anyone may check a receipt without signing in, and what is none is told in words', async () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const { page, faults } = await openPage(browser, { language })
    await page.goto(`${product.origin}${language === 'en' ? '/en' : ''}/verify`)
    await page.locator('textarea').fill('{"not":"a receipt"}')
    await page.getByRole('button').last().click()
    await page.locator('output[data-state=wrong]').waitFor()
    expect(await checkAxe(page)).toEqual([])
    expect(faults.filter((fault) => !/status of (400|422)/.test(fault))).toEqual([])
    await page.context().close()
  }
})
