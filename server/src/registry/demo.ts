import { drawsOf } from '@wstc/domain/kernel/seeded'
import { makeUscc } from '@wstc/domain/kernel/uscc'
import type { Contact, EnterpriseFacts, StandingKind } from '@wstc/domain/registry/model'
import { Ownership, SizeClass } from '@wstc/domain/registry/model'
import { emptyFacts } from '@wstc/domain/registry/rules/import-row'
import { recordAct } from '../audit/index.ts'
import { listOrganisationNames } from '../identity/index.ts'
import { system } from '../platform/actor.ts'
import { newId } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { nameWords } from './service/words.ts'
import { hasEnterprises, insertEnterprise } from './store/enterprises.ts'
import { insertHolding } from './store/holdings.ts'

const brands =
  '云岭 楚汇 江澜 汉晟 鹤舞 梅园 星桥 瑞川 启岳 锦程 博闻 远帆 光屿 知行 晴川 琴台 方舟 磐石 卓越 天衡 联策 新域 荆韵 长堤 南湖 凌波 佳音 智源 捷运 丰禾'.split(
    ' ',
  )
const branches = {
  computing: ['软件技术', 'SI2'],
  outsourcing: ['信息服务外包', 'SI2'],
  technology: ['工程技术研发', 'SJ1'],
  consulting: ['管理咨询', 'SJ2'],
  finance: ['金融信息服务', 'SG1'],
  logistics: ['国际物流', 'SC1'],
  culture: ['文化传媒', 'SK1'],
  tourism: ['国际旅行社', 'SDB'],
  construction: ['工程设计', 'SE1'],
} as const

/** Whom to reach; every fourth enterprise has somebody for its accounts first. */
function contactsOf(n: number): Contact[] {
  const phone = `027-5550${String(1000 + n)}`
  const one = { name: `联系人${n}`, job: 'statistics', phone, email: `contact${n}@example.invalid` }
  const main = { name: `财务${n}`, job: 'finance', phone: `027-5551${String(1000 + n)}`, email: '' }
  return (n % 4 === 3 ? [main, one] : [one]) as Contact[]
}

/** The enterprises that sign in, and some hundred others, once; all invented. */
export async function loadDemoRegister(platform: Platform): Promise<boolean> {
  const { database, clock, city } = platform
  const now = clock.now()
  return database.inTransaction(system, async (tx) => {
    if (await hasEnterprises(tx)) return false
    const draw = drawsOf('register')
    const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!
    const organisations = ['a', 'b', 'c'].map((letter) => `demo-enterprise-${letter}`)
    const names = await listOrganisationNames(tx, organisations)
    const from = { origin: 'demo', reason: '', person: null, now } as const
    const trades = Object.entries(branches)
    const codes: string[] = []
    for (let n = 0; n < 120; n += 1) {
      const organisation = organisations[n]
      const own = organisation ? names.get(organisation) : undefined
      if (organisation && !own) continue
      const [sector, [trade, item]] = trades[n % trades.length]!
      const uscc = makeUscc('91420100', `MAD${String(1000 + n * 7)}${n % 10}`)
      const brand = `${brands[n % brands.length]}${n >= brands.length ? pick([...'科达通嘉']) : ''}`
      const some = pick<StandingKind | undefined>(['key', 'leading', 'small-medium', undefined])
      const size = pick(SizeClass.options)
      const standing = own ? 'key' : some
      const facts: EnterpriseFacts = {
        ...emptyFacts,
        uscc,
        name: own?.zh ?? `示例${city.city.name.zh}${brand}${trade}有限公司`,
        english: own?.en ?? '',
        district: n < 2 ? 'east-lake' : pick(city.districts).id,
        state: n % 40 === 39 ? 'closed' : 'active',
        ownership: pick(Ownership.options),
        size: own ? 'medium' : size,
        standings: standing ? [{ kind: standing, from: '2017-01-01', until: null }] : [],
        sectors: city.sectors.some((one) => one.id === sector) ? [sector] : [],
        exports: [item],
        imports: n % 3 === 0 ? [pick(trades)[1][1]] : [],
        contacts: own ? [] : contactsOf(n),
      }
      const known = city.districts.some((one) => one.id === facts.district)
      const placed = known ? facts : { ...facts, district: city.districts[0]!.id }
      const row = { id: newId(now), synthetic: true, ...(organisation ? { organisation } : {}) }
      await insertEnterprise(tx, row, placed, nameWords(city, placed), from)
      codes.push(uscc)
    }
    for (const [held, holder, share] of [
      [5, 4, '100.00'],
      [6, 5, '60.00'],
      [7, 4, '20.00'],
      [8, 0, '75.00'],
    ] as const) {
      await insertHolding(tx, {
        id: newId(now),
        holder: codes[holder]!,
        held: codes[held]!,
        share,
        from_day: '2016-01-01',
        until_day: null,
        by_person: null,
        at: now,
        synthetic: true,
      })
    }
    await recordAct(
      { tx, actor: system, now, requestId: 'first-start', address: '-' },
      {
        action: 'registry.demo.load',
        subject: { kind: 'register', id: 'demo' },
        details: { enterprises: codes.length },
      },
    )
    return true
  })
}
