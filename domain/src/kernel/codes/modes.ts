import type { Bilingual } from '../bilingual.ts'

export type ModeOfSupply = '1' | '2' | '3' | '4'

/** 供应模式: how a service reaches its buyer (GATS art. I:2; MSITS 2010). */
export const modesOfSupply: readonly {
  readonly code: ModeOfSupply
  readonly name: Bilingual
  readonly help: Bilingual
}[] = [
  {
    code: '1',
    name: { zh: '跨境交付', en: 'Cross-border supply' },
    help: {
      zh: '双方都在自己的国家，服务跨境送达：通过网络交付软件、图纸、报告，或承运货物。',
      en: 'Both sides stay at home and the service crosses the border: software, drawings or reports delivered online, or goods carried.',
    },
  },
  {
    code: '2',
    name: { zh: '境外消费', en: 'Consumption abroad' },
    help: {
      zh: '购买方到提供方所在国接受服务：来汉旅游、留学、就医，或船舶、飞机送修。',
      en: 'The buyer, or what belongs to the buyer, goes to the supplier: travel, study, treatment, ships or aircraft sent for repair.',
    },
  },
  {
    code: '3',
    name: { zh: '商业存在', en: 'Commercial presence' },
    help: {
      zh: '在对方国家设立的子公司、分公司向当地销售服务。由附属机构年报统计，不在月报中填写。',
      en: 'A subsidiary or branch in the buyer’s country sells there. Collected by the annual form on affiliates, not by the monthly one.',
    },
  },
  {
    code: '4',
    name: { zh: '自然人移动', en: 'Presence of natural persons' },
    help: {
      zh: '派人到对方国家短期提供服务：派出工程师安装调试、派出顾问驻场。',
      en: 'People go to the buyer’s country for a time: engineers who install, consultants on site.',
    },
  },
]

/** 流向: exports are sold to non-residents, imports bought from them. */
export const flows = [
  { code: 'export', name: { zh: '出口', en: 'Exports' } },
  { code: 'import', name: { zh: '进口', en: 'Imports' } },
] as const
