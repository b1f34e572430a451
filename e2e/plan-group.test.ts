import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { choose, walkAs } from './harness/journey.ts'
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

const decision = '印发服务贸易统计工作要点'

/** Opens the form of `act`, fills it and sends it. */
async function fill(
  page: Page,
  act: string,
  fields: Readonly<Record<string, string>>,
  more: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).first().click()
  const form = page.locator('.ant-drawer form')
  for (const [label, words] of Object.entries(fields)) await form.getByLabel(label).fill(words)
  await more(page)
  expect(await checkAxe(page), act).toEqual([])
  await form.getByRole('button', { name: act }).click()
  await page.locator('.ant-drawer').waitFor({ state: 'detached' })
}

const inForm = async (page: Page, label: string, option: string): Promise<void> => {
  await page.locator('.ant-drawer form').getByLabel(label).click()
  await page.locator('.ant-select-item-option', { hasText: option }).first().click()
}

const openFollowUp = async (page: Page, go: (path: string) => Promise<void>): Promise<void> => {
  await go('/group')
  await page.getByRole('link', { name: decision }).click()
  await page.getByRole('heading', { level: 1, name: decision }).waitFor()
}

test('a meeting is prepared, its minutes written, and a decision becomes a follow-up that its department answers and the office accepts', async () => {
  await walkAs(browser, product, 'demo-plan-office', { language: 'zh-CN' }, async (page, go) => {
    await go('/group/meetings')
    await fill(
      page,
      '筹备会议',
      { 名称: '统计工作专题会议', 日期: '2018-04-16', 时刻: '09:30', 地点: '二号会议室' },
      (form) => inForm(form, '类别', '专题会议'),
    )
    await page.getByRole('link', { name: '统计工作专题会议' }).click()
    await fill(page, '提出议题', { 名称: '统计直报进展', 汇报人: '唐晓云' })
    await fill(page, '提出议题', { 名称: '工作要点' })
    await page.getByRole('button', { name: '上移 · 工作要点' }).click()
    await page.locator('.p-agenda li').first().getByText('工作要点').waitFor()
    await page.getByRole('button', { name: '发出会议通知' }).click()
    await fill(page, '登记出席', {})
    await page.getByText('已召开').first().waitFor()
    await fill(page, '起草纪要', { 议定事项: '会议议定，统计局印发工作要点。' })
    await fill(
      page,
      '列为督办',
      { 事项: decision, 期限: '2018-05-31', 办结依据: '印发的工作要点' },
      (form) => inForm(form, '主办部门', '统计局'),
    )
    await page.getByRole('link', { name: decision }).waitFor()
    await screenshot(page, 'meeting-zh-wide', true)
  })
  await walkAs(
    browser,
    product,
    'demo-statistics-officer',
    { language: 'zh-CN' },
    async (page, go) => {
      await go('/work')
      await page.getByRole('link', { name: decision }).waitFor()
      await openFollowUp(page, go)
      await page.getByText('绿灯').first().waitFor()
      await fill(page, '反馈办理情况', { 办理情况: '工作要点已印发。' }, async (form) => {
        await inForm(form, '状态', '已完成')
        await form.locator('.ant-drawer input[type=file]').setInputFiles({
          name: '工作要点.pdf',
          mimeType: 'application/pdf',
          buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
        })
        await form.locator('.ant-drawer').getByText('工作要点.pdf').first().waitFor()
        await form.waitForLoadState('networkidle')
      })
      await page.getByText('黄灯').first().waitFor()
    },
  )
  await walkAs(browser, product, 'demo-plan-office', { language: 'zh-CN' }, async (page, go) => {
    await openFollowUp(page, go)
    await page.getByRole('link', { name: '工作要点.pdf' }).waitFor()
    await fill(page, '核验通过', { 理由: '与要求一致' })
    await page.getByText('蓝灯').first().waitFor()
    await page.getByText('佐证已核验').first().waitFor()
    await screenshot(page, 'follow-up-zh-wide', true)
  })
})

test('a briefing is issued, and its files come as PDF and as Word', () =>
  walkAs(browser, product, 'demo-plan-office-2', { language: 'zh-CN' }, async (page, go) => {
    await go('/briefings')
    await choose(page, '种类', '市长专报')
    await page.getByRole('heading', { name: /市长专报$/ }).waitFor()
    await page.getByRole('button', { name: '签发' }).click()
    await page.getByText('市长专报〔2018〕第1期').waitFor()
    for (const [name, begins] of [
      ['PDF', '%PDF'],
      ['Word', 'PK'],
    ] as const) {
      await page.getByRole('button', { name, exact: true }).click()
      const link = page.getByRole('link', { name: `下载 ${name}` })
      await link.waitFor({ timeout: 60_000 })
      const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
      expect(readFileSync(await file.path(), 'latin1').slice(0, begins.length)).toBe(begins)
    }
    expect(await checkAxe(page)).toEqual([])
    await screenshot(page, 'briefing-zh-wide', true)
  }))

test('a leader reads all of it in English on a phone', () =>
  walkAs(browser, product, 'demo-leader-2', { language: 'en', width: 390 }, async (page, go) => {
    await go('/group')
    await page.locator('.p-task-link').first().waitFor()
    await screenshot(page, 'group-en-narrow')
    await go('/group/members')
    await go('/group/meetings')
    await page.getByRole('link', { name: '服务外包与技术贸易专题会议' }).click()
    await page.getByRole('heading', { name: 'Agenda' }).waitFor()
    await screenshot(page, 'meeting-en-narrow', true)
    expect(await checkAxe(page)).toEqual([])
    await go('/briefings')
    await page.getByRole('heading', { name: /weekly brief$/ }).waitFor()
    await go('/tasks/19?tab=dialogue')
    await page.getByRole('heading', { name: 'Decided by the leading group' }).waitFor()
    await screenshot(page, 'task-decided-en-narrow', true)
  }))
