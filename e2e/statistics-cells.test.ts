import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { walkAs } from './harness/journey.ts'
import { type Product, startProduct } from './harness/product.ts'
import { ask } from './harness/returns.ts'
import { screenshot } from './harness/screenshot.ts'

let product: Product
let browser: Browser

/** A year that the demo does not ask for. */
const year = '2015'
const reporters = ['demo-enterprise-a-reporter', 'demo-enterprise-b-reporter'] as const
const sendsPeople = {
  operation: 'active',
  'main-item': 'SI21',
  turnover: '900.00',
  exports: '60.00',
  imports: '5.00',
  employees: '40',
  outsourcing: 'no',
  technology: 'no',
  affiliates: 'no',
  'sends-people': 'yes',
}

interface Line {
  readonly id: string
  readonly revision: number
}
interface Lines<Item> {
  readonly items: readonly Item[]
}

/** The return that the firm owes for the year. */
async function owed(page: Page, survey: string): Promise<Line> {
  const path = `/statistics/returns?survey=${survey}&period=${year}`
  return (await ask<Lines<Line>>(page, 'GET', path)).items[0]!
}

const asOfficer = (walk: (page: Page) => Promise<void>) =>
  walkAs(browser, product, 'statistics-officer', { language: 'zh-CN' }, walk)
const openRound = (page: Page, survey: string) =>
  ask(page, 'POST', '/statistics/rounds', { body: { survey, period: year } })

/** Firms of whose accepted yearly form follows that they are asked for people sent abroad. */
async function askForPeople(): Promise<void> {
  await asOfficer(async (page) => {
    await openRound(page, 'register-annual')
  })
  for (const who of reporters) {
    await walkAs(browser, product, who, { language: 'zh-CN' }, async (page, go) => {
      await go('/returns')
      const { id, revision } = await owed(page, 'register-annual')
      const content = { formVersion: 1, nothingToReport: false, rows: [], explanations: [] }
      await ask(page, 'POST', `/statistics/returns/${id}/submissions`, {
        revision,
        body: { content: { ...content, cells: sendsPeople }, reason: '' },
      })
    })
  }
  await asOfficer(async (page) => {
    await page.goto(`${product.origin}/app/statistics`)
    const path = `/statistics/review?survey=register-annual&period=${year}`
    type Waiting = { readonly obligation: string; readonly revision: number }
    for (const one of (await ask<Lines<Waiting>>(page, 'GET', path)).items) {
      const { obligation, revision } = one
      await ask(page, 'POST', `/statistics/review/${obligation}/acceptance`, { revision, body: {} })
    }
    await openRound(page, 'persons-annual')
  })
}

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
  await askForPeople()
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const words = {
  'zh-CN': {
    add: '添加一项 派出',
    line: '派出',
    economy: '国家（地区）',
    japan: '日本',
    item: '服务项目',
    called: '软件外包',
    people: '人次',
    days: '人天',
    income: '合同收入',
    fewer: '3 人次只有 2 人天',
    submit: '报送',
    received: '已收到，第 1 版',
  },
  en: {
    add: 'Add Stay',
    line: 'Stay',
    economy: 'Economy',
    japan: 'Japan',
    item: 'Item',
    called: 'software',
    people: 'Journeys',
    days: 'Person-days',
    income: 'Income of the contracts',
    fewer: '3 journeys but 2 days',
    submit: 'Hand in',
    received: 'Received, version 1',
  },
} as const

/** Pastes what was copied from a sheet into a field. */
const pasteInto = (field: Locator, text: string) =>
  field.evaluate((input, copied) => {
    const data = new DataTransfer()
    data.setData('text/plain', copied)
    const options = { clipboardData: data, bubbles: true, cancelable: true }
    input.dispatchEvent(new ClipboardEvent('paste', options))
  }, text)

for (const [language, who, width] of [
  ['zh-CN', reporters[0], 1440],
  ['en', reporters[1], 390],
] as const) {
  test(`codes are found by words, lines come from a sheet, and what is typed outlives the page (${language})`, async () => {
    const say = words[language]
    await walkAs(browser, product, who, { language, width }, async (page, go) => {
      await go('/returns')
      const { id } = await owed(page, 'persons-annual')
      await go(`/returns/${id}`)
      const line = (number: number) =>
        page.getByRole('group', { name: new RegExp(`^${say.line} ${number}\\b`) })
      const add = page.getByRole('button', { name: say.add })
      await add.click()
      const economy = line(1).getByRole('combobox', { name: say.economy })
      await economy.fill(say.japan)
      await page.getByRole('option', { name: say.japan }).first().waitFor()
      expect(await economy.getAttribute('aria-expanded')).toBe('true')
      expect(await checkAxe(page)).toEqual([])
      await economy.press('Enter')
      expect(await economy.inputValue()).toBe(`JP ${say.japan}`)
      expect(await economy.getAttribute('aria-expanded')).toBe('false')

      const item = line(1).getByRole('combobox', { name: say.item })
      await item.fill(say.called)
      const found = page.getByRole('option', { name: /SI21/ })
      await found.waitFor()
      await screenshot(page, `return-cells-${language}`)
      while ((await found.getAttribute('aria-selected')) !== 'true') await item.press('ArrowDown')
      expect(await item.getAttribute('aria-activedescendant')).toBe(await found.getAttribute('id'))
      await item.press('Tab')
      expect(await item.inputValue()).toMatch(/^SI21 /)
      await item.fill('nonsense')
      await item.press('Escape')
      expect(await item.inputValue()).toMatch(/^SI21 /)
      await line(1).getByLabel(say.people).fill('３')
      await line(1).getByLabel(say.days).fill('1,040')
      await line(1).getByLabel(say.income).fill('12.5')

      await add.click()
      await pasteInto(
        line(2).getByRole('combobox', { name: say.economy }),
        '德国\t计算机软件\t4\t80\t9.00\nUS 美国\tSI21\t3\t2\t1.50\n',
      )
      await line(3).getByText(say.fewer).first().waitFor()
      expect(await line(1).getByLabel(say.days).inputValue()).toBe('1040')
      const handIn = page.getByRole('button', { name: say.submit, exact: true })
      expect(await handIn.isDisabled()).toBe(true)
      expect(await checkAxe(page)).toEqual([])
      await screenshot(page, `return-cells-faults-${language}`)

      // The field is not left: what stands in it is kept all the same.
      const saved = page.waitForResponse(
        (reply) => reply.request().postData()?.includes('"61"') === true && reply.ok(),
      )
      await line(3).getByLabel(say.days).fill('61')
      await saved
      await go(`/returns/${id}`)
      expect(await page.getByRole('group').count()).toBe(3)
      expect(await line(3).getByLabel(say.days).inputValue()).toBe('61')
      expect(await line(2).getByRole('combobox', { name: say.economy }).inputValue()).toMatch(
        /^DE /,
      )

      await handIn.click()
      await page.locator('.ant-modal').getByRole('button').last().click()
      await page.getByRole('heading', { name: say.received }).waitFor()
      expect(await checkAxe(page)).toEqual([])
      await page.locator('a[href*="/audit/receipts/"]').waitFor()
    })
  })
}
