import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { actIn, panelOf, walkAs } from './harness/journey.ts'
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
const phone = { language: 'zh-CN', width: 390, height: 844 } as const
const tab = '/tasks/19?tab=dialogue'

test('a leader asks, the answer in work survives a reload, and the leader settles the question', async () => {
  const question = 'How many of the 320 firms report every month?'
  const answer = '每月按时直报 287 家，其余 33 家已逐户联系。'
  await walkAs(browser, product, 'leader', en, async (page, go) => {
    await go(tab)
    await actIn(page, 'Ask', { Question: question })
    await page.locator('main').getByText(question).waitFor()
  })
  await walkAs(browser, product, 'demo-commerce-officer', zh, async (page, go) => {
    await go('/work')
    await page.locator('li', { hasText: question }).getByRole('link').click()
    await page.waitForURL(/tab=dialogue/)
    const item = page.locator('.p-list > li', { hasText: question })
    await item.getByText('领导小组').waitFor()
    await item.getByRole('button', { name: '答复' }).click()
    await panelOf(page).getByLabel('答复内容').fill(answer)
    await panelOf(page)
      .getByText(/^草稿已保存/)
      .waitFor()
    expect(await checkAxe(page)).toEqual([])
    await page.reload()
    await item.getByRole('button', { name: '答复' }).click()
    await panelOf(page)
      .getByText(/^已恢复/)
      .waitFor()
    expect(await panelOf(page).getByLabel('答复内容').inputValue()).toBe(answer)
    await screenshot(page, 'answer-restored-zh-wide')
    await panelOf(page).locator('button[type=submit]').click()
    await item.getByText('已答复').waitFor()
    expect(await item.getByRole('button', { name: '答复' }).count()).toBe(0)
  })
  await walkAs(browser, product, 'leader', en, async (page, go) => {
    await go(tab)
    const item = page.locator('.p-list > li', { hasText: question })
    expect(await item.innerText()).toContain(answer)
    await item.getByRole('button', { name: 'Close', exact: true }).click()
    await panelOf(page).getByLabel('Closing words').fill('Clear. Tell me again in July.')
    await panelOf(page).locator('button[type=submit]').click()
    await item.getByText('Closed').first().waitFor()
    await screenshot(page, 'question-settled-en-wide')
  })
  await walkAs(browser, product, 'demo-commerce-officer', phone, async (page, go) => {
    await go(tab)
    const item = page.locator('.p-list > li', { hasText: question })
    expect(await item.innerText()).toContain('Clear. Tell me again in July.')
    await screenshot(page, 'question-settled-zh-narrow', true)
  })
})

test('a decision binds departments by a day; what they report is confirmed or sent back by the leader', async () => {
  const decision = '六月底前完成在库外包企业信息核对，并书面报告。'
  const item = (page: Parameters<typeof panelOf>[0]) =>
    page.locator('.p-list > li', { hasText: decision })
  await walkAs(browser, product, 'leader', zh, async (page, go) => {
    await go(tab)
    await page.getByRole('button', { name: '作决定', exact: true }).first().click()
    const panel = panelOf(page)
    await panel.getByLabel('决定内容').fill(decision)
    await panel.locator('button[type=submit]').click()
    await panel.getByText('有1处需要修改').waitFor()
    await panel.getByLabel('办结期限').fill('2018-06-29')
    await panel.getByLabel('依据').fill('领导小组第三次会议')
    await panel.locator('button[type=submit]').click()
    await panel.waitFor({ state: 'detached' })
    const text = await item(page).innerText()
    expect(text).toContain('2018年6月29日')
    expect(text).toContain('商务局')
    expect(text).toContain('领导小组第三次会议')
  })
  await walkAs(browser, product, 'demo-commerce-officer', en, async (page, go) => {
    await go('/work')
    await page.locator('li', { hasText: decision }).getByRole('link').click()
    await page.waitForURL(/tab=dialogue/)
    await actIn(page, 'Report on it', { Note: '210 of 320 entries are checked.' })
    await item(page).getByText('210 of 320 entries are checked.').waitFor()
    await actIn(page, 'Call it done', { Note: 'All 320 entries are checked; report sent.' })
    await item(page).getByText('Done, to be confirmed').waitFor()
    await screenshot(page, 'decision-done-en-wide')
  })
  await walkAs(browser, product, 'leader', phone, async (page, go) => {
    await go(tab)
    await actIn(page, '退回续办', { 说明: '报告缺附件，请补。' })
    await item(page).getByText('办理中').waitFor()
  })
  await walkAs(browser, product, 'demo-commerce-officer', en, async (page, go) => {
    await go(tab)
    await actIn(page, 'Call it done', { Note: 'The annex is attached to the report.' })
  })
  await walkAs(browser, product, 'leader', phone, async (page, go) => {
    await go(tab)
    await actIn(page, '确认办结', { 说明: '同意办结。' })
    await item(page).getByText('已确认').waitFor()
    expect(await item(page).innerText()).toContain('210 of 320 entries are checked.')
    await screenshot(page, 'decision-confirmed-zh-narrow', true)
  })
})

test('every notice about it leads to the page it speaks of', async () => {
  const followed = new Set<string>()
  for (const who of ['leader', 'demo-commerce-officer', 'demo-commerce-head', 'plan-office']) {
    await walkAs(browser, product, who, zh, async (page, go) => {
      await go('/notices')
      const links = await page
        .locator('.k-notices a')
        .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
      for (const link of new Set(links)) {
        expect(link).toMatch(/^\/app\//)
        if (followed.has(link)) continue
        followed.add(link)
        await go(link.slice('/app'.length))
        expect(await page.locator('main').innerText(), link).not.toContain('没有这个页面')
      }
    })
  }
  expect([...followed]).toContain('/app/tasks/19')
})
