import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProjects, type Player, type ProjectsWorld } from './projects-world.ts'

const carrier = 'beidou-city'
let world: ProjectsWorld
let officer: Player
let office: Player

beforeAll(async () => {
  world = await openProjects('2018-04-13')
  officer = await world.player('department-officer', 'commerce')
  office = await world.player('plan-office', 'commerce')
})
afterAll(() => world?.close())

const report = (value: string, revision: number, reason = '') =>
  officer.reportCarrierFigure({
    params: { carrier },
    revision,
    body: { indicator: 'employment', year: 2017, value, note: '内部备注', reason },
  })
async function show(version: number): Promise<void> {
  const subject = { kind: 'figure', carrier, indicator: 'employment', year: 2017, version }
  const proof = await officer.submitProjectEvidence({
    body: { kind: 'link', title: '汇总表', link: 'https://example.invalid/a', subject } as never,
  })
  await office.judgeProjectEvidence({
    params: { evidence: proof.id },
    revision: proof.revision,
    body: { outcome: 'accepted', reason: '属实' },
  })
}
async function published() {
  const outside = await world.player('enterprise-reporter')
  const { carriers } = await outside.listPublishedCarriers()
  return carriers.find((one) => one.id === carrier)?.figures
}

test('a carrier’s figure is public once evidence shows it; a corrected one is not until it is shown anew', async () => {
  await report('120', 0)
  expect(await published()).toEqual([])
  await show(1)
  const figure = { indicator: 'employment', year: 2017 }
  expect(await published()).toEqual([{ ...figure, value: '120' }])
  await report('121', 1, '漏计')
  expect(await published()).toEqual([])
  await show(2)
  expect(await published()).toEqual([{ ...figure, value: '121' }])
  const rows = await world.asSystem((tx) =>
    tx.selectFrom('plan_carrier_published').select('content').execute(),
  )
  expect(JSON.stringify(rows)).not.toMatch(/内部备注|漏计|汇总表/)
})
