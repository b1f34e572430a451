import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from './harness/browser.ts'
import { type Product, startProduct } from './harness/product.ts'
import { signIn } from './harness/sign-in.ts'

let product: Product
let browser: Browser
beforeAll(async () => {
  product = await startProduct({ env: { WAREHOUSE: 'off' } })
  browser = await openBrowser()
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** Short ones for names of at most eighty characters, and all of them together for texts. */
const attacks = [
  '<img src=planted onerror=window.ran=1>',
  '<script>window.ran=1</script>',
  '"><svg onload=window.ran=1>',
  '<a href="javascript:window.ran=1" class=planted>x</a>',
] as const
const all = attacks.join(' ')

interface Watched {
  readonly page: Page
  /** What ran, was inserted or was stopped by the policy. */
  found(): Promise<string[]>
}

/** A page whose every sign of a script or of inserted markup is kept. */
async function watched(): Promise<Watched> {
  const { page } = await openPage(browser, { language: 'en' })
  const signs: string[] = []
  page.on('dialog', (dialog) => {
    signs.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (request.url().endsWith('/planted')) signs.push(`fetched ${request.url()}`)
  })
  await page.addInitScript(`window.addEventListener('securitypolicyviolation', (event) => {
    // The schemas ask whether they may compile themselves; nothing planted here does that.
    if (event.blockedURI !== 'eval') (window.stopped ??= []).push('stopped ' + event.violatedDirective)
  })`)
  return {
    page,
    found: async () => [
      ...signs,
      ...((await page.evaluate(`[
        ...(window.ran ? ['ran'] : []),
        ...(window.stopped ?? []),
        ...[...document.querySelectorAll('img[src="planted"], svg[onload], [onerror], a[href^="javascript:"], a.planted')]
          .map((one) => 'inserted ' + one.tagName.toUpperCase()),
        ...[...document.scripts].filter((one) => one.text.includes('ran=1')).map(() => 'inserted script'),
      ]`)) as string[]),
    ],
  }
}

/** Writes as the page of the signed-in person would. */
async function write(
  page: Page,
  method: string,
  path: string,
  body?: object,
  revision?: number,
): Promise<Record<string, never>> {
  const { status, text } = (await page.evaluate(
    ([method, path, body, revision]) =>
      fetch(`/api/v1${path}`, {
        method: method as string,
        headers: {
          'x-requested-with': 'wstc',
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...(revision === null ? {} : { 'if-match': `"${revision}"` }),
        },
        ...(body ? { body: body as string } : {}),
      }).then(async (reply) => ({ status: reply.status, text: await reply.text() })),
    [method, path, body ? JSON.stringify(body) : null, revision ?? null] as const,
  )) as { status: number; text: string }
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`)
  return text ? JSON.parse(text) : {}
}

test('the watch on the page sees a script that runs, and the policy stops it on ours', async () => {
  const open = await watched()
  await open.page.route('**/without-policy', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<h1>x</h1>${all}` }),
  )
  await open.page.goto(`${product.origin}/without-policy`)
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
  const ours = await watched()
  await ours.page.goto(`${product.origin}/en/plan/targets`)
  await ours.page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(all)})`)
  await ours.page.waitForFunction('window.stopped')
  const found = await ours.found()
  expect(found).toContain('inserted IMG')
  expect(found.some((one) => one.startsWith('stopped script-src'))).toBe(true)
  expect(found).not.toContain('ran')
  await Promise.all([open.page.context().close(), ours.page.context().close()])
})

interface Walk {
  readonly who: string
  /** Plants, and answers the pages that show it, each with words of what was planted. */
  plant(page: Page): Promise<readonly (readonly [string, string])[]>
}

const name = (mark: string): string => `${mark}${attacks[0]}`.slice(0, 80)

async function rename(page: Page, mark: string): Promise<void> {
  const { revision } = await write(page, 'GET', '/account/profile')
  await write(page, 'PATCH', '/account/profile', { name: name(mark) }, revision)
}

const walks: readonly Walk[] = [
  {
    who: 'leader',
    plant: async (page) => {
      await rename(page, 'leadername')
      await write(page, 'POST', '/plan/work/tasks/14/questions', { text: `leaderasks${all}` })
      return [
        ['/account', 'leadername'],
        ['/tasks/14?tab=dialogue', 'leaderasks'],
      ]
    },
  },
  {
    who: 'plan-office',
    plant: async (page) => {
      await write(page, 'POST', '/plan/group/members', {
        name: name('membername'),
        post: `memberpost${attacks[1]}`,
        function: 'member',
        department: 'commerce',
        from: '2018-01-01',
        document: `memberdocument${attacks[2]}`,
      })
      const meeting = await write(page, 'POST', '/plan/group/meetings', {
        kind: 'plenary',
        title: `meetingtitle${attacks[0]}`,
        day: '2018-05-02',
        time: '09:00',
        place: `meetingplace${attacks[3]}`,
      })
      const followUp = await write(page, 'POST', '/plan/group/follow-ups', {
        text: `followuptext${all}`,
        owner: 'commerce',
        responsible: name('responsible'),
        evidence: `followupevidence${attacks[1]}`,
        dueDay: '2018-06-01',
        tasks: [14],
      })
      return [
        ['/group', 'followuptext'],
        ['/group/members', 'membername'],
        [`/group/meetings/${meeting.id}`, 'meetingplace'],
        [`/group/follow-ups/${followUp.id}`, 'followupevidence'],
      ]
    },
  },
  {
    who: 'enterprise-admin',
    plant: async (page) => {
      await write(page, 'POST', '/people', {
        name: name('colleague'),
        login: 'planted.colleague',
        email: 'planted@example.test',
        roles: ['enterprise-reporter'],
      })
      return [['/people', 'colleague']]
    },
  },
]

test('no text that anybody stored runs or becomes markup where others read it', async () => {
  for (const { who, plant } of walks) {
    const { page, found } = await watched()
    await signIn(product, page, who)
    for (const [path, words] of await plant(page)) {
      await page.goto(`${product.origin}/app${path}`)
      await page.getByText(words).first().waitFor()
      expect(await found(), `${who} at ${path}`).toEqual([])
      const shown = (await page.evaluate('document.body.innerText')) as string
      expect(shown, `${path} shows it as it was typed`).toMatch(
        new RegExp(`${words}\\s*("|&quot;)?[<"]`),
      )
    }
    await page.context().close()
  }
}, 120_000)
