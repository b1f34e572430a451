import { expect, test } from 'vitest'
import { fxFile, fxRow, openSourcesWorld } from './sources-world.ts'

test('several names are confirmed together, or none is and each that cannot be is named', async () => {
  const world = await openSourcesWorld()
  const clerk = await world.clerk()
  const names = ['武汉丁名软件有限公司', '武汉戊名软件有限公司']
  for (const name of names) await world.enterprise({ name })
  await clerk.upload(fxFile(...names.map((name) => fxRow({ name }))))
  const waiting = async () =>
    (await clerk.listParties({ query: { state: 'proposed', limit: 200 } })).items.filter((one) =>
      names.includes(one.name),
    )
  const items = (await waiting()).map((one) => ({
    party: one.id,
    enterprise: one.proposals[0]!.id,
    revision: one.revision,
  }))
  expect(items).toHaveLength(2)
  const [first, second] = items as [(typeof items)[0], (typeof items)[0]]
  const stale = { ...second, revision: second.revision + 1 }
  const refused = await clerk.confirmParties({ body: { items: [first, stale] } }).catch((e) => e)
  expect(refused.problem.fields).toMatchObject([
    { path: 'items.1.party', code: 'request/changed-meanwhile' },
  ])
  expect(await waiting()).toHaveLength(2)
  const wrong = { ...second, enterprise: first.enterprise }
  const other = await clerk.confirmParties({ body: { items: [wrong] } }).catch((e) => e)
  expect(other.problem.fields).toMatchObject([{ code: 'statistics/party-not-proposed' }])
  expect(await clerk.confirmParties({ body: { items } })).toEqual({ confirmed: 2 })
  expect(await waiting()).toEqual([])
})
