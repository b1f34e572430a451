import type { DepartmentEntry, OrganisationKind } from '@wstc/domain/identity/model'
import type { Role } from '@wstc/domain/identity/roles'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'

export interface DemoOrganisation {
  readonly id: string
  readonly kind: OrganisationKind
  readonly name: Bilingual
}

/** What the demo takes from the city's data. */
export interface DemoCity {
  readonly city: {
    readonly name: Bilingual
    readonly coordinator: string
    readonly statistics: string
  }
  readonly departments: readonly DepartmentEntry[]
  readonly districts: readonly { readonly office?: string | undefined }[]
}

export interface DemoPerson {
  readonly organisation: string
  readonly role: Role
  readonly login: string
  readonly name: string
}

/** Invented organisations; departments come from the city's data. */
export const demoOrganisations = ({
  city: { name },
}: Pick<DemoCity, 'city'>): readonly DemoOrganisation[] => [
  {
    id: 'demo-enterprise-a',
    kind: 'enterprise',
    name: { zh: '示例甲软件服务有限公司', en: 'Example A Software Services Ltd' },
  },
  {
    id: 'demo-enterprise-b',
    kind: 'enterprise',
    name: { zh: '示例乙工程设计有限公司', en: 'Example B Engineering Design Ltd' },
  },
  {
    id: 'demo-enterprise-c',
    kind: 'enterprise',
    name: { zh: '示例丙国际物流有限公司', en: 'Example C International Logistics Ltd' },
  },
  {
    id: 'demo-bank-a',
    kind: 'bank',
    name: { zh: `示例甲银行${name.zh}分行`, en: `Example Bank A, ${name.en} Branch` },
  },
  {
    id: 'demo-bank-b',
    kind: 'bank',
    name: { zh: `示例乙银行${name.zh}分行`, en: `Example Bank B, ${name.en} Branch` },
  },
  {
    id: 'demo-experts',
    kind: 'expert-body',
    name: { zh: '示例服务贸易专家委员会', en: 'Example Committee of Experts' },
  },
  {
    id: 'demo-agency',
    kind: 'agency',
    name: { zh: '示例经济研究咨询中心', en: 'Example Centre for Economic Research' },
  },
]

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧']
const givens =
  '明远 静怡 志强 晓燕 建国 雨桐 海峰 思琪 文博 丽娟 俊杰 若兰 立新 佳慧 光耀 春梅 永康 雪莹 德华 秋月 振宇 云舒 国庆'.split(
    ' ',
  )

/** An invented name; the same place in the list always has the same one. */
const nameAt = (place: number): string =>
  `${surnames[(place * 7) % surnames.length]}${givens[(place * 5) % givens.length]}`

/** Those who keep the register, and one who answers for a district that has an office of its own. */
function statisticians({ city, districts }: DemoCity): Omit<DemoPerson, 'name'>[] {
  const office = districts.find((one) => one.office !== undefined)?.office
  const at = city.statistics
  return [
    { organisation: at, role: 'statistics-officer', login: 'demo-statistician' },
    { organisation: at, role: 'statistics-officer', login: 'demo-statistician-2' },
    { organisation: at, role: 'statistics-head', login: 'demo-chief-statistician' },
    ...(office
      ? [
          {
            organisation: office,
            role: 'district-statistician',
            login: 'demo-district-statistician',
          } as const,
        ]
      : []),
  ]
}

/** One person for every role, and a head and an officer in every department. */
export function demoPeople(pack: DemoCity): DemoPerson[] {
  const list: Omit<DemoPerson, 'name'>[] = [
    { organisation: 'leading-group', role: 'leader', login: 'demo-leader-1' },
    { organisation: 'leading-group', role: 'leader', login: 'demo-leader-2' },
    { organisation: pack.city.coordinator, role: 'plan-office', login: 'demo-plan-office' },
    { organisation: pack.city.coordinator, role: 'plan-office', login: 'demo-plan-office-2' },
    ...pack.departments.flatMap(({ id }) => [
      { organisation: id, role: 'department-head' as const, login: `demo-${id}-head` },
      { organisation: id, role: 'department-officer' as const, login: `demo-${id}-officer` },
    ]),
    ...['a', 'b', 'c'].flatMap((letter) => [
      {
        organisation: `demo-enterprise-${letter}`,
        role: 'enterprise-admin' as const,
        login: `demo-enterprise-${letter}-admin`,
      },
      {
        organisation: `demo-enterprise-${letter}`,
        role: 'enterprise-reporter' as const,
        login: `demo-enterprise-${letter}-reporter`,
      },
    ]),
    { organisation: 'demo-bank-a', role: 'bank-officer', login: 'demo-bank-a-officer' },
    { organisation: 'demo-bank-b', role: 'bank-officer', login: 'demo-bank-b-officer' },
    { organisation: 'demo-experts', role: 'expert', login: 'demo-expert-1' },
    { organisation: 'demo-experts', role: 'expert', login: 'demo-expert-2' },
    { organisation: 'demo-agency', role: 'agency-analyst', login: 'demo-agency-analyst' },
    { organisation: 'platform-operations', role: 'system-admin', login: 'demo-system-admin' },
    { organisation: 'platform-operations', role: 'security-admin', login: 'demo-security-admin' },
    { organisation: 'platform-operations', role: 'audit-admin', login: 'demo-audit-admin' },
    ...statisticians(pack),
  ]
  return list.map((person, place) => ({ ...person, name: nameAt(place) }))
}
