import { mkdirSync } from 'node:fs'
import { openBrowser, openPage } from './harness/browser.ts'
import { checkAxe } from './harness/check-axe.ts'
const only = process.argv[2]
const axe = process.argv[3] !== 'noaxe'
const pages: Record<string,string> = { home:'/', tasks:'/plan/tasks', task:'/plan/tasks/7', task1:'/plan/tasks/34', targets:'/plan/targets', target:'/plan/targets/services-trade-2020', targetq:'/plan/targets/cross-border-finance', growth:'/plan/targets/services-trade-average-growth-2017', sectors:'/plan/sectors', sector:'/plan/sectors/technology', departments:'/plan/departments', department:'/plan/departments/commerce', carriers:'/plan/carriers', measures:'/plan/measures', rules:'/plan/rules', notes:'/plan/notes', data:'/data', api:'/api', about:'/about', missing:'/nothing' }
const browser = await openBrowser()
for (const language of ['zh-CN','en'] as const) for (const width of [1440, 390, 360]) for (const dark of [false,true]) {
  const { page, faults } = await openPage(browser, { language, width, height: width === 1440 ? 900 : 844, dark })
  for (const [name, path] of Object.entries(pages)) {
    if (only && only !== 'all' && !only.split(',').includes(name)) continue
    if (dark && !['home','target','tasks'].includes(name)) continue
    if (width === 360 && dark) continue
    const url = 'http://localhost:3203' + (language === 'en' ? '/en' + (path === '/' ? '' : path) : path)
    const reply = await page.goto(url)
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth') as number
    if (over > 0) console.log('OVERFLOW', over, width, language, path)
    if (reply!.status() !== 200) console.log(reply!.status(), url)
    if (axe && (width === 1440 || (width===390))) for (const f of await checkAxe(page)) console.log(language, width, dark, path, f)
    if (width !== 360) await page.screenshot({ path: `/tmp/shots/${name}-${language}-${width}${dark?'-dark':''}.png`, fullPage: true })
  }
  if (faults.length) console.log(language, width, dark, [...new Set(faults)])
  await page.context().close()
}
await browser.close()
