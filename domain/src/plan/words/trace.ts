import type { Bilingual } from '../../kernel/bilingual.ts'
import type { TraceCode } from '../rules/trace.ts'

/** Words of the steps of reasoning about a target. `{blanks}` are filled from the step's values. */
export const traceTexts: Readonly<Record<TraceCode, Bilingual>> = {
  'criterion-above': {
    zh: '要求：超过 {value} {unit}（等于不算）',
    en: 'Asked for: above {value} {unit} (equal does not count)',
  },
  'criterion-at-least': {
    zh: '要求：不低于 {value} {unit}（等于也算）',
    en: 'Asked for: at least {value} {unit} (equal counts)',
  },
  'criterion-at-most': {
    zh: '要求：不高于 {value} {unit}（等于也算）',
    en: 'Asked for: at most {value} {unit} (equal counts)',
  },
  'criterion-about': {
    zh: '要求：{value} {unit}左右，允许差 {tolerance}%；更好也算',
    en: 'Asked for: about {value} {unit}, within {tolerance}%; better counts too',
  },
  'criterion-range': {
    zh: '要求：{low}—{high} {unit}，到下限即达成，超过上限也算并注明',
    en: 'Asked for: {low} to {high} {unit}; the low end reaches it, beyond the high end counts and is said',
  },
  'criterion-qualitative': {
    zh: '文件没有给出数字：由人对照写明的标准、凭佐证判断',
    en: 'The document gives no figure: a person judges against the written test, with evidence',
  },
  'series-growth': {
    zh: '增速由本期与上年同期的数值算出',
    en: 'Growth is computed from the figure and that of the same months a year before',
  },
  'series-average-growth': {
    zh: '年均增速由 {since} 年以来的数值算出；比较时用乘方，不开方取近似',
    en: 'Average growth is computed since {since}; it is compared by powers, without rounding a root',
  },
  'series-share': {
    zh: '占比由部分与总体同期的数值算出',
    en: 'The share is computed from part and whole of the same months',
  },
  'series-published': {
    zh: '{years} 年无法计算，采用公布的数值',
    en: 'Published figures are used where none can be computed: {years}',
  },
  'figures-unverified': {
    zh: '所用数值中有尚未核实的',
    en: 'Some of the figures used are not verified yet',
  },
  base: { zh: '起点：{year} 年 {value} {unit}', en: 'Start: {value} {unit} in {year}' },
  latest: {
    zh: '最近的完整年度：{year} 年 {value} {unit}',
    en: 'Latest complete year: {value} {unit} in {year}',
  },
  'final-reached': {
    zh: '{year} 年全年 {value} {unit}，符合要求：已达成',
    en: '{value} {unit} for {year} satisfies it: reached',
  },
  'final-missed': {
    zh: '{year} 年全年 {value} {unit}，不符合要求：未达成',
    en: '{value} {unit} for {year} does not satisfy it: missed',
  },
  'early-reached': {
    zh: '{year} 年截至目前 {value} {unit}，累计数只增不减：已达成',
    en: '{value} {unit} so far in {year}; such a total only rises: reached',
  },
  'early-missed': {
    zh: '{year} 年截至目前 {value} {unit}，已经超出，累计数只增不减：未达成',
    en: '{value} {unit} so far in {year} is beyond it already, and such a total only rises: missed',
  },
  'final-above-range': {
    zh: '{value} {unit} 高于区间上限',
    en: '{value} {unit} is beyond the high end of the range',
  },
  'already-meets': {
    zh: '目前的数值已符合要求，到期仍须保持',
    en: 'The figure satisfies it already and must still do so when due',
  },
  'moved-away': {
    zh: '起点已符合要求或要求不为正，而目前的数值不符合：出现倒退',
    en: 'The start satisfied it, or what is asked is not positive, and the figure now does not: deterioration',
  },
  'growth-compared': {
    zh: '{from}—{to} 年实际年均 {observed}%；到 {due} 年需要年均 {required}%',
    en: 'Observed {observed}% a year from {from} to {to}; {required}% a year is required until {due}',
  },
  'step-compared': {
    zh: '{from}—{to} 年实际每年变化 {observed} {unit}；到 {due} 年每年需要 {required} {unit}',
    en: 'Observed change of {observed} {unit} a year from {from} to {to}; {required} a year is required until {due}',
  },
  'rate-observed': { zh: '{year} 年增速 {value}%', en: 'Growth of {value}% in {year}' },
  pace: {
    zh: '{year} 年前 {months} 个月 {value} {unit}；按月均摊应为 {expected} {unit}',
    en: '{value} {unit} in {months} months of {year}; an even pace would make {expected}',
  },
  ratio: {
    zh: '实际 ÷ 需要 = {ratio}（截取三位小数）',
    en: 'Observed ÷ required = {ratio} (cut to three places)',
  },
  'grade-on-track': { zh: '不低于 0.95：进展正常', en: 'At least 0.95: on track' },
  'grade-moderate': {
    zh: '不低于 0.60、低于 0.95：进展一般',
    en: 'At least 0.60 and below 0.95: moderate',
  },
  'grade-limited': {
    zh: '不低于 0、低于 0.60：进展有限',
    en: 'At least 0 and below 0.60: limited',
  },
  'grade-deterioration': { zh: '低于 0：出现倒退', en: 'Below 0: deterioration' },
  'no-figures': { zh: '还没有可用的数值', en: 'There is no usable figure yet' },
  'one-figure': {
    zh: '完整年度的数值不足两个，不能计算进展',
    en: 'Fewer than two figures of complete years: progress cannot be computed',
  },
  'base-not-positive': {
    zh: '起点不是正数，年均增速没有意义',
    en: 'The start is not positive: average growth is undefined',
  },
  'figure-negative': {
    zh: '数值或要求为负，年均增速没有意义',
    en: 'The figure or what is asked is negative: average growth is undefined',
  },
  'awaiting-data': {
    zh: '{year} 年已结束，等待数据（最迟 {due}）',
    en: '{year} is over; awaiting its data (due by {due})',
  },
  'awaiting-data-late': {
    zh: '{year} 年的数据应于 {due} 前到，已迟 {days} 个工作日',
    en: 'The data of {year} were due by {due} and are {days} working days late',
  },
  'each-year': {
    zh: '{from}—{to} 年逐年判断，一年的缺口不由另一年补上',
    en: 'Every year from {from} to {to} is judged alone; one year does not make good another',
  },
  'year-verdict': {
    zh: '{year} 年（{value} {unit}）：{verdict}',
    en: '{year} ({value} {unit}): {verdict}',
  },
  'year-running': {
    zh: '{year} 年尚未结束，目前不能判断',
    en: '{year} is not over; it cannot be judged yet',
  },
  'each-year-reached': { zh: '各年都已达成', en: 'Every year reached it' },
  'each-year-missed': { zh: '有年度未达成', en: 'At least one year missed it' },
  'each-year-open': {
    zh: '还有年度没有定论',
    en: 'Some years are still to be decided',
  },
  'finding-reached': {
    zh: '{on} 判断为已达成，附佐证 {evidence} 件',
    en: 'Found reached on {on}, with {evidence} pieces of evidence',
  },
  'finding-partly': {
    zh: '{on} 判断为部分达成，附佐证 {evidence} 件',
    en: 'Found partly reached on {on}, with {evidence} pieces of evidence',
  },
  'finding-not-yet': {
    zh: '{on} 判断为尚未达成，附佐证 {evidence} 件',
    en: 'Found not yet reached on {on}, with {evidence} pieces of evidence',
  },
  'finding-none': { zh: '还没有人作出判断', en: 'No one has judged it yet' },
  'finding-awaited': {
    zh: '到期之后还没有人作出判断',
    en: 'No one has judged it since it fell due',
  },
  'finding-without-evidence': {
    zh: '没有佐证的“已达成”不算数',
    en: 'A finding of reached without evidence does not count',
  },
  'finding-final': {
    zh: '到期之后的判断仍不是已达成：未达成',
    en: 'The finding after it fell due is still not reached: missed',
  },
  'forecast-log-drift': {
    zh: '按 {points} 个年度的平均增速外推，{year} 年约 {value} {unit}，八成可能在 {low}—{high} 之间',
    en: 'At the average growth of {points} years, {year} comes to about {value} {unit}, with 80% between {low} and {high}',
  },
  'forecast-drift': {
    zh: '按 {points} 个年度的平均变化外推，{year} 年约 {value} {unit}，八成可能在 {low}—{high} 之间',
    en: 'At the average change of {points} years, {year} comes to about {value} {unit}, with 80% between {low} and {high}',
  },
  'forecast-without-band': {
    zh: '只有 {points} 个年度，外推 {year} 年约 {value} {unit}，不足以给出区间',
    en: 'Only {points} years: {year} comes to about {value} {unit}, too few for a band',
  },
  'forecast-wide': {
    zh: '区间比预测值本身还宽：年度太少或起伏太大，不宜据此下结论',
    en: 'The band is wider than the forecast itself: too few years or too uneven to conclude from',
  },
  'data-late': {
    zh: '{period} 的数据应于 {due} 前到，迟到 {days} 个工作日',
    en: 'The data of {period} were due by {due} and came {days} working days late',
  },
  'data-missing': {
    zh: '{period} 的数据应于 {due} 前到，已迟 {days} 个工作日仍未到',
    en: 'The data of {period} were due by {due} and are missing, {days} working days late',
  },
}
