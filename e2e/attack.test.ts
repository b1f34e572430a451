import { get } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Product, startProduct } from './harness/product.ts'

let product: Product

beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product?.stop())

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
