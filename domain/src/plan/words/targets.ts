import type { Bilingual } from '../../kernel/bilingual.ts'
import type { Indicator } from '../model/indicator.ts'

/** Problems of observations, targets and city data. */
export const planTargetProblemWords: Record<string, Bilingual> = {
  'plan/not-your-indicator': {
    zh: '该指标由{department}负责填报，您所在单位不能录入。',
    en: '{department} answers for this indicator; your organisation cannot record it.',
  },
  'plan/observation-refused': {
    zh: '数据未通过检查，未保存任何内容。请按提示修改后再试。',
    en: 'The figures did not pass the checks and nothing was stored. Correct what is marked.',
  },
  'plan/import-refused': {
    zh: '文件中有{count}处错误，未保存任何内容。请按行和列修改后再导入。',
    en: 'The file has {count} fault(s) and nothing was stored. Correct them by row and column.',
  },
  'plan/import-empty': {
    zh: '文件中没有可导入的数据行。',
    en: 'The file holds no rows to import.',
  },
  'plan/import-columns-missing': {
    zh: '表头缺少这些列：{columns}。请使用模板。',
    en: 'These columns are missing from the header: {columns}. Use the template.',
  },
  'plan/duplicate-row': {
    zh: '与第{line}行的指标和时期重复',
    en: 'Same indicator and period as line {line}',
  },
  'plan/indicator-unknown': { zh: '没有这个指标', en: 'There is no such indicator' },
  'plan/indicator-takes-no-figures': {
    zh: '该指标为定性指标，不填数字',
    en: 'This indicator is judged by a person and takes no figures',
  },
  'plan/period-unreadable': {
    zh: '时期写法不对，例如 2017、2017-H1、2017-Q3、2017-08',
    en: 'Write the period as 2017, 2017-H1, 2017-Q3 or 2017-08',
  },
  'plan/period-does-not-fit': {
    zh: '时期与指标频率（{frequency}）不符',
    en: 'The period does not fit the frequency of the indicator ({frequency})',
  },
  'plan/period-not-over': {
    zh: '该时期到{end}才结束，还不能填报',
    en: 'This period ends on {end}; it cannot be reported yet',
  },
  'plan/negative-figure': { zh: '不能为负数', en: 'Must not be negative' },
  'plan/not-a-share': { zh: '比重应在0到100之间', en: 'A share lies between 0 and 100' },
  'plan/whole-number-wanted': { zh: '应为整数', en: 'Must be a whole number' },
  'plan/unit-differs': {
    zh: '单位与指标定义（{unit}）不符',
    en: 'The unit is not that of the indicator ({unit})',
  },
  'plan/reason-required': {
    zh: '该时期已有数据（{value}），修订须说明理由',
    en: 'A figure exists ({value}); give the reason for changing it',
  },
  'plan/nothing-changed': {
    zh: '与现有数据相同，无需修订',
    en: 'Same as the figure that is there; nothing to change',
  },
  'plan/tenfold-change': {
    zh: '与{period}的{before}相差十倍以上，请确认单位',
    en: 'At least ten times off the figure of {period} ({before}); check the unit',
  },
  'plan/own-record': {
    zh: '不能核实自己录入的数据，请由他人核实。',
    en: 'You cannot verify what you recorded yourself; another person must.',
  },
  'plan/already-verified': { zh: '该数据已核实。', en: 'This figure is already verified.' },
  'plan/superseded': {
    zh: '该数据已有更新的版本，请刷新后再办。',
    en: 'A newer version of this figure exists; reload first.',
  },
  'plan/target-is-measured': {
    zh: '该目标按数字判断，不接受人工结论。',
    en: 'This target is judged by figures and takes no finding.',
  },
  'plan/evidence-required': {
    zh: '认定达到须附佐证',
    en: 'A finding of reached needs evidence',
  },
  'plan/day-in-the-future': {
    zh: '查询日期不能晚于今天（{today}）。',
    en: 'The day asked for cannot be after today ({today}).',
  },
  'noun/indicator': { zh: '指标', en: 'indicator' },
  'noun/observation': { zh: '观测值', en: 'observation' },
  'noun/city-version': { zh: '城市数据版本', en: 'version of the city data' },
}

/** 频率 of an indicator. */
export const frequencyTexts: Readonly<Record<Indicator['frequency'], Bilingual>> = {
  year: { zh: '每年', en: 'yearly' },
  half: { zh: '每半年', en: 'half-yearly' },
  quarter: { zh: '每季', en: 'quarterly' },
  month: { zh: '每月', en: 'monthly' },
}

/** Columns of a sheet of observations: heading in both languages, and what else is understood. */
export const observationColumns = {
  indicator: { zh: '指标', en: 'Indicator' },
  period: { zh: '时期', en: 'Period' },
  value: { zh: '数值', en: 'Value' },
  unit: { zh: '单位', en: 'Unit' },
  source: { zh: '来源', en: 'Source' },
  note: { zh: '备注', en: 'Note' },
  reason: { zh: '修订理由', en: 'Reason for change' },
} as const satisfies Record<string, Bilingual>
