import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './harness/browser.ts'
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

/** Sheets in a PDF of the page; what the browser draws in its margins is not part of the text. */
async function sheetsOf(page: Page): Promise<number> {
  const bytes = await page.pdf({ preferCSSPageSize: true })
  return (bytes.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length
}

/** What stands on paper and is wider than the paper. */
const cutOff = `[...document.querySelectorAll('main table, main figure, main canvas')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.tagName + '.' + one.className)`

/** Pixels between the margins of A4, as the browser counts them. */
const upright = 673
const across = 1032

const papers = [
  { path: '/tasks/3', width: upright, most: 2, name: 'task' },
  { path: '/tasks/3?tab=progress', width: upright, most: 3, name: 'report' },
  { path: '/tasks', width: upright, most: 4, name: 'list' },
  { path: '/tasks/matrix', width: upright, most: 1, name: 'matrix' },
  { path: '/targets/services-trade-2020', width: upright, most: 3, name: 'target' },
  { path: '/targets?sector=finance', width: across, most: 2, name: 'targets' },
] as const

test.each([
  ['zh-CN', '演示数据', '业务日期 2018-04-16', '打印：商务局'],
  ['en', 'Demo data', 'Business date 2018-04-16', 'Printed by Commerce'],
] as const)(
  'paper tells whose it is, of which day and by whom, without navigation and uncut (%s)',
  (language, demo, day, by) =>
    walkAs(browser, product, 'demo-commerce-head', { language }, async (page, go) => {
      for (const { path, width, most, name } of papers) {
        await page.setViewportSize({ width: 1440, height: 900 })
        await go(path)
        await page.locator('main :is(table, .p-version, .p-report)').first().waitFor()
        await page.emulateMedia({ media: 'print' })
        await page.setViewportSize({ width, height: 1000 })
        const head = page.locator('.k-printed')
        const text = await head.innerText()
        for (const words of [demo, day, by]) expect(text, path).toContain(words)
        for (const gone of ['.k-top', '.k-nav', '.k-crumbs', '.k-tabs', 'main button']) {
          expect(
            await page.locator(gone).filter({ visible: true }).count(),
            `${gone} ${path}`,
          ).toBe(0)
        }
        expect(await page.evaluate(cutOff), path).toEqual([])
        await screenshot(page, `paper-${name}-${language === 'en' ? 'en' : 'zh'}`, true)
        expect(await sheetsOf(page), path).toBeLessThanOrEqual(most)
        await page.emulateMedia({ media: 'screen' })
      }
    }),
)

test('a narrowed list says on paper what it was narrowed to', () =>
  walkAs(browser, product, 'demo-commerce-head', { language: 'zh-CN' }, async (page, go) => {
    await go('/tasks')
    await choose(page, '按亮灯筛选', '红灯')
    await page.keyboard.press('Escape')
    await page.emulateMedia({ media: 'print' })
    await page.getByText('筛选：亮灯 红灯').waitFor()
  }))

test('an export has the rows of the filter and the columns chosen, as a file that opens', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wstc-export-'))
  try {
    await walkAs(
      browser,
      product,
      'demo-commerce-head',
      { language: 'zh-CN' },
      async (page, go) => {
        await go('/tasks')
        await choose(page, '按亮灯筛选', '红灯')
        await page.keyboard.press('Escape')
        await page.waitForURL(/red/)
        await page.locator('[aria-busy=false] tbody tr').first().waitFor()
        await page.getByRole('button', { name: '列', exact: true }).click()
        await page.getByRole('checkbox', { name: '配合', exact: true }).check()
        await page.getByRole('checkbox', { name: '时段', exact: true }).uncheck()
        await page.keyboard.press('Escape')
        const shown = await page.locator('.k-table tbody tr.ant-table-row').allInnerTexts()
        expect(shown.length).toBeGreaterThan(0)
        expect(shown.length).toBeLessThan(40)
        for (const [format, words] of [
          ['xlsx', 'Excel'],
          ['csv', 'CSV'],
        ] as const) {
          await page.getByRole('button', { name: /导出/ }).click()
          const waiting = page.waitForEvent('download')
          await page.getByRole('menuitem', { name: new RegExp(words) }).click()
          const download = await waiting
          const file = join(folder, `tasks.${format}`)
          await download.saveAs(file)
          const rows = format === 'xlsx' ? await rowsOfSheet(file) : rowsOfCsv(file)
          const [head = [], ...lines] = rows.slice(rows.findIndex((row) => row.includes('任务')))
          expect(head).toContain('配合部门')
          expect(head).not.toContain('时段')
          expect(lines.length).toBe(shown.length)
          const light = head.findIndex((title) => title.includes('灯'))
          for (const line of lines) expect(line[light]).toContain('红灯')
          const numbers = lines.map((line) => line[0])
          expect(numbers).toEqual(shown.map((row) => row.split(/\s/)[0]))
        }
      },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

async function rowsOfSheet(file: string): Promise<string[][]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(file)
  const rows: string[][] = []
  book.worksheets[0]?.eachRow((row) => {
    rows.push((row.values as unknown[]).slice(1).map((cell) => String(cell ?? '')))
  })
  return rows
}

function rowsOfCsv(file: string): string[][] {
  const text = readFileSync(file, 'utf8')
  expect(text.startsWith('\uFEFF')).toBe(true)
  const lines = text.slice(1).trim().split('\r\n')
  return lines.map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')))
}
