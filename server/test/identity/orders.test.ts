import { auditContract } from '@wstc/domain/audit/contract'
import { identityContract } from '@wstc/domain/identity/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'

let world: World
let enterprise: string
let manager: SignedIn
const names = ['张伟', '李娜', '安静', 'Zoe', '李娜', '曹操', '安静', '李娜', '欧阳修']

beforeAll(async () => {
  world = await openWorld()
  enterprise = await world.organisation('enterprise')
  manager = await world.as('enterprise-admin', enterprise)
  await world.asSystem((tx) =>
    tx
      .insertInto('identity_person')
      .values(
        names.map((name, n) => ({
          id: `ordered-${(n * 7) % 9}`,
          organisation_id: enterprise,
          name,
          login: `ordered.${n}`,
          email: `ordered${n}@example.test`,
          language: 'zh-CN' as const,
          state: n % 2 ? ('active' as const) : ('inactive' as const),
          created_at: new Date('2018-04-16T00:00:00Z'),
        })),
      )
      .execute(),
  )
})
afterAll(() => world.close())

/** Every item of a list, read two at a time. */
async function pages<T>(
  ask: (after: string | undefined) => Promise<{ items: T[]; next: string | null }>,
): Promise<T[]> {
  const all: T[] = []
  let after: string | undefined
  do {
    const { items, next } = await ask(after)
    all.push(...items)
    after = next ?? undefined
  } while (after)
  return all
}

const people = (sort: 'added' | 'name' | 'login' | 'state', order: 'asc' | 'desc') =>
  pages((after) =>
    manager
      .client(identityContract)
      .listPeople({ query: { text: 'ordered', sort, order, limit: 2, after } }),
  )

test('no page of people repeats or leaves out one, however the list is ordered', async () => {
  const key = { added: 'id', name: 'name', login: 'login', state: 'state' } as const
  for (const sort of ['added', 'name', 'login', 'state'] as const) {
    const up = await people(sort, 'asc')
    expect(new Set(up.map(({ id }) => id)).size).toBe(names.length)
    expect(await people(sort, 'desc')).toEqual([...up].reverse())
    const words = new Intl.Collator('zh-CN')
    const values = up.map((one) => one[key[sort]])
    expect(values).toEqual([...values].sort(sort === 'name' ? words.compare : undefined))
  }
})

test('organisations stand by pinyin in Chinese and by letter in English', async () => {
  const seen = { 'zh-CN': '', en: '' }
  for (const language of ['zh-CN', 'en'] as const) {
    const items = await pages(async (after) => {
      const reply = await manager.inject({
        method: 'GET',
        url: `/api/v1/organisations?sort=name&limit=20${after ? `&after=${after}` : ''}`,
        headers: { 'accept-language': language },
      })
      return reply.json<{
        items: { id: string; name: { zh: string; en: string } }[]
        next: string | null
      }>()
    })
    const called = items.map(({ name }) => (language === 'en' ? name.en : name.zh))
    const words = new Intl.Collator('zh-CN')
    expect(called.length).toBeGreaterThan(40)
    expect(called).toEqual([...called].sort(words.compare))
    seen[language] = items.map(({ id }) => id).join()
  }
  expect(seen.en).not.toBe(seen['zh-CN'])
})

test('the log can be read from its beginning', async () => {
  const auditor = (await world.as('audit-admin')).client(auditContract)
  const newest = await auditor.listEntries({ query: { kind: 'act', limit: 5 } })
  const oldest = await pages((after) =>
    auditor.listEntries({ query: { kind: 'act', order: 'asc', limit: 2, after } }),
  )
  const ids = oldest.map(({ id }) => id)
  expect(ids).toEqual([...ids].sort())
  expect(ids.slice(-newest.items.length).reverse()).toEqual(newest.items.map(({ id }) => id))
})
