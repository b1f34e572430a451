import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import type { Status } from '../../kit/status.ts'

const points = (values: readonly string[]) =>
  values.map((value, index) => ({
    period: `${2016 + Math.floor(index / 4)}-Q${(index % 4) + 1}`,
    value,
  }))

export const exampleTotals = {
  total: points(['21.4', '22.0', '23.6', '24.1', '24.0', '25.2', '26.9', '27.3', '27.8']),
  exports: points(['6.1', '6.4', '7.0', '7.1', '6.9', '7.6', '8.2', '8.0', '8.4']),
}

export const exampleForecast = [
  { period: '2018-Q2', value: '28.7', low: '27.9', high: '29.5' },
  { period: '2018-Q3', value: '29.6', low: '28.3', high: '30.9' },
  { period: '2018-Q4', value: '30.5', low: '28.7', high: '32.4' },
]

export const exampleSectors: readonly { readonly name: Bilingual; readonly value: string }[] = [
  { name: { zh: '运输', en: 'Transport' }, value: '9.2' },
  { name: { zh: '建设', en: 'Construction' }, value: '6.8' },
  { name: { zh: '旅行', en: 'Travel' }, value: '5.1' },
  { name: { zh: '电信、计算机和信息', en: 'Telecoms, computer, information' }, value: '4.4' },
  { name: { zh: '文化', en: 'Culture' }, value: '1.3' },
]

export const exampleLanes: readonly {
  readonly name: Bilingual
  readonly from: string
  readonly to: string
  readonly status: Status
  readonly milestones: readonly { readonly day: string; readonly label: Bilingual }[]
}[] = [
  {
    name: { zh: '统计直报', en: 'Direct reporting' },
    from: '2016-07-01',
    to: '2017-12-31',
    status: 'done',
    milestones: [{ day: '2017-03-31', label: { zh: '首批企业报送', en: 'First firms report' } }],
  },
  {
    name: { zh: '重点企业认定', en: 'Key enterprises' },
    from: '2016-10-01',
    to: '2018-06-30',
    status: 'good',
    milestones: [{ day: '2018-03-01', label: { zh: '公示名单', en: 'List published' } }],
  },
  {
    name: { zh: '资金风险监测', en: 'Payment risks' },
    from: '2017-01-01',
    to: '2018-03-31',
    status: 'bad',
    milestones: [{ day: '2017-12-01', label: { zh: '规则上线', en: 'Rules in force' } }],
  },
  {
    name: { zh: '会展通关', en: 'Customs for fairs' },
    from: '2017-06-01',
    to: '2018-12-31',
    status: 'watch',
    milestones: [{ day: '2018-09-15', label: { zh: '中期评估', en: 'Mid-term review' } }],
  },
]
