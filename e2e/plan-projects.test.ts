import type { Browser } from 'playwright-core'
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

test('the leader sees how projects stand, in both languages and on a phone, and every page is accessible', async () => {
  await walkAs(browser, product, 'leader', { language: 'zh-CN' }, async (page, go) => {
    await go('/projects')
    await page.getByRole('link', { name: '国家存储器基地' }).waitFor()
    await screenshot(page, 'projects-zh-wide')
    await go('/projects/overview')
    for (const tab of ['', '?tab=milestones', '?tab=money', '?tab=reports', '?tab=history']) {
      await go(`/projects/beidou-city${tab}`)
    }
    await go('/projects/beidou-city?asOf=2017-06-30')
    await page.getByText('当天所知的状态', { exact: false }).waitFor()
    await go('/carriers')
    await go('/carriers/biolake')
  })
  await walkAs(
    browser,
    product,
    'demo-leader-2',
    { language: 'en', width: 390 },
    async (page, go) => {
      await go('/projects')
      await go('/projects/beidou-city?tab=money')
      await page.getByText('Planned', { exact: false }).first().waitFor()
      await screenshot(page, 'project-money-en-narrow')
    },
  )
})

test('the office judges evidence of a project, and the department’s entry is shown', () =>
  walkAs(browser, product, 'plan-office', { language: 'zh-CN' }, async (page, go) => {
    await go('/projects/evidence')
    await page.getByRole('button', { name: /^审核/ }).first().click()
    await choose(page, '结论', '采信')
    const form = page.locator('.ant-drawer form')
    await form.getByLabel('原因').fill('与原件一致')
    await form.getByRole('button', { name: '审核' }).click()
    await page.locator('.ant-drawer').waitFor({ state: 'detached' })
  }))

const zh = { language: 'zh-CN' } as const
const cloud = '/projects/services-trade-cloud'
const milestone = '平台试运行'

test('the department enters a milestone with its paper, a payment and a report', () =>
  walkAs(browser, product, 'demo-commerce-officer', zh, async (page, go) => {
    await go(`${cloud}?tab=milestones`)
    await actIn(page, '增加节点', { 节点名称: milestone, 计划日: '2018-04-10' })
    await page.getByText(milestone).first().waitFor()
    await actIn(page, `登记达成 · ${milestone}`, { 达成日: '2018-04-09' })
    await page.getByRole('button', { name: `提交佐证 · ${milestone}` }).click()
    await page.locator('.ant-drawer input[type=file]').setInputFiles({
      name: '验收.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('试运行报告'),
    })
    await page.getByText('内容指纹 SHA-256').waitFor()
    expect(await checkAxe(page)).toEqual([])
    const form = page.locator('.ant-drawer form')
    await form.getByLabel('材料名称').fill('试运行报告')
    await form.getByRole('button', { name: '提交佐证' }).click()
    await page.getByText('试运行报告').first().waitFor()
    await go(`${cloud}?tab=money`)
    await page.getByRole('button', { name: '登记投资' }).click()
    await panelOf(page).getByLabel('年度').fill('2018')
    await panelOf(page).getByLabel('金额（万）').fill('321.5')
    await panelOf(page).getByLabel('发生日').fill('2018-04-09')
    // Or a button behind the panel is measured as far as the bar at the top leaves of it.
    await page.evaluate('scrollTo(0, 0)')
    expect(await checkAxe(page)).toEqual([])
    await panelOf(page).locator('button[type=submit]').click()
    await panelOf(page).waitFor({ state: 'detached' })
    await page.getByText('321.5').first().waitFor()
    await go(`${cloud}?tab=reports`)
    const write = page.getByRole('button', { name: /^(更正报告|填写本期报告)/ }).first()
    const corrects = ((await write.textContent()) ?? '').includes('更正')
    await write.click()
    await panelOf(page).getByLabel('本期完成').fill('平台进入试运行。')
    if (corrects) await panelOf(page).getByLabel('原因').fill('补充试运行情况')
    await panelOf(page).locator('button[type=submit]').click()
    await panelOf(page).waitFor({ state: 'detached' })
    await page.getByText('平台进入试运行。').first().waitFor()
  }))

test('the head signs the report of a project that waits in the own work', () =>
  walkAs(browser, product, 'demo-commerce-head', zh, async (page, go) => {
    await go('/work')
    await page.getByText('项目报告待审签').first().waitFor()
    await go(`${cloud}?tab=reports`)
    await actIn(page, '审签', {})
    await page.getByRole('button', { name: '审签', exact: true }).waitFor({ state: 'detached' })
  }))

test('the office accepts the paper, or the milestone would not count', () =>
  walkAs(browser, product, 'plan-office', { language: 'en' }, async (page, go) => {
    await go('/projects/evidence')
    await page.getByRole('button', { name: 'Judge · 试运行报告' }).click()
    await choose(page, 'Verdict', 'Accept')
    await panelOf(page).getByLabel('Reason').fill('Agrees with the original')
    expect(await checkAxe(page)).toEqual([])
    await panelOf(page).locator('button[type=submit]').click()
    await panelOf(page).waitFor({ state: 'detached' })
  }))

test('the leader sees the milestone shown and the money entered', () =>
  walkAs(browser, product, 'leader', { language: 'en' }, async (page, go) => {
    await go(`${cloud}?tab=milestones`)
    const line = page.getByRole('listitem').filter({ hasText: milestone }).first()
    await line.getByText('Reached and shown').waitFor()
    await go(`${cloud}?tab=money`)
    await page.getByText('321.5').first().waitFor()
    await go(cloud)
  }))
