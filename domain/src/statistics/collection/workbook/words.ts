import type { Bilingual } from '../../../kernel/bilingual.ts'

/** Names of sheets and columns that no form names. */
export const bookWords = {
  rows: { zh: '明细', en: 'Rows' },
  cells: { zh: '指标', en: 'Figures' },
  key: { zh: '行标识', en: 'Row id' },
  keyHint: {
    zh: '由系统填写，请勿修改；新增的行留空。',
    en: 'Filled in by the platform, not to be changed; leave it empty in new rows.',
  },
  code: { zh: '代码', en: 'Code' },
  label: { zh: '指标', en: 'Figure' },
  value: { zh: '填写', en: 'Value' },
  unit: { zh: '计量单位', en: 'Unit' },
  help: { zh: '填报说明', en: 'Help' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
} as const satisfies Record<string, Bilingual>
