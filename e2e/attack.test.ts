import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './harness/browser.ts'
import { type Product, startProduct } from './harness/product.ts'
import { signIn } from './harness/sign-in.ts'

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

/** Each calls `wstcRan` where the product lets it run, in whichever place it ends up. */
const scripts = [
  '<script>wstcRan(1)</script>',
  '"><img src=/x onerror=wstcRan(2)>',
  "'><svg onload=wstcRan(3)>",
  'javascript:wstcRan(4)//',
  '</script><script>wstcRan(5)</script><!--',
  '{{constructor.constructor("wstcRan(6)")()}}',
  '<iframe srcdoc="<script>parent.wstcRan(7)</script>">',
  '<a href="javascript:wstcRan(8)" autofocus onfocus=wstcRan(8)>x</a>',
  '<style>@import "//evil.example/a.css";*{background:url(//evil.example/b)}</style>',
]

interface Trap {
  readonly context: BrowserContext
  readonly page: Page
  /** What ran, what the policy stopped, what left for another host. */
  readonly caught: string[]
}

async function openTrap(): Promise<Trap> {
  const context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' })
  const caught: string[] = []
  await context.exposeBinding('wstcRan', (_, n) => void caught.push(`script ${n} ran`))
  await context.exposeBinding('wstcStopped', (_, what) => void caught.push(`policy: ${what}`))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell = (window as unknown as { wstcStopped(what: string): void }).wstcStopped
      tell(`${event.violatedDirective} ${event.blockedURI} ${location.pathname}`)
    })
  })
  const page = await context.newPage()
  page.on('dialog', (dialog) => {
    caught.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== product.origin)
      caught.push(`asked ${url}`)
  })
  return { context, page, caught }
}

/** One write as the person of the page; whether it was accepted. */
const write = (page: Page, method: string, path: string, body: unknown): Promise<boolean> =>
  page.evaluate(
    async ([how, where, what]) => {
      const reply = await fetch(`/api/v1${where}`, {
        method: how as string,
        headers: { 'content-type': 'application/json', 'x-requested-with': 'wstc' },
        body: JSON.stringify(what),
      })
      return reply.ok
    },
    [method, path, body] as const,
  )

type Plant = readonly [method: string, path: string, body: (script: string) => unknown]

const day = '2018-05-31'
const profile: Plant = ['PATCH', '/account/profile', (name) => ({ name })]
const evidence = { requirement: 'mechanism', publicity: 'public' }
const ofTask: readonly Plant[] = [
  [
    'POST',
    '/plan/work/tasks/5/evidence',
    (title) => ({
      ...evidence,
      kind: 'link',
      title,
      link: `https://example.org/${encodeURI(title)}?"'`,
    }),
  ],
  [
    'POST',
    '/plan/work/tasks/5/evidence',
    (text) => ({
      ...evidence,
      kind: 'figure',
      title: text,
      value: '1',
      unit: text.slice(0, 40),
      day: '2018-04-01',
      source: text,
    }),
  ],
  ['POST', '/plan/work/tasks/5/milestones', (title) => ({ title, plannedDay: day })],
]
const plants: Readonly<Record<string, readonly Plant[]>> = {
  leader: [
    profile,
    ['POST', '/plan/work/tasks/5/questions', (text) => ({ text })],
    [
      'POST',
      '/plan/work/tasks/5/decisions',
      (text) => ({ text, basis: text, departments: ['commerce'], dueDay: day }),
    ],
  ],
  'demo-commerce-officer': [
    profile,
    ...ofTask,
    [
      'POST',
      '/plan/observations',
      (note) => ({
        indicator: 'services-exports',
        period: '2013',
        value: '100',
        source: note,
        note,
      }),
    ],
    [
      'PUT',
      '/desk/views/plan.tasks',
      (name) => ({
        items: [
          { name: name.slice(0, 60), question: { text: name }, columns: [name.slice(0, 80)] },
        ],
      }),
    ],
  ],
  'demo-enterprise-a-admin': [
    profile,
    [
      'POST',
      '/people',
      (name) => ({
        name,
        login: `x${name.length}-${Math.abs(name.charCodeAt(1))}`,
        email: 'x@example.test',
      }),
    ],
  ],
  'demo-system-admin': [
    profile,
    [
      'POST',
      '/organisations',
      (name) => ({
        id: `x-${name.length}-${name.charCodeAt(1)}`,
        kind: 'enterprise',
        name: { zh: name, en: name },
        short: { zh: name, en: name },
      }),
    ],
  ],
}

/** Walks every page that links lead to, from where the person starts. */
async function crawl(
  { page, caught }: Trap,
  start: string,
  inside: RegExp,
  most: number,
): Promise<string[]> {
  const waiting = [start]
  const seen = new Set<string>()
  const kinds = new Map<string, number>()
  while (waiting.length > 0 && seen.size < most) {
    const path = waiting.shift()!
    const kind = path.replace(/[?#].*/, '').replace(/\/[^/]*\d[^/]*/g, '/:id')
    if (seen.has(path) || (kinds.get(kind) ?? 0) >= 1) continue
    seen.add(path)
    kinds.set(kind, 1)
    await page.goto(product.origin + path, { waitUntil: 'networkidle' })
    const links = await page.$$eval('a[href]', (all) => all.map((one) => one.getAttribute('href')!))
    for (const href of links) {
      if (/^\s*(javascript|data|vbscript):/i.test(href)) caught.push(`link ${href} on ${path}`)
      if (inside.test(href) && !/\/(api|downloads)\//.test(href)) waiting.push(href)
    }
  }
  return [...seen]
}

const audiences = [
  'leader',
  'plan-office',
  'demo-commerce-officer',
  'demo-commerce-head',
  'demo-enterprise-a-admin',
  'demo-bank-a-officer',
  'demo-expert-1',
  'demo-agency-analyst',
  'demo-system-admin',
  'demo-security-admin',
  'demo-audit-admin',
]

test('script in any text runs for nobody: every audience walks its pages after it was planted', async () => {
  const traps = new Map<string, Trap>()
  let accepted = 0
  for (const who of audiences) {
    const trap = await openTrap()
    traps.set(who, trap)
    await signIn(product, trap.page, who)
    for (const [method, path, body] of plants[who] ?? []) {
      for (const script of scripts) {
        if (await write(trap.page, method, path, body(script))) accepted += 1
      }
    }
  }
  expect(accepted).toBeGreaterThan(70)
  const caught: string[] = []
  let pages = 0
  await Promise.all(
    [...traps].map(async ([who, trap]) => {
      const tasks = /officer|head|leader|office/.test(who)
      const paths = await crawl(trap, tasks ? '/app/tasks/5' : '/app/', /^\/app(\/|$)/, 10)
      if (tasks)
        for (const tab of ['dialogue', 'evidence', 'history']) {
          await trap.page.goto(`${product.origin}/app/tasks/5?tab=${tab}`, {
            waitUntil: 'networkidle',
          })
        }
      pages += paths.length
      caught.push(...trap.caught.map((what) => `${who}: ${what}`))
      await trap.context.close()
    }),
  )
  const outside = await openTrap()
  pages += (await crawl(outside, '/plan/tasks/5', /^\/(?!app|api|\/)/, 16)).length
  for (const script of scripts) {
    const query = encodeURIComponent(script)
    await outside.page.goto(`${product.origin}/plan/tasks?text=${query}&sector=${query}`)
    await outside.page.goto(`${product.origin}/plan/targets/${query}`)
  }
  caught.push(...outside.caught)
  console.log(`stored script: ${accepted} texts planted, ${pages} pages walked`)
  expect(pages).toBeGreaterThan(50)
  expect(caught).toEqual([])
}, 300_000)

test('no spelling of an address of a page fails, leaves the folder or leads away', async () => {
  const odd = [
    '//',
    '//evil.example/x',
    '/en//evil.example/x',
    '/\\evil.example',
    '/%2f%2fevil.example',
    '/plan/targets/%2e',
    '/plan/targets/%2e%2e',
    `/${'/'.repeat(15_000)}x`,
    '/app/assets/..%2f..%2f..%2fpackage.json',
    '/app/assets/%2e%2e/%2e%2e/index.html',
    '/public-assets/..%5c..%5cpackage.json',
    '/public-assets/%00',
    '/plan/targets?asOf=0001-01-01',
    '/plan/tasks?light=%00&light=%ff',
    '/en/plan/targets/%F0%9F%91%A9',
    '/app/%00',
    '/.env',
    '/.git/config',
    '/data/demo-accounts.json',
  ]
  const { get } = await import('node:http')
  for (const path of odd) {
    const { status, body } = await new Promise<{ status: number; body: string }>(
      (resolve, reject) => {
        const request = get(
          { host: '127.0.0.1', port: new URL(product.origin).port, path },
          (reply) => {
            let body = ''
            reply.setEncoding('utf8')
            reply.on('data', (part) => {
              body += part
            })
            reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body }))
          },
        )
        request.on('error', reject)
      },
    )
    expect(status, path.slice(0, 60)).toBeLessThan(500)
    expect(body, path.slice(0, 60)).not.toMatch(
      /"(workspaces|password)"|href="(\/\/|\/\\|https?:\/\/evil)/,
    )
  }
})
