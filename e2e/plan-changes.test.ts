import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { actIn, choose, panelOf, walkAs } from './harness/journey.ts'
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
const phone = { language: 'en', width: 390, height: 844 } as const

/** The part of the page with the reports of one period. */
const periodOf = (page: Page, words: string) =>
  page.locator('details', { has: page.getByRole('heading', { name: words, exact: true }) })

test('a signed report is corrected by a new version with its reason; the old one stays and is compared', async () => {
  const told = '印发工作方案，另收到企业意见 46 条。'
  let before = ''
  await walkAs(browser, product, 'demo-commerce-officer', zh, async (page, go) => {
    await go('/tasks/3?tab=progress')
    const period = periodOf(page, '2017年四季度')
    before = await period.locator('.p-report-part dd').first().innerText()
    await period.getByRole('button', { name: '更正' }).click()
    await panelOf(page).locator('button[type=submit]').click()
    await panelOf(page).locator('.k-fault').first().waitFor()
    await panelOf(page).getByLabel('理由').fill('漏报企业意见数。')
    expect(await checkAxe(page)).toEqual([])
    await panelOf(page).locator('button[type=submit]').click()
    await period.getByText('正在更正已报送的版本。理由：漏报企业意见数。').waitFor()
    await period.getByLabel('本期完成').fill(told)
    await period.getByText(/^草稿已保存/).waitFor()
    await page.reload()
    expect(await period.getByLabel('本期完成').inputValue()).toBe(told)
    await screenshot(page, 'correction-zh-wide')
    await period.getByRole('button', { name: '送负责人审签' }).click()
    await period.getByText('已送审，等待部门负责人审签。').waitFor()
    expect(await period.getByRole('heading', { name: /第 2 版/ }).count()).toBe(0)
  })
  await walkAs(browser, product, 'demo-commerce-head', zh, async (page, go) => {
    await go('/tasks/3?tab=progress')
    const period = periodOf(page, '2017年四季度')
    await period.getByRole('button', { name: '审签报送' }).click()
    await period.getByRole('heading', { name: /第 2 版/ }).waitFor()
    const versions = period.locator('.p-version')
    expect(await versions.count()).toBe(2)
    expect(await versions.first().innerText()).toContain(told)
    expect(await versions.last().innerText()).toContain(before)
    await period.getByRole('button', { name: '与第 1 版比较' }).click()
    expect((await versions.first().locator('del').allInnerTexts()).join('')).not.toBe('')
    expect((await versions.first().locator('ins').allInnerTexts()).join('')).toContain('46')
    expect(await checkAxe(page)).toEqual([])
    await screenshot(page, 'version-comparison-zh-wide')
  })
  await walkAs(browser, product, 'leader', phone, async (page, go) => {
    await go('/tasks/3?tab=progress')
    const period = periodOf(page, 'Q4 2017')
    await period.getByText('Corrected because: 漏报企业意见数。').waitFor()
    await period.getByRole('button', { name: 'Compare with version 1' }).click()
    await period.locator('ins').first().waitFor()
    expect(await checkAxe(page)).toEqual([])
    await screenshot(page, 'version-comparison-en-narrow', true)
  })
})

test('a milestone is moved and dropped with a reason, and every date it had stays visible', async () => {
  const name = '服务外包人才培训班结业'
  await walkAs(browser, product, 'demo-commerce-officer', zh, async (page, go) => {
    await go('/tasks/19')
    await actIn(page, '增加里程碑', { 里程碑名称: name, 计划日期: '2018-06-30' })
    const item = page.locator('.p-list > li', { hasText: name })
    await item.getByText('计划 2018年6月30日').waitFor()
    await actIn(page, `调整日期 · ${name}`, { 计划日期: '2018-09-28', 理由: '教室改造，顺延。' })
    await item.getByText('计划 2018年9月28日').waitFor()
    expect(await item.innerText()).toContain('2018年6月30日 → 2018年9月28日')
    expect(await item.innerText()).toContain('教室改造，顺延。')
    await actIn(page, `取消 · ${name}`, { 理由: '并入省级培训项目。' })
    await item.getByText('已取消').waitFor()
    expect(await item.getByRole('button').count()).toBe(0)
    await screenshot(page, 'milestones-zh-wide', true)
  })
  await walkAs(browser, product, 'leader', phone, async (page, go) => {
    await go('/tasks/19')
    const item = page.locator('.p-list > li', { hasText: name })
    const text = await item.innerText()
    expect(text).toContain('Dropped')
    expect(text).toMatch(/30 Jun 2018 → 28 Sept? 2018/)
    expect(text).toContain('并入省级培训项目。')
    await screenshot(page, 'milestones-en-narrow', true)
  })
})

test('a target without a figure is judged against its written test: reached only with evidence, on record for all', async () => {
  const target = '/targets/finance-investment-loan-2017'
  const reason = '余额和户数均高于上年，监管月报无风险提示。'
  await walkAs(
    browser,
    product,
    'plan-office',
    zh,
    async (page, go) => {
      await go(target)
      await page.getByText('投贷联动业务余额和户数比上年增加', { exact: false }).first().waitFor()
      await page.getByRole('button', { name: '评判', exact: true }).click()
      const panel = panelOf(page)
      await choose(page, '结论', '已达到')
      await panel.getByLabel('理由').fill(reason)
      await panel.locator('button[type=submit]').click()
      await panel.getByText('有1处需要修改').waitFor()
      expect(await checkAxe(page)).toEqual([])
      await panel.getByRole('button', { name: '添加一行' }).click()
      await panel.getByLabel('网址').fill('https://example.org/report/2017')
      await panel.locator('button[type=submit]').click()
      await panel.waitFor({ state: 'detached' })
      await page.getByText(reason).waitFor()
      expect(await page.locator('main').innerText()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
      await page.getByText('已达成').first().waitFor()
      expect(await checkAxe(page)).toEqual([])
      await screenshot(page, 'finding-zh-wide', true)
    },
    /status of 4(00|22)/,
  )
  await walkAs(browser, product, 'leader', en, async (page, go) => {
    await go(target)
    await page.getByText(reason).waitFor()
    await page.getByRole('link', { name: 'https://example.org/report/2017' }).waitFor()
    expect(await page.getByRole('button', { name: 'Judge', exact: true }).count()).toBe(0)
    await screenshot(page, 'finding-en-wide', true)
  })
})
