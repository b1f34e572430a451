import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CityHall, openCityHall } from '../access/city-hall.ts'
import { firmFacts, nextCode } from '../access/records-registry.ts'

let hall: CityHall
beforeAll(async () => {
  hall = await openCityHall()
})
afterAll(() => hall?.world.close())

const add = (more: object = {}) =>
  hall.done('statistician', 'POST', '/registry/enterprises', firmFacts(more))
const get = (id: string) => hall.done('statistician', 'GET', `/registry/enterprises/${id}`)
const hold = (held: string, holder: string) =>
  hall.done('statistician', 'POST', `/registry/enterprises/${held}/holdings`, {
    holder,
    share: '80',
    from: null,
    until: null,
  })
const merge = async (keep: string, drop: string, take: string[] = []) =>
  hall.done('statistician', 'POST', `/registry/enterprises/${keep}/merging`, {
    revision: (await get(keep)).revision,
    other: drop,
    otherRevision: (await get(drop)).revision,
    take,
    reason: '同一企业',
  })

test('holdings and branches follow a code that is put right, and their versions say so', async () => {
  const [parent, firm, child] = [await add(), await add(), await add()]
  const branch = await add({ head: firm.facts.uscc })
  await hold(firm.id, parent.facts.uscc)
  await hold(child.id, firm.facts.uscc)
  const uscc = nextCode()
  await hall.done('statistician', 'PATCH', `/registry/enterprises/${firm.id}`, {
    revision: firm.revision,
    facts: { uscc },
    reason: '原代码录入有误',
  })
  expect(await get(firm.id)).toMatchObject({
    facts: { uscc },
    heldBy: [{ holder: parent.facts.uscc }],
    holds: [{ heldId: child.id }],
    branches: [{ id: branch.id }],
    top: parent.facts.name,
  })
  const after = await get(branch.id)
  expect(after).toMatchObject({ facts: { head: uscc }, head: { id: firm.id } })
  const path = `/registry/enterprises/${branch.id}/versions`
  const { versions } = await hall.done('statistician', 'GET', path)
  expect(versions[0]).toMatchObject({ revision: after.revision, reason: '原代码录入有误' })
})

test('branches of an entry that is merged away become those of the kept one', async () => {
  const [keep, drop] = [await add(), await add()]
  const branch = await add({ head: drop.facts.uscc })
  await merge(keep.id, drop.id)
  expect((await get(branch.id)).head).toMatchObject({ id: keep.id })
  expect((await get(keep.id)).branches).toMatchObject([{ id: branch.id }])
})

test('a head office and its branch that turn out to be one have no head office', async () => {
  const head = await add()
  const branch = await add({ head: head.facts.uscc })
  expect((await merge(branch.id, head.id)).facts.head).toBeNull()
  const other = await add()
  const second = await add({ head: other.facts.uscc })
  expect((await merge(other.id, second.id)).facts.head).toBeNull()
})
