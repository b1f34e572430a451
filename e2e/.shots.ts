import { readFileSync } from 'node:fs'
import { openBrowser, openPage } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
import { signIn } from './harness/sign-in.ts'
const product = { origin: 'http://127.0.0.1:3201', accounts: JSON.parse(readFileSync('/tmp/web-a/demo-accounts.json','utf8')) } as never
const plan: Record<string,string[]> = JSON.parse(process.argv[2]!)
const opts = JSON.parse(process.argv[3] ?? '{"language":"zh-CN"}')
const browser = await openBrowser()
try {
  for (const [role, paths] of Object.entries(plan)) {
    const { page, faults } = await openPage(browser, opts)
    await page.route('**/app/**', async (route) => {
      const path = new URL(route.request().url()).pathname
      const file = path.startsWith('/app/assets/') ? '/tmp/wa-dist'+path.slice(4) : '/tmp/wa-dist/index.html'
      await route.fulfill({ path: file })
    })
    try {
      if (role !== 'anon') await signIn(product, page, role)
      for (const path of paths) {
        await page.goto('http://127.0.0.1:3201'+path)
        await page.waitForLoadState('networkidle')
        await page.waitForTimeout(300)
        const name = `${role}${path.replace(/[^a-z0-9]+/gi,'-')}-${opts.language}-${opts.width??1440}${opts.dark?'-dark':''}`
        await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true })
        const axe = await checkAxe(page)
        console.log(name, await page.title(), axe.length ? '\n  AXE '+axe.join('\n  AXE ') : 'axe ok', faults.length ? '\n  FAULT '+faults.splice(0).join('\n  FAULT '):'')
      }
    } catch (e) { console.log(role, String(e)); await page.screenshot({path:`/tmp/shots/${role}-error.png`}); console.log(faults.join('\n')) }
    await page.context().close()
  }
} finally { await browser.close() }
