import { inLanguage, type Language } from '@wstc/domain/kernel/bilingual'
import type { BarsBlock } from '@wstc/domain/plan/model/document'
import { renderChart } from '../../platform/chart-svg.ts'
import { chartSize, inks } from './chart-look.ts'

/** Bars that lie on each other, one row for each category, from the top. */
export function drawBars(block: BarsBlock, language: Language): string {
  const words = (text: { zh: string; en: string }): string => inLanguage(text, language)
  return renderChart(
    {
      color: block.series.map(({ tone }) => inks[tone]),
      legend: {
        top: 0,
        right: 8,
        itemWidth: 10,
        itemHeight: 10,
        itemGap: 14,
        icon: 'rect',
        textStyle: { color: '#343132', fontSize: 11 },
      },
      grid: { left: language === 'en' ? 216 : 138, right: 16, top: 30, bottom: 22 },
      xAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: '#5f5a5b', fontSize: 10 },
        splitLine: { lineStyle: { color: '#e4e1de' } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: block.categories.map(words),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: '#8b8683' } },
        axisLabel: { color: '#343132', fontSize: 10, interval: 0 },
      },
      series: block.series.map(({ name, values }) => ({
        type: 'bar' as const,
        name: words(name),
        stack: 'all',
        barWidth: 10,
        data: values.map((value) => (value === 0 ? null : value)),
        label: { show: true, color: '#ffffff', fontSize: 8 },
      })),
    },
    chartSize(block),
  )
}
