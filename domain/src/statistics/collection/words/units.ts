import type { Bilingual } from '../../../kernel/bilingual.ts'
import type { CellUnit } from '../model/form.ts'

/** Units of fixed cells. */
export const unitTexts: Readonly<Record<CellUnit, Bilingual>> = {
  usd: { zh: '美元', en: 'US dollars' },
  'usd-10k': { zh: '万美元', en: 'US$ 10,000' },
  'cny-10k': { zh: '万元', en: 'CNY 10,000' },
  people: { zh: '人', en: 'people' },
  'person-times': { zh: '人次', en: 'person-times' },
  'person-days': { zh: '人天', en: 'person-days' },
  affiliates: { zh: '家', en: 'affiliates' },
  contracts: { zh: '份', en: 'contracts' },
  percent: { zh: '%', en: '%' },
}
