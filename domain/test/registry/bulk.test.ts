import { BulkAct } from '@wstc/domain/registry/model/bulk'
import { factsAfter } from '@wstc/domain/registry/rules/bulk'
import { completeContacts } from '@wstc/domain/registry/rules/contacts'
import { serviceItems } from '@wstc/domain/registry/rules/ebops'
import { expect, it } from 'vitest'

const key = (from: string | null, until: string | null) => ({ kind: 'key' as const, from, until })
const firm = { standings: [key('2016-01-01', '2017-12-31')], park: null, state: 'active' as const }

it('a standing is given once: not to who holds it on that day, again to whose has ended', () => {
  const give = (from: string) => factsAfter(firm, { kind: 'add-standing', standing: 'key', from })
  expect(give('2017-12-31')).toEqual({})
  expect(give('2018-01-01').standings).toEqual([...firm.standings, key('2018-01-01', null)])
})

it('ending a standing cuts what holds beyond the day, and nothing that ended or has yet to begin', () => {
  const standings = [key(null, '2015-12-31'), key('2016-01-01', null), key('2019-01-01', null)]
  const end = { kind: 'end-standing', standing: 'key', until: '2018-06-30' } as const
  expect(factsAfter({ ...firm, standings }, end).standings).toEqual([
    key(null, '2015-12-31'),
    key('2016-01-01', '2018-06-30'),
    key('2019-01-01', null),
  ])
  expect(factsAfter(firm, end)).toEqual({})
})

it('a park or state that is so already is no change; a new state says since when', () => {
  expect(factsAfter(firm, { kind: 'set-park', park: null })).toEqual({})
  expect(factsAfter(firm, { kind: 'set-park', park: 'valley' })).toEqual({ park: 'valley' })
  const set = (state: 'active' | 'closed') =>
    factsAfter(firm, { kind: 'set-state', state, since: '2018-04-01' })
  expect(set('active')).toEqual({})
  expect(set('closed')).toEqual({ state: 'closed', since: '2018-04-01' })
  expect(BulkAct.safeParse({ kind: 'set-state', state: 'closed' }).success).toBe(false)
})

it('contacts keep what a sheet does not state, close up behind one that is emptied, and get a job', () => {
  const zhang = { name: '张三', job: 'finance', phone: '1', email: '' } as const
  const li = { name: '李四', job: 'other', phone: '', email: 'l@example.com' } as const
  const emptied = { name: '', phone: '' }
  expect(completeContacts([emptied, { phone: '2' }], [zhang, li])).toEqual([{ ...li, phone: '2' }])
  expect(completeContacts([{ name: '王五' }, {}, { phone: '3' }])).toEqual([
    { name: '王五', job: 'statistics', phone: '', email: '' },
    { name: '', job: 'other', phone: '3', email: '' },
  ])
})

it('items of every level may be chosen, the whole may not', () => {
  const codes = serviceItems.map((one) => one.code)
  expect(codes).toEqual(expect.arrayContaining(['SI', 'SI21', 'SJ311']))
  expect(codes).not.toContain('S')
})
