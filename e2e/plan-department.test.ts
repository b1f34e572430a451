import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { choose, panelOf, walkAs } from './harness/journey.ts'
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

const zh = { language: 'zh-CN' } as const
const en = { language: 'en' } as const

let receipt = ''

test('a cooperating department hands its contribution to the lead, in English', () =>
  walkAs(browser, product, 'demo-development-reform-officer', en, async (page, go) => {
    await go('/work')
    await screenshot(page, 'officer-home-en-wide')
    await go('/tasks/3?tab=progress')
    await page.getByRole('button', { name: 'Write the contribution' }).first().click()
    await page
      .getByLabel('What you hand to the leading department')
      .fill('The catalogue of guided sectors was compared with ours; 12 entries agree.')
    await page.getByText(/^Draft saved/).waitFor()
    await page.getByRole('button', { name: 'Send to the lead' }).click()
    await page.getByText('12 entries agree.').first().waitFor()
    await page.getByRole('button', { name: 'Send to the lead' }).waitFor({ state: 'detached' })
    await page.locator('details').first().getByText('Sent', { exact: true }).first().waitFor()
    expect(await checkAxe(page)).toEqual([])
  }))

test('the lead department writes its report, and nothing is handed in before the head signs', async () => {
  await walkAs(browser, product, 'demo-commerce-officer', zh, async (page, go) => {
    await go('/work')
    await screenshot(page, 'officer-home-zh-wide')
    await go('/tasks/19?tab=progress')
    await page.getByRole('button', { name: '写本期报告' }).click()
    await choose(page, '任务状态', '推进中')
    await page.getByLabel('本期完成').fill('示范城市评价整改完成，在库外包企业 320 家。')
    await page.getByText(/^草稿已保存/).waitFor()
    await screenshot(page, 'report-editor-zh-wide')
    expect(await checkAxe(page)).toEqual([])
    await page.getByRole('button', { name: '送负责人审签' }).click()
    await page.getByText('已送审，等待部门负责人审签。').waitFor()
  })
  await walkAs(browser, product, 'demo-commerce-head', zh, async (page, go) => {
    await go('/work')
    await page.getByText('报告待审签').first().waitFor()
    await go('/tasks/19?tab=progress')
    await page.getByText('在库外包企业 320 家').first().waitFor()
    await page.getByRole('button', { name: '审签报送' }).click()
    const newest = page.locator('details').first()
    await newest.locator('.p-tag', { hasText: '按时报送' }).first().waitFor()
    await page
      .getByRole('heading', { name: /第 1 版/ })
      .first()
      .waitFor()
    await page.getByRole('button', { name: '更正' }).first().waitFor()
    await page.getByRole('button', { name: '回执', exact: true }).first().click()
    expect(await checkAxe(page)).toEqual([])
    await screenshot(page, 'receipt-zh-wide')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      panelOf(page).getByRole('link', { name: '下载回执' }).click(),
    ])
    receipt = readFileSync(await file.path(), 'utf8')
  })
})

test('the receipt of that report is checked by anyone, and one altered word is found', async () => {
  const { page, faults } = await openPage(browser, zh)
  await page.goto(`${product.origin}/verify`)
  const check = async (text: string, state: string): Promise<string> => {
    await page.locator('textarea').fill(text)
    await page.locator('form[data-verify] button').click()
    await page.locator(`output[data-state=${state}]`).waitFor()
    return page.locator('output').innerText()
  }
  expect(await check(receipt, 'well')).toContain('进展报告 · 任务 19')
  expect(await page.locator('output').innerText()).toContain('部门 市商务局')
  expect(await checkAxe(page)).toEqual([])
  await screenshot(page, 'verify-zh-wide')
  expect(receipt).toContain('320 家')
  await check(receipt.replace('320 家', '330 家'), 'wrong')
  expect(faults).toEqual([])
  await page.context().close()
})

test('evidence counts only after somebody of the office has accepted it with a reason', async () => {
  const title = '走出去协调机制文件（修订）'
  await walkAs(browser, product, 'demo-science-technology-officer', zh, async (page, go) => {
    await go('/tasks/14?tab=evidence')
    await page
      .getByRole('button', { name: /^提交佐证/ })
      .first()
      .click()
    await page
      .locator('.ant-drawer input[type=file]')
      .setInputFiles({ name: '机制.txt', mimeType: 'text/plain', buffer: Buffer.from('协调机制') })
    await page.getByText('内容指纹 SHA-256').waitFor()
    const form = page.locator('.ant-drawer form')
    await form.getByLabel('名称').fill(title)
    expect(await checkAxe(page)).toEqual([])
    await form.getByRole('button', { name: '提交佐证' }).click()
    await page.getByRole('link', { name: title }).waitFor()
  })
  await walkAs(browser, product, 'plan-office', zh, async (page, go) => {
    await go('/tasks/14?tab=evidence')
    await screenshot(page, 'evidence-zh-wide')
    await page.getByRole('button', { name: `采信 · ${title}`, exact: true }).click()
    const form = page.locator('.ant-drawer form')
    await form.getByLabel('理由').fill('与印发件核对一致')
    await form.getByRole('button', { name: '采信', exact: true }).click()
    await page.getByText('与印发件核对一致').first().waitFor()
    await go('/city')
    await go('/targets/unverified')
  })
})

const sheet = (rows: readonly string[]) => ({
  name: 'figures.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF指标,时期,数值,单位,来源\r\n${rows.join('\r\n')}\r\n`),
})

test('an import with a wrong cell stores nothing and names row and column; corrected, it is stored', () =>
  walkAs(
    browser,
    product,
    'demo-commerce-officer',
    zh,
    async (page, go) => {
      await go('/targets/import')
      const file = page.locator('input[type=file]')
      await file.setInputFiles(sheet(['服务贸易进出口总额,2014,五十,亿美元,统计局']))
      const fault = page.getByRole('row').filter({ hasText: '数值' })
      await fault.first().waitFor()
      await screenshot(page, 'import-fault-zh-wide')
      expect(await checkAxe(page)).toEqual([])
      await file.setInputFiles(sheet(['服务贸易进出口总额,2014,55.2,亿美元,统计局']))
      await page.getByText('新增').first().waitFor()
      expect(await checkAxe(page)).toEqual([])
      await page.getByRole('button', { name: '确认导入' }).click()
      await page.getByText('数据已保存，等待第二个人核实。').waitFor()
      await go('/targets/services-trade-2020')
      await page.getByText('55.2').first().waitFor()
    },
    /status of 422/,
  ))

test('list, board, Gantt chart and matrix of the tasks can be used without barriers in both languages', async () => {
  for (const [who, options, name] of [
    ['demo-development-reform-head', { ...zh, width: 390 }, 'zh-narrow'],
    ['demo-finance-officer', en, 'en-wide'],
  ] as const) {
    await walkAs(browser, product, who, options, async (page, go) => {
      for (const view of ['', '/board', '/gantt', '/matrix']) {
        await go(`/tasks${view}`)
        await screenshot(page, `tasks${view.replace('/', '-')}-${name}`)
      }
      const grid = page.getByRole('grid')
      await grid.getByRole('gridcell').first().focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/tasks\/2$/)
    })
  }
})
