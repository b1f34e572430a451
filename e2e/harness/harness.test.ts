import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from './browser.ts'
import { checkAxe } from './check-axe.ts'
import { totp } from './totp.ts'

let server: Server
let origin = ''

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><html lang="zh-CN"><title>试验</title><main><h1>试验</h1>
      <img src="data:,"><span id="a" style="font:40px sans-serif">武汉</span>
      <span id="b" style="font:40px sans-serif">贸易</span></main></html>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})

afterAll(() => {
  server.close()
})

/** The browser among the packages is a program for Linux on x64. */
const browsers =
  process.platform === 'linux' && process.arch === 'x64' ? ['machine', 'packaged'] : ['machine']

test.each(browsers)('the %s browser shows Chinese and finds what axe must find', async (which) => {
  const before = process.env.WSTC_BROWSER
  process.env.WSTC_BROWSER = which
  const browser = await openBrowser().finally(() => {
    if (before === undefined) delete process.env.WSTC_BROWSER
    else process.env.WSTC_BROWSER = before
  })
  try {
    const { page } = await openPage(browser, { language: 'zh-CN' })
    await page.goto(origin)
    // Without a Chinese font every character is the same empty box.
    const first = await page.locator('#a').screenshot()
    const second = await page.locator('#b').screenshot()
    expect(first.equals(second)).toBe(false)
    const faults = await checkAxe(page)
    expect(faults.some((fault) => fault.startsWith('image-alt:'))).toBe(true)
  } finally {
    await browser.close()
  }
})

test('codes of the second factor follow RFC 6238, so that a failing sign-in is the fault of the server', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  expect(totp(secret, Math.floor(59 / 30))).toBe('287082')
  expect(totp(secret, Math.floor(1111111109 / 30))).toBe('081804')
})
