import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { exported } from './review-world.ts'
import {
  type Clerk,
  fxFile,
  fxHeader,
  fxRow,
  openSourcesWorld,
  type SourcesWorld,
} from './sources-world.ts'

let world: SourcesWorld
let clerk: Clerk
beforeAll(async () => {
  world = await openSourcesWorld()
})
// Uploads are few a minute for one person.
beforeEach(async () => {
  clerk = await world.clerk()
})
afterAll(() => world?.close())

const usccOf = async (id: string): Promise<string> => {
  const { rows } = await world.asSystem(async (tx) => ({
    rows: await tx
      .selectFrom('registry_enterprise')
      .select(['uscc', 'name'])
      .where('id', '=', id)
      .execute(),
  }))
  return rows[0]!.uscc
}
const countRows = () =>
  world.asSystem(async (tx) => {
    const rows = await tx.selectFrom('statistics_admin_row').select('line').execute()
    const parties = await tx.selectFrom('statistics_party').select('id').execute()
    return [rows.length, parties.length]
  })

describe('a delivery', () => {
  test('a faulty file is held whole: each fault is named by row and column, and nothing else changes', async () => {
    const before = await countRows()
    const held = await clerk.upload(
      fxFile(
        fxRow({ reference: 'A1' }),
        fxRow({ reference: 'A2', code: '914201000000000000' }),
        fxRow({ reference: 'A3', period: '2018-02' }),
        fxRow({ reference: 'A4', period: 'someday' }),
        fxRow({ reference: 'A5', bop: '22702' }),
        fxRow({ reference: 'A6', flow: '?' }),
        fxRow({ reference: 'A7', currency: 'XXQ' }),
        fxRow({ reference: 'A8', amount: 'much' }),
        fxRow({ reference: 'A1' }),
        fxRow({ reference: 'A9', name: '' }),
        '合计,,,,,,,9000',
      ),
      { rows: '11', total: '8000' },
    )
    expect(held).toMatchObject({ state: 'held', current: false, version: 1, rows: 10, faults: 11 })
    const { items } = await clerk.listDeliveryFaults({ params: { delivery: held.id }, query: {} })
    expect(items.map((one) => `${one.line} ${one.column} ${one.code}`)).toEqual([
      '3 unitCode statistics/source-unit-code',
      '4 period statistics/source-other-period',
      '5 period statistics/source-period',
      '6 code statistics/source-code',
      '7 flow statistics/source-flow',
      '8 currency statistics/source-currency',
      '9 amount statistics/source-amount',
      '10 reference statistics/source-row-twice',
      '11 unitCode statistics/source-unit-missing',
      '0 null statistics/source-rows',
      '0 amount statistics/source-total',
    ])
    expect(items[7]!.text.zh).toContain('第2行')
    expect(await countRows()).toEqual(before)
    const csv = await clerk.download(`statistics-deliveries/${held.id}/faults?format=csv`)
    expect(csv.toString()).toContain('金额,much')
    await expect(clerk.download(`statistics-deliveries/${held.id}/rows`)).rejects.toThrow(
      'delivery-not-accepted',
    )
  })

  test('a corrected file takes the place of the held one; a later one is a revision with a reason, and both stay', async () => {
    const fixed = await clerk.upload(fxFile(fxRow({ reference: 'A1' })))
    expect(fixed).toMatchObject({ state: 'accepted', current: true, version: 2, rows: 1 })
    await expect(clerk.upload(fxFile(fxRow()))).rejects.toThrow('statistics/delivery-reason')
    const revised = await clerk.upload(fxFile(fxRow({ amount: '7', reference: 'A1' }), fxRow()), {
      reason: '外汇局重报',
    })
    expect(revised).toMatchObject({ current: true, version: 3 })
    const { items } = await clerk.listDeliveries({ query: { source: 'foreign-exchange' } })
    expect(items.map(({ version, state, current }) => [version, state, current])).toEqual([
      [3, 'accepted', true],
      [2, 'accepted', false],
      [1, 'replaced', false],
    ])
    const former = await clerk.download(`statistics-deliveries/${fixed.id}/rows?format=csv`)
    expect(former.toString()).toContain('1000')
    expect(former.toString()).not.toContain(',7,')
  })

  test('a faulty revision leaves what counts as it was, and can be withdrawn', async () => {
    const held = await clerk.upload(fxFile(fxRow({ amount: 'x' })), { reason: '再报' })
    expect(held.state).toBe('held')
    const { items } = await clerk.listDeliveries({ query: { source: 'foreign-exchange' } })
    expect(items.find((one) => one.current)?.version).toBe(3)
    const gone = await clerk.withdrawDelivery({ params: { delivery: held.id } })
    expect(gone.state).toBe('withdrawn')
    await expect(clerk.withdrawDelivery({ params: { delivery: held.id } })).rejects.toThrow()
  })

  test('a file without a needed column, of a month that is not over, or of no source is refused', async () => {
    await expect(clerk.upload('申报号码,金额\n1,2')).rejects.toThrow('source-columns-missing')
    await expect(
      clerk.upload(fxFile(fxRow({ period: '2018-04' })), { period: '2018-04' }),
    ).rejects.toThrow('source-period-ahead')
    await expect(clerk.upload(fxFile(fxRow()), { source: 'nobody' })).rejects.toThrow('not-found')
  })

  test('rows that come through the API are judged as those of a file are', async () => {
    const send = (amount: string) =>
      clerk.sendDelivery({
        body: {
          source: 'tax',
          period: '2018-03',
          rows: [{ unitName: '武汉某某有限公司', period: '201803', code: '零税率', amount }],
        },
      })
    expect(await send('?')).toMatchObject({ state: 'held', faults: 1 })
    expect(await send('6,400.00')).toMatchObject({ state: 'accepted', via: 'api', version: 2 })
  })

  test('a file far beyond the usual size comes in, and what repeats is found however far apart it stands', async () => {
    const note = '业'.repeat(500)
    const lineOf = (more: Record<string, string>) => fxRow({ period: '2017-11', ...more })
    const lines = Array.from(
      { length: 14_500 },
      (_, n) => `${lineOf({ reference: `L${n}` })},${note}`,
    )
    const file = (...more: string[]) => [`${fxHeader},附言`, ...lines, ...more].join('\n')
    const again = { reference: 'L0', amount: 'x' }
    const held = await clerk.upload(
      file(lineOf({ reference: 'L0' }), lineOf(again), lineOf({ reference: 'L0', flow: '支出' })),
      { period: '2017-11' },
    )
    expect(held).toMatchObject({ state: 'held', rows: 14_503, faults: 2 })
    const { items } = await clerk.listDeliveryFaults({ params: { delivery: held.id }, query: {} })
    expect(items.map((one) => `${one.line} ${one.code}`)).toEqual([
      '14502 statistics/source-row-twice',
      '14503 statistics/source-amount',
    ])
    expect(items[0]!.text.zh).toContain('第2行')
    const taken = await clerk.upload(file(), { period: '2017-11' })
    expect(taken).toMatchObject({ state: 'accepted', rows: 14_500 })
    expect(Buffer.byteLength(file())).toBeGreaterThan(20 * 1024 * 1024)
  })

  test('of more faults than are kept all are counted and the first are named, repeats among them', async () => {
    const rows = Array.from({ length: 2400 }, (_, n) =>
      fxRow({ period: '2017-10', ...(n % 2 === 0 ? { reference: 'same' } : { amount: 'x' }) }),
    )
    const held = await clerk.upload(fxFile(...rows), { period: '2017-10' })
    expect(held).toMatchObject({ state: 'held', faults: 2399 })
    const csv = await clerk.download(`statistics-deliveries/${held.id}/faults?format=csv`)
    const lines = csv.toString().trim().split('\n').slice(1)
    expect(lines).toHaveLength(2000)
    expect(lines.map((one) => Number(one.split(',')[0]))).toEqual(
      Array.from({ length: 2000 }, (_, n) => n + 3),
    )
  })

  test('a file as Excel in China writes it, in GBK, is read as it was meant', async () => {
    const gbk = Buffer.concat([
      Buffer.from('reference,unitName,flow,code,period,currency,amount\n1,'),
      Buffer.from('cee4bababacbcad4d3d0cfdeb9abcbbe', 'hex'),
      Buffer.from(',export,0214,2018-03,USD,5\n'),
    ])
    const done = await clerk.upload(gbk, { source: 'customs' })
    expect(done.state).toBe('accepted')
    const csv = await clerk.download(`statistics-deliveries/${done.id}/rows?format=csv`)
    expect(csv.toString()).toContain('武汉核试有限公司')
  })
})

describe('matching', () => {
  test('a code decides, an organisation code within it too; a name only proposes', async () => {
    const byCode = await world.enterprise({ name: '武汉甲码软件有限公司' })
    const byOrganisation = await world.enterprise({ name: '武汉乙码软件有限公司' })
    const byName = await world.enterprise({
      name: '武汉丙名软件有限责任公司',
      former: [{ name: '武汉旧丙软件有限公司', from: null, until: '2017-01-01' }],
    })
    const [a, b] = [await usccOf(byCode.id), await usccOf(byOrganisation.id)]
    await clerk.upload(
      fxFile(
        fxRow({ code: a, name: '写错的名字' }),
        fxRow({ code: b.slice(8, 17), name: '' }),
        fxRow({ name: '武汉丙名软件有限公司' }),
        fxRow({ name: '武汉旧丙软件有限公司' }),
        fxRow({ name: '武汉丙名软件有限公司汉口分公司' }),
      ),
      { reason: '补报' },
    )
    const all = (await clerk.listParties({ query: { limit: 200 } })).items
    const of = (name: string) => all.find((one) => one.name === name)!
    expect(of('写错的名字')).toMatchObject({ state: 'by-code', unit: { id: byCode.id } })
    expect(all.find((one) => one.code === b.slice(8, 17))?.unit?.id).toBe(byOrganisation.id)
    expect(of('武汉丙名软件有限公司')).toMatchObject({
      state: 'proposed',
      unit: null,
      proposals: [{ id: byName.id }],
    })
    expect(of('武汉旧丙软件有限公司').proposals[0]?.id).toBe(byName.id)
    expect(of('武汉丙名软件有限公司汉口分公司').state).toBe('unmatched')
  })

  test('a confirmed name is remembered, a refused one does not come again, a matched code cannot be overruled', async () => {
    const all = (await clerk.listParties({ query: { state: 'proposed', limit: 200 } })).items
    const [one, other] = ['武汉丙名软件有限公司', '武汉旧丙软件有限公司'].map(
      (name) => all.find((party) => party.name === name)!,
    )
    const enterprise = one!.proposals[0]!.id
    const confirmed = await clerk.confirmParty({
      params: { party: one!.id },
      revision: one!.revision,
      body: { enterprise },
    })
    expect(confirmed).toMatchObject({ state: 'by-name', unit: { id: enterprise } })
    const refused = await clerk.refuseParty({
      params: { party: other!.id },
      revision: other!.revision,
      body: { enterprise, reason: '另一家' },
    })
    expect(refused.state).toBe('unmatched')
    await clerk.matchParties()
    await clerk.upload(
      fxFile(fxRow({ name: '武汉丙名软件有限公司' }), fxRow({ name: '武汉旧丙软件有限公司' })),
      { reason: '又报' },
    )
    const after = (await clerk.listParties({ query: { limit: 200 } })).items
    expect(after.find((party) => party.id === one!.id)?.state).toBe('by-name')
    expect(after.find((party) => party.id === other!.id)?.state).toBe('unmatched')
    const settled = after.find((party) => party.state === 'by-code')!
    await expect(
      clerk.confirmParty({
        params: { party: settled.id },
        revision: settled.revision,
        body: { enterprise },
      }),
    ).rejects.toThrow('party-settled')
    const released = await clerk.releaseParty({
      params: { party: one!.id },
      revision: confirmed.revision,
      body: { reason: '看错了' },
    })
    expect(released.state).toBe('proposed')
  })
})

describe('the comparison', () => {
  test('return, receipts and tax of a unit stand side by side in US dollars, and each class is found', async () => {
    const statistician = await world.office('statistics-officer')
    const firms: { id: string; uscc: string }[] = []
    const units = []
    for (let n = 0; n < 6; n += 1) units.push(await world.enterprise())
    await statistician.openRound({ body: { survey: 'services-monthly', period: '2018-03' } })
    for (const [n, unit] of units.entries()) {
      firms.push({ id: unit.id, uscc: await usccOf(unit.id) })
      const desk = await world.desk('enterprise-reporter', unit.organisation)
      if (n !== 3) await world.handIn(desk, '2018-03', [exported('100000')])
    }
    const receipts = (n: number, amount: string, currency = 'USD') =>
      fxRow({ code: firms[n]!.uscc, amount, currency })
    await clerk.upload(
      fxFile(
        receipts(0, '640000', '人民币'),
        receipts(1, '300000'),
        receipts(3, '100000'),
        receipts(4, '100000', 'CHF'),
        receipts(5, '100000'),
        fxRow({ name: '无人认识有限公司', amount: '777' }),
      ),
      { reason: '比对' },
    )
    const tax = (n: number, amount: string) => ({
      unitCode: firms[n]!.uscc,
      period: '2018-03',
      code: 'zero-rated',
      amount,
    })
    await clerk.sendDelivery({
      body: {
        source: 'tax',
        period: '2018-03',
        reason: '比对',
        rows: [tax(0, '650000'), tax(1, '640000'), tax(5, '640000')],
      },
    })
    const ask = (more: object = {}) =>
      clerk.listReconciliation({ query: { period: '2018-03', limit: 200, ...more } as never })
    const { items } = await ask()
    const of = (n: number) => items.find((one) => one.enterprise.id === firms[n]!.id)!
    expect(of(0)).toMatchObject({ class: 'agrees', receipts: '100000.00', accepted: false })
    expect(of(1)).toMatchObject({ class: 'gap', difference: '-200000.00', tax: '100000.00' })
    expect(of(2)).toMatchObject({ class: 'only-return', returned: '100000.00', receipts: null })
    expect(of(3)).toMatchObject({ class: 'only-receipts', accepted: null })
    expect(of(4)).toMatchObject({ class: 'cannot-tell', rateMissing: true })
    expect(items[0]!.enterprise.id).toBe(firms[1]!.id)
    expect((await ask({ class: 'gap' })).total).toBe(1)
    expect((await ask({ limit: 2 })).next).toBe('2')

    const note = { period: '2018-03', flow: 'export' as const, reason: '预收款（INNERWORD）' }
    const explained = await clerk.explainGap({ params: { enterprise: firms[1]!.id }, body: note })
    expect(explained).toMatchObject({ class: 'explained', explainedBy: 'note' })
    await expect(
      clerk.explainGap({ params: { enterprise: firms[0]!.id }, body: note }),
    ).rejects.toThrow()

    const total = await clerk.getReconciliation({ query: {} })
    expect(total.ratesMissing).toEqual(['CHF'])
    expect(total.items.map((one) => one.item)).toContain('SI')
    expect(total.withoutUnit.find((one) => one.side === 'receipts')?.usd).toBe('777.00')
    const unit = await clerk.openUnitReconciliation({ params: { enterprise: firms[1]!.id } })
    expect(unit.lines[0]).toMatchObject({ period: '2018-03', note: { reason: note.reason } })
    const csv = await clerk.download('statistics-reconciliation?format=csv&period=2018-03')
    expect(csv.toString()).toContain('-200000.00')

    const again = fxFile(receipts(1, '300001'))
    await clerk.upload(again, { reason: '更正' })
    expect((await ask()).items.find((one) => one.enterprise.id === firms[1]!.id)).toMatchObject({
      class: 'gap',
      note: { reason: note.reason },
    })
  })

  test('the log says which delivery with counts and digest, never an amount, a unit or what was explained', async () => {
    const entries = await world.asSystem((tx) =>
      tx.selectFrom('audit_entry').selectAll().where('action', 'like', 'statistics.%').execute(),
    )
    const text = JSON.stringify(entries.map(({ action, details }) => [action, details]))
    expect(text).toContain('statistics.delivery.accept')
    expect(text).not.toMatch(/30000[01]|200000|INNERWORD|无人认识/)
  })

  test.each([
    'district-statistician',
    'leader',
    'department-head',
    'system-admin',
    'enterprise-admin',
  ] as const)('a %s reads none of it', async (role) => {
    const other = await world.clerk(role)
    const { items } = await clerk.listDeliveries({ query: {} })
    const delivery = items[0]!.id
    for (const ask of [
      () => other.listDeliveries({ query: {} }),
      () => other.getDelivery({ params: { delivery } }),
      () => other.listParties({ query: {} }),
      () => other.listReconciliation({ query: { period: '2018-03' } }),
      () => other.getReconciliation({ query: {} }),
      () => other.download(`statistics-deliveries/${delivery}/rows`),
      () => other.download('statistics-reconciliation'),
    ]) {
      await expect(ask()).rejects.toThrow()
    }
  })
})

test('what was taken in and exported comes back the same, from csv and from xlsx', async () => {
  const odd = [
    fxRow({ reference: "'=1+1", name: '＝武汉　甲', amount: '"1,234.560"' }),
    fxRow({ reference: '-7', name: '"a, ""b"" _x0041_"', amount: '-0.5', period: '2018/3/15' }),
    fxRow({ reference: '007', name: '+x', amount: '12345678901234567.123456', currency: '日元' }),
  ]
  const first = await clerk.upload(`\uFEFF${[fxHeader, ...odd].join('\n')}`, { reason: '往返' })
  expect(first.state).toBe('accepted')
  const rowsOf = (id: string) =>
    clerk.download(`statistics-deliveries/${id}/rows?format=csv`).then(String)
  const before = await rowsOf(first.id)
  for (const format of ['csv', 'xlsx']) {
    const file = await clerk.download(`statistics-deliveries/${first.id}/rows?format=${format}`)
    const again = await clerk.upload(file, { reason: '往返' }, `fx.${format}`)
    expect(again, format).toMatchObject({ state: 'accepted', rows: 3 })
    expect(await rowsOf(again.id)).toBe(before)
  }
})
