import type { Bilingual } from '../bilingual.ts'
import type { Day } from '../period.ts'
import type { Verification } from '../source.ts'

/** One economy's time in a group; `until` is the last day. */
export interface Membership {
  readonly economy: string
  readonly from: Day
  readonly until?: Day
}

/** 国家（地区）组: a list of members with dates, where it comes from, and whether anyone checked it. */
export interface EconomyGroup {
  readonly id: string
  readonly name: Bilingual
  readonly members: readonly Membership[]
  readonly source: Bilingual
  readonly status: Verification
}

const since = (from: Day, codes: string): Membership[] =>
  codes.split(' ').map((economy) => ({ economy, from }))
const between = (from: Day, until: Day, codes: string): Membership[] =>
  codes.split(' ').map((economy) => ({ economy, from, until }))

export const economyGroups: readonly EconomyGroup[] = [
  {
    id: 'hong-kong-macao-taiwan',
    name: { zh: '港澳台', en: 'Hong Kong, Macao and Taiwan' },
    members: since('1949-10-01', 'HK MO TW'),
    source: {
      zh: '服务贸易统计中按离岸计的三个地区',
      en: 'The three regions that statistics of services trade count as offshore',
    },
    status: 'verified',
  },
  {
    id: 'belt-and-road',
    name: { zh: '“一带一路”沿线国家', en: 'Economies along the Belt and Road' },
    members: since(
      '2013-09-07',
      'MN RU KZ KG TJ TM UZ VN LA KH TH MY SG ID BN PH MM TL IN PK BD AF NP BT LK MV IR IQ TR SY JO LB IL PS SA YE OM AE QA KW BH EG PL LT EE LV CZ SK HU SI HR BA ME RS AL RO BG MK UA BY GE AZ AM MD',
    ),
    source: {
      zh: '2016 年前后商务统计常用的沿线国家名单；其后签署合作文件的国家不在内',
      en: 'The list of economies along the routes that trade statistics used around 2016; later signatories are not on it',
    },
    status: 'unverified',
  },
  {
    id: 'asean',
    name: { zh: '东盟', en: 'ASEAN' },
    members: [
      ...since('1967-08-08', 'ID MY PH SG TH'),
      ...since('1984-01-07', 'BN'),
      ...since('1995-07-28', 'VN'),
      ...since('1997-07-23', 'LA MM'),
      ...since('1999-04-30', 'KH'),
      ...since('2025-10-26', 'TL'),
    ],
    source: { zh: '东盟秘书处的成员名单', en: 'Members as listed by the ASEAN secretariat' },
    status: 'unverified',
  },
  {
    id: 'eu',
    name: { zh: '欧盟', en: 'European Union' },
    members: [
      ...since('1958-01-01', 'BE DE FR IT LU NL'),
      ...since('1973-01-01', 'DK IE'),
      ...between('1973-01-01', '2020-01-31', 'GB'),
      ...since('1981-01-01', 'GR'),
      ...since('1986-01-01', 'ES PT'),
      ...since('1995-01-01', 'AT FI SE'),
      ...since('2004-05-01', 'CY CZ EE HU LT LV MT PL SI SK'),
      ...since('2007-01-01', 'BG RO'),
      ...since('2013-07-01', 'HR'),
    ],
    source: { zh: '欧盟条约及各加入条约', en: 'Treaties of the Union and of accession' },
    status: 'unverified',
  },
  {
    id: 'rcep',
    name: { zh: '区域全面经济伙伴关系协定', en: 'Regional Comprehensive Economic Partnership' },
    members: [
      ...since('2022-01-01', 'BN KH LA SG TH VN CN JP NZ AU'),
      ...since('2022-02-01', 'KR'),
      ...since('2022-03-18', 'MY'),
      ...since('2022-05-01', 'MM'),
      ...since('2023-01-02', 'ID'),
      ...since('2023-06-02', 'PH'),
    ],
    source: {
      zh: '协定对各成员生效的日期',
      en: 'Days on which the agreement came into force for each member',
    },
    status: 'unverified',
  },
  {
    id: 'brics',
    name: { zh: '金砖国家', en: 'BRICS' },
    members: [
      ...since('2009-06-16', 'BR RU IN CN'),
      ...since('2010-12-24', 'ZA'),
      ...since('2024-01-01', 'EG ET IR AE'),
      ...since('2025-01-06', 'ID'),
    ],
    source: { zh: '历次领导人会晤的宣布', en: 'Announcements of the leaders’ meetings' },
    status: 'unverified',
  },
]

/** Codes of the members of `group` on `day`. */
export function membersOn(group: EconomyGroup, day: Day): string[] {
  return group.members
    .filter((one) => one.from <= day && (one.until === undefined || day <= one.until))
    .map((one) => one.economy)
}
