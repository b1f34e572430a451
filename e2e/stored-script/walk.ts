import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root } from '../../scripts/paths.mjs'
import type { Watched } from '../harness/watched.ts'

const lists = [
  'account/list.ts',
  'account/routes.tsx',
  'admin/list.ts',
  'enterprise/routes.tsx',
  'leader/routes.tsx',
  'officer/routes.tsx',
  'officer/registry-routes.tsx',
  'officer/statistics-routes.tsx',
  'officer/sources-routes.tsx',
  'officer/contracts-routes.tsx',
]

/** Paths of the pages behind the sign-in, as their lists have them: `/tasks/$number`. */
export const appPaths: readonly string[] = lists
  .flatMap((file) => [
    ...readFileSync(join(root, 'web/src/pages', file), 'utf8').matchAll(
      /(?:path|to): '(\/[^']*)'/g,
    ),
  ])
  .map(([, path = '']) => path)

/** The page that `path` is one of. */
export function pageOf(path: string): string {
  const fits = (pattern: string): boolean =>
    new RegExp(`^${pattern.replace(/\$\w+/g, '[^/]+')}$`).test(path)
  return appPaths.find((one) => one === path) ?? appPaths.find(fits) ?? path
}

const details: readonly (readonly [RegExp, (id: string) => readonly string[]])[] = [
  [/\/work\/tasks\/(\d+)/, (id) => [`/tasks/${id}`]],
  [/\/plan\/targets\/([^/]+)\/findings/, (id) => [`/targets/${id}`]],
  [/\/group\/meetings\/([^/]+)/, (id) => [`/group/meetings/${id}`]],
  [/\/group\/follow-ups\/([^/]+)/, (id) => [`/group/follow-ups/${id}`]],
  [/\/work\/projects\/([^/]+)/, (id) => [`/projects/${id}`]],
  [/\/work\/carriers\/([^/]+)/, (id) => [`/carriers/${id}`]],
  [/\/assessment\/runs\/([^/]+)/, (id) => [`/assessment/${id}`, `/assessment/${id}/commerce`]],
  [/\/assessment\/systems\/([^/]+)/, (id) => [`/assessment/systems/${id}`]],
  [/\/registry\/enterprises\/([^/]+)/, (id) => [`/registry/${id}`]],
  [/\/statistics\/returns\/([^/]+)/, (id) => [`/returns/${id}`]],
  [/\/statistics\/deliveries\/rows\/([\da-f-]{36})/, (id) => [`/sources/deliveries/${id}`]],
  [/\/reconciliation\/units\/([^/]+)/, (id) => [`/sources/units/${id}`]],
  [/\/contracts\/own\/([^/]+)/, (id) => [`/contracts/${id}`]],
  [/\/contracts\/register\/([^/]+)/, (id) => [`/contract-review/${id}`]],
  [/\/statistics\/review\/([^/]+)/, (id) => [`/statistics/review/${id}`]],
  [
    /\/statistics\/rounds\/([a-z-]+\/\d{4}-\d\d)\//,
    (id) => [`/statistics/${id}`, `/statistics/${id}/review`],
  ],
]

/** Pages of the records behind these addresses of the API. */
export function detailPages(places: Iterable<string>): string[] {
  const found = new Set<string>()
  for (const place of places) {
    for (const [pattern, pages] of details) {
      const id = pattern.exec(place)?.[1]
      if (id) for (const page of pages(id)) found.add(page)
    }
  }
  return [...found]
}

export interface Walked {
  /** Planted words that were shown as they were typed. */
  readonly words: Set<string>
  readonly pages: Set<string>
  readonly signs: string[]
}

const shown = `[
  document.body.innerText,
  ...[...document.querySelectorAll('input, textarea, [title]')].map((one) => one.value ?? one.title),
  ...[...document.querySelectorAll('a[href*="example.test"]')].map((one) => one.href),
].join('\\n')`

/** Answers a wait until nothing that the page asked for is on its way any more. */
function watchRequests(page: Page): () => Promise<void> {
  let open = 0
  page.on('request', () => {
    open += 1
  })
  const ended = (): void => {
    open -= 1
  }
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  return async () => {
    for (let quiet = 0, turns = 0; quiet < 3 && turns < 100; turns += 1) {
      await page.waitForTimeout(40)
      quiet = open > 0 ? 0 : quiet + 1
    }
  }
}

/** Reads what is on the page, opens what is folded and looks behind every tab. */
async function readPage(
  { page, found }: Watched,
  at: string,
  walked: Walked,
  settle: () => Promise<void>,
): Promise<void> {
  const read = async (): Promise<void> => {
    const text = (await page.evaluate(shown)) as string
    for (const [, word = ''] of text.matchAll(/(q\d+q)(?=[<"]|%3C)/g)) walked.words.add(word)
    for (const sign of await found()) walked.signs.push(`${at}: ${sign}`)
  }
  await page.evaluate(
    `document.querySelectorAll('details:not([open])').forEach((one) => { one.open = true })`,
  )
  await read()
  const tabs = page.locator('[role=tab][aria-selected=false]:visible')
  for (let left = Math.min(await tabs.count(), 8), n = 0; n < left; n += 1) {
    const all = page.locator('[role=tab]:visible')
    await all
      .nth(n)
      .click({ timeout: 2000 })
      .catch(() => undefined)
    left = await all.count()
    await settle()
    await read()
  }
}

/** Goes to each of `paths` as the router does when a person follows a link: the app is loaded once. */
export async function walk(
  origin: string,
  paths: readonly string[],
  watcher: Watched,
  walked: Walked,
): Promise<void> {
  const { page } = watcher
  const settle = watchRequests(page)
  await page.goto(`${origin}/app/account`)
  await page.locator('h1').first().waitFor()
  for (const path of paths) {
    await page.evaluate(
      `history.pushState({}, '', ${JSON.stringify(`/app${path}`)}); dispatchEvent(new PopStateEvent('popstate'))`,
    )
    await settle()
    walked.pages.add(pageOf(path.replace(/\?.*/, '')))
    await readPage(watcher, path, walked, settle)
  }
}
