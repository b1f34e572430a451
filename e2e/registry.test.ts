import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
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

/** Sends a file with one good and one faulty row, looks at the faults, confirms and finds the firm. */
async function importAndFind(
  page: Page,
  go: (path: string) => Promise<void>,
  say: { confirm: string; faults: string; code: string; district: string },
  firm: { code: string; name: string; search: string; picture: string },
): Promise<void> {
  await go('/registry/import')
  const sheet = `uscc,name,district\n${firm.code},${firm.name},${say.district}\n914403001922038210,错码有限公司,${say.district}\n`
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
  await page.getByText('914403001922038216', { exact: false }).waitFor()
  expect(await checkAxe(page)).toEqual([])
  await screenshot(page, `registry-import-${firm.picture}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: say.faults, exact: true }).click(),
  ])
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK')
  await page.getByRole('button', { name: say.confirm }).first().click()
  await page.locator('.ant-modal').getByRole('button', { name: say.confirm }).click()
  await page.getByText(say.code, { exact: false }).first().waitFor()
  await go(`/registry?q=${firm.search}`)
  await page.getByRole('link', { name: firm.name }).click()
  await page.getByRole('heading', { name: firm.name }).waitFor()
  await page.getByText('register.csv', { exact: false }).first().waitFor()
  expect(await checkAxe(page)).toEqual([])
  await screenshot(page, `enterprise-${firm.picture}`, true)
}

test('an officer imports a file with faults, confirms, and finds the firm', () =>
  walkAs(browser, product, 'statistics-officer', { language: 'zh-CN' }, async (page, go) => {
    await go('/registry')
    await screenshot(page, 'registry-zh-wide')
    const say = { confirm: '确认导入', faults: '下载错误清单', code: '已导入', district: '武昌区' }
    const firm = {
      code: '9144030071526726XG',
      name: '武汉测试晴川有限公司',
      search: 'csqc',
      picture: 'zh-wide',
    }
    await importAndFind(page, go, say, firm)
    await go('/registry/duplicates')
    await go('/registry/changes')
  }))

test('an officer who reads English does the same on a phone', () =>
  walkAs(
    browser,
    product,
    'demo-statistician-2',
    { language: 'en', width: 390 },
    async (page, go) => {
      await go('/registry')
      await screenshot(page, 'registry-en-narrow')
      const say = {
        confirm: 'Import',
        faults: 'Download the faults',
        code: 'was imported',
        district: 'Wuchang',
      }
      const firm = {
        code: '91440606722473344C',
        name: '武汉测试琴台有限公司',
        search: 'ceshiqintai',
        picture: 'en-narrow',
      }
      await importAndFind(page, go, say, firm)
    },
  ))

test('an officer gives many a standing after seeing what changes, and enters a contact', () =>
  walkAs(browser, product, 'statistics-officer', { language: 'zh-CN' }, async (page, go) => {
    await go('/registry?f.standing=small-medium')
    await page.getByRole('button', { name: '批量处理筛选结果' }).click()
    const panel = panelOf(page)
    await panel.getByLabel('企业类别').click()
    await page.locator('.ant-select-item-option', { hasText: '龙头企业' }).last().click()
    await panel.getByLabel('生效日').fill('2018-04-01')
    await panel.getByRole('button', { name: '预览' }).click()
    await panel.getByText(/将变更\d+家/).waitFor()
    expect(await checkAxe(page)).toEqual([])
    await screenshot(page, 'registry-bulk-zh-wide')
    await panel.getByLabel('原因').fill('2018年度认定')
    await panel.getByRole('button', { name: '确认变更' }).click()
    await panel.waitFor({ state: 'detached' })
    await go('/registry?f.standing=small-medium')
    await page.getByRole('row').filter({ hasText: '龙头企业 2018-04-01~' }).first().waitFor()
    await page
      .getByRole('row')
      .filter({ hasText: '龙头企业 2018-04-01~' })
      .first()
      .getByRole('link')
      .first()
      .click()
    await page.getByText('2018年度认定').first().waitFor()
    await page.getByRole('button', { name: '修改登记' }).click()
    const form = panelOf(page)
    const contacts = form.getByRole('group', { name: '联系人' })
    await contacts.getByRole('button', { name: '添加一行' }).click()
    await contacts.getByLabel('姓名').last().fill('王小统')
    await contacts.getByLabel('职务').last().click()
    await page.locator('.ant-select-item-option', { hasText: '法定代表人' }).last().click()
    await contacts.getByLabel('电话').last().fill('027-88')
    await form.getByLabel('出口服务项目').fill('architectural')
    await page.locator('.ant-select-item-option', { hasText: 'SJ311 建筑设计服务' }).last().click()
    await page.keyboard.press('Escape')
    await form.getByLabel('原因').fill('来电告知')
    expect(await checkAxe(page)).toEqual([])
    await screenshot(page, 'registry-contacts-zh-wide')
    await form.locator('button[type=submit]').click()
    await form.waitFor({ state: 'detached' })
    await page.getByText('王小统（法定代表人） 027-88').first().waitFor()
    await page.getByText('SJ311 建筑设计服务').first().waitFor()
    await screenshot(page, 'registry-entry-zh-wide')
  }))

test('an officer links an organisation with an entry, and takes it away with a reason, in English on a phone', () =>
  walkAs(
    browser,
    product,
    'demo-statistician-2',
    { language: 'en', width: 390 },
    async (page, go) => {
      await go('/registry?q=示例丙国际物流')
      await page.getByRole('row').nth(1).getByRole('link').first().click()
      await actIn(page, 'Unlink', { Reason: 'linked by mistake' })
      await page.getByRole('button', { name: 'Link an organisation' }).click()
      const panel = panelOf(page)
      await panel.getByRole('searchbox').fill('example c')
      await panel
        .getByRole('button', { name: /^Link / })
        .first()
        .waitFor()
      expect(await checkAxe(page)).toEqual([])
      await screenshot(page, 'registry-link-en-narrow')
      await panel
        .getByRole('button', { name: /^Link / })
        .first()
        .click()
      await panel.waitFor({ state: 'detached' })
      await page.getByText('Linked with', { exact: false }).waitFor()
    },
  ))

test('an enterprise asks for a change, an officer approves, and the enterprise sees it', async () => {
  await walkAs(
    browser,
    product,
    'demo-enterprise-a-admin',
    { language: 'zh-CN' },
    async (page, go) => {
      await go('/own-entry')
      await actIn(page, '申请变更', { 地址: '高新大道999号', 原因: '迁址' })
      await page.getByText('高新大道999号').first().waitFor()
      await screenshot(page, 'own-entry-zh-wide')
    },
  )
  await walkAs(browser, product, 'statistics-officer', { language: 'zh-CN' }, async (page, go) => {
    await go('/registry/changes')
    await page.getByRole('button', { name: /^同意/ }).first().click()
    const panel = panelOf(page)
    await panel.getByLabel('意见').fill('与营业执照一致')
    expect(await checkAxe(page)).toEqual([])
    await panel.locator('button[type=submit]').click()
    await panel.waitFor({ state: 'detached' })
  })
  await walkAs(
    browser,
    product,
    'demo-enterprise-a-admin',
    { language: 'en', width: 390 },
    async (page, go) => {
      await go('/own-entry')
      await page.getByText('Approved', { exact: false }).first().waitFor()
      await screenshot(page, 'own-entry-en-narrow')
    },
  )
})

test('the enterprise asks in English too', () =>
  walkAs(browser, product, 'demo-enterprise-b-admin', { language: 'en' }, async (page, go) => {
    await go('/own-entry')
    await actIn(page, 'Ask for a change', { Address: '1 New Road', Reason: 'moved' })
    await page.getByRole('button', { name: 'Withdraw' }).click()
    await page.getByText('Withdrawn', { exact: false }).first().waitFor()
  }))

test('a district’s statistician sees the own district and no tools to change it', () =>
  walkAs(browser, product, 'district-statistician', { language: 'zh-CN' }, async (page, go) => {
    await go('/registry')
    await page.getByText('东湖新技术开发区').first().waitFor()
    expect(await page.getByRole('button', { name: '登记企业' }).count()).toBe(0)
    expect(await page.getByText('武昌区').count()).toBe(0)
  }))
