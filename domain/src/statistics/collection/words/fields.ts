import type { Bilingual } from '../../../kernel/bilingual.ts'
import type { RowField } from '../model/content.ts'
import type { RegisterFacts } from '../model/facts.ts'

/** Heads of the columns of a return's rows. */
export const rowFieldNames: Readonly<Record<RowField, Bilingual>> = {
  flow: { zh: '流向', en: 'Direction' },
  item: { zh: '服务项目', en: 'Item' },
  partner: { zh: '国家（地区）', en: 'Economy' },
  mode: { zh: '供应模式', en: 'Mode of supply' },
  currency: { zh: '币种', en: 'Currency' },
  amount: { zh: '金额', en: 'Amount' },
  contract: { zh: '合同登记号', en: 'Contract' },
  note: { zh: '备注', en: 'Note' },
}

/** What the register is asked for. */
export const factNames: Readonly<Record<keyof RegisterFacts, Bilingual>> = {
  status: { zh: '经营状态', en: 'state of business' },
  standing: { zh: '企业类别', en: 'standing' },
  sectors: { zh: '重点领域', en: 'sectors' },
  items: { zh: '服务项目', en: 'items of trade' },
  partners: { zh: '往来国家（地区）', en: 'partner economies' },
  district: { zh: '所在区', en: 'district' },
  ownership: { zh: '登记注册类型', en: 'ownership' },
  size: { zh: '企业规模', en: 'size' },
  employees: { zh: '从业人员', en: 'employees' },
  turnover: { zh: '上年营业收入', en: 'income of last year' },
  servicesTrade: { zh: '上年服务进出口额', en: 'services trade of last year' },
  outsourcing: { zh: '是否承接服务外包', en: 'whether it takes outsourcing contracts' },
  technologyTrade: { zh: '是否有技术进出口合同', en: 'whether it has technology contracts' },
  affiliatesAbroad: { zh: '是否有境外附属机构', en: 'whether it has affiliates abroad' },
  foreignInvested: { zh: '是否外商投资', en: 'whether it is foreign-invested' },
  sendsPeopleAbroad: { zh: '是否派人到境外工作', en: 'whether it sends people abroad' },
  establishedOn: { zh: '成立日期', en: 'day of founding' },
  closedOn: { zh: '注销日期', en: 'day of closure' },
}
