import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CityHall, openCityHall, type Player } from '../server/test/access/city-hall.ts'
import { fixedFields } from '../server/test/attack/fixed-fields.ts'
import { type Planted, plantFields } from '../server/test/attack/plant-fields.ts'
import { markup } from '../server/test/attack/text-fields.ts'
import { openBrowser } from './harness/browser.ts'
import { buildPages } from './harness/product.ts'
import { watched } from './harness/watched.ts'
import { appPaths, detailPages, pageOf, type Walked, walk } from './stored-script/walk.ts'

let hall: CityHall
let planted: Planted
let browser: Browser
let origin: string
beforeAll(async () => {
  buildPages()
  hall = await openCityHall({ pages: true })
  planted = await plantFields(hall, fixedFields)
  await hall.world.server.listen({ port: 0, host: '127.0.0.1' })
  origin = `http://localhost:${(hall.world.server.server.address() as AddressInfo).port}`
  browser = await openBrowser()
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await hall?.world.close()
})

test('the watch on the page sees a script that runs, and the policy stops it on ours', async () => {
  const open = await watched(browser)
  await open.page.route('**/without-policy', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<h1>x</h1>${markup('', { maxLength: 400 })}`,
    }),
  )
  await open.page.goto(`${origin}/without-policy`)
  await open.page.waitForFunction('window.ran')
  expect(await open.found()).toEqual(
    expect.arrayContaining([
      'ran',
      'inserted IMG',
      'inserted SVG',
      'inserted A',
      'inserted script',
    ]),
  )
  const ours = await watched(browser)
  await ours.page.goto(`${origin}/en/plan/targets`)
  await ours.page.evaluate(
    `document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(markup('', { maxLength: 400 }))})`,
  )
  await ours.page.waitForFunction('window.stopped')
  const found = await ours.found()
  expect(found).toContain('inserted IMG')
  expect(found.some((one) => one.startsWith('stopped script-src'))).toBe(true)
  expect(found).not.toContain('ran')
  await Promise.all([open.page.context().close(), ours.page.context().close()])
})

test('every text that the API takes had markup planted in it, or stands in the list with its reason', () => {
  const { fields, words } = planted
  expect(fields.filter((one) => !words.has(one) && !fixedFields.has(one))).toEqual([])
  expect([...fixedFields].filter((one) => !fields.includes(one))).toEqual([])
  expect(words.size).toBeGreaterThan(130)
})

/** Who goes where: the plan’s office sees most, the others what is theirs. */
const readers: readonly (readonly [Player, RegExp])[] = [
  ['office', /./],
  ['systemAdmin', /^\/(admin|account)/],
  ['auditAdmin', /^\/admin/],
  ['statistician', /^\/(registry|statistics|contract-review)/],
  ['firmAdmin', /^\/(people|returns|contracts|own-entry|account$)/],
]

/** Pages of single records for whoever reads them; of the register and of returns some are enough. */
function detailsOf(who: Player, where: RegExp): string[] {
  const all = detailPages(planted.places)
  const apart = all.filter((path) =>
    /^\/(registry|statistics|returns|contracts|contract-review)\//.test(path),
  )
  if (who === 'office') return all.filter((path) => !apart.includes(path))
  const seen = new Map<string, number>()
  return apart.reverse().filter((path) => {
    const kind = pageOf(path)
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
    return where.test(path) && seen.get(kind)! <= 6
  })
}

test('no text that anybody stored runs or becomes markup where others read it', async () => {
  const walked: Walked = { words: new Set(), pages: new Set(), signs: [] }
  for (const [who, where] of readers) {
    const cookies = [...hall.players[who].cookies].map(([name, value]) => ({
      ...{ name, value, domain: 'localhost', path: '/', expires: -1 },
      ...{ secure: true, httpOnly: true, sameSite: 'Lax' as const },
    }))
    const watcher = await watched(browser, { cookies, origins: [] })
    const open = appPaths.filter((path) => !path.includes('$') && where.test(path))
    const paths = [...open, ...detailsOf(who, where)]
    await walk(origin, paths, watcher, walked)
    await watcher.page.context().close()
  }
  expect(walked.signs).toEqual([])
  expect(appPaths.filter((path) => !walked.pages.has(path))).toEqual([])
  const shown = planted.fields.filter((field) =>
    planted.words.get(field)?.some((word) => walked.words.has(word)),
  )
  console.log(`stored script: ${planted.words.size} fields planted, ${shown.length} of them seen`)
  expect(shown.length).toBeGreaterThan(40)
}, 300_000)
