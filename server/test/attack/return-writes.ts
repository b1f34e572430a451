import type { CityHall } from '../access/city-hall.ts'
import type { recordsOf } from '../access/records.ts'
import { firmFacts } from '../access/records-registry.ts'
import { returnOf } from '../access/records-statistics.ts'

const said = { edit: 'MON-ROW-02', address: 'rows.r1', text: '合同已签' }

/** A return whose row says something in every field that is free. */
const spoken = (amount: string) => {
  const content = returnOf(amount)
  return {
    ...content,
    rows: content.rows.map((row) => ({ ...row, contract: 'C-1', note: '备注' })),
    explanations: [said],
  }
}

/** Texts of the register and of returns that no test of access sends. */
export async function returnWrites(
  { done }: CityHall,
  records: ReturnType<typeof recordsOf>,
): Promise<void> {
  await records.apiKey()
  const entry = await done('statistician', 'POST', '/registry/enterprises', firmFacts())
  const former = [{ name: '曾用名有限公司', from: '2010-01-01', until: '2012-01-01' }]
  const contacts = [{ name: '联系人', job: 'other', phone: '027', email: '' }]
  const named = await done(
    'statistician',
    'POST',
    '/registry/enterprises',
    firmFacts({ former, contacts }),
  )
  await done('statistician', 'PATCH', `/registry/enterprises/${named.id}`, {
    revision: named.revision,
    facts: { former, contacts: [...contacts, ...contacts] },
    reason: '核对',
  })
  const other = await done('statistician', 'POST', '/registry/enterprises', firmFacts())
  await done('statistician', 'POST', `/registry/enterprises/${entry.id}/apart`, {
    other: other.id,
    reason: '不同企业',
  })
  await done('statistician', 'POST', `/registry/enterprises/${entry.id}/merging`, {
    revision: entry.revision,
    other: other.id,
    otherRevision: other.revision,
    take: [],
    reason: '重复登记',
  })
  const many = await done('statistician', 'POST', '/registry/enterprises', firmFacts())
  await done('statistician', 'POST', '/registry/bulk', {
    act: { kind: 'add-standing', standing: 'key', from: '2018-01-01' },
    entries: [{ id: many.id, revision: many.revision }],
    reason: '认定',
  })
  const drafted = await records.owedReturn()
  await done('firmReporter', 'PUT', `/statistics/returns/${drafted.id}/draft`, {
    revision: 0,
    content: { ...spoken('1000'), cells: { any: 'text' } },
  })
  const owed = await records.owedReturn()
  const path = `/statistics/returns/${owed.id}`
  const { line } = await done('firmReporter', 'POST', `${path}/submissions`, {
    revision: owed.revision,
    content: spoken('1000'),
    reason: '首报',
  })
  const comments = [{ cell: 'rows.r1.amount', text: '请核对' }]
  await done('statistician', 'POST', `/statistics/review/${owed.id}/correction`, {
    revision: line.revision,
    content: spoken('2000'),
    reason: '按合同更正',
    comments,
  })
  const again = await records.handedInReturn()
  await done('statistician', 'POST', `/statistics/review/${again.id}/sending-back`, {
    revision: again.revision,
    word: '请核对',
    comments,
  })
  await done('statistician', 'POST', '/statistics/rates', {
    month: '2018-03',
    rates: [{ currency: 'EUR', perUsd: '0.81', status: 'unverified' }],
    source: '公报',
  })
  const late = await records.owedReturn()
  await done('statistician', 'POST', '/statistics/follow-up/reminders', {
    obligations: [late.id],
    reason: '季度末核对',
  })
}
