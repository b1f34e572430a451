import type { Bilingual } from '../../kernel/bilingual.ts'

/** 演示数据: made-up figures are called so wherever they leave the platform. */
export const syntheticText: Bilingual = { zh: '演示数据', en: 'Demonstration data' }

/** Columns of the downloaded tasks. */
export const taskColumns = {
  number: { zh: '序号', en: 'Number' },
  title: { zh: '任务', en: 'Task' },
  summary: { zh: '内容', en: 'What it is' },
  sector: { zh: '领域', en: 'Sector' },
  lead: { zh: '牵头部门', en: 'Lead' },
  cooperating: { zh: '配合部门', en: 'Cooperating' },
  schedule: { zh: '时间进度', en: 'Schedule' },
  light: { zh: '亮灯', en: 'Light' },
  reported: { zh: '部门报告', en: 'Reported' },
  evidenced: { zh: '佐证', en: 'Evidence' },
  accepted: { zh: '采信项数/要求项数', en: 'Evidence accepted / required' },
  calendar: { zh: '时段', en: 'Calendar' },
  reasons: { zh: '亮灯理由', en: 'Why' },
  citation: { zh: '出处', en: 'Clause' },
  unclear: { zh: '存疑', en: 'Unclear in the document' },
  synthetic: { zh: '数据性质', en: 'Nature of data' },
} as const satisfies Record<string, Bilingual>

/** Columns of the downloaded targets. */
export const targetColumns = {
  id: { zh: '编号', en: 'Id' },
  sector: { zh: '领域', en: 'Sector' },
  statement: { zh: '目标', en: 'Target' },
  indicator: { zh: '指标', en: 'Indicator' },
  unit: { zh: '单位', en: 'Unit' },
  due: { zh: '期限', en: 'Due' },
  criterion: { zh: '要求', en: 'Asked' },
  bound: { zh: '目标值', en: 'Target value' },
  verdict: { zh: '判断', en: 'Verdict' },
  value: { zh: '最新值', en: 'Latest value' },
  year: { zh: '最新年份', en: 'Latest year' },
  ratio: { zh: '实际/所需', en: 'Observed ÷ required' },
  forecast: { zh: '预测', en: 'Forecast' },
  low: { zh: '预测下限', en: 'Forecast, low' },
  high: { zh: '预测上限', en: 'Forecast, high' },
  department: { zh: '责任部门', en: 'Department' },
  citation: { zh: '出处', en: 'Clause' },
  unclear: { zh: '存疑', en: 'Unclear in the document' },
  synthetic: { zh: '数据性质', en: 'Nature of data' },
} as const satisfies Record<string, Bilingual>
