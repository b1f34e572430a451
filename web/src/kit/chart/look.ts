import { series } from '../city-accent.ts'
import { font, ink, type Mode, status, surface, type } from '../tokens.ts'

/** What every chart shares: quiet axes, the series colours, tooltips drawn and not written as HTML. */
export function chartLook(mode: Mode) {
  const text = { color: ink.quiet[mode], fontFamily: font.sans, fontSize: type.small[0] }
  return {
    animationDuration: 200,
    color: [...series[mode]],
    textStyle: text,
    grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 14, itemHeight: 8, textStyle: text },
    tooltip: {
      // A tooltip in HTML would carry style attributes, which the content security policy refuses.
      renderMode: 'richText' as const,
      confine: true,
      backgroundColor: surface.raised[mode],
      borderColor: surface.line[mode],
      textStyle: { ...text, color: ink.body[mode] },
    },
    axis: {
      axisLine: { lineStyle: { color: surface.edge[mode] } },
      axisTick: { show: false },
      axisLabel: text,
      nameTextStyle: text,
      splitLine: { lineStyle: { color: surface.line[mode] } },
    },
    colours: { ink: ink.strong[mode], bad: status.bad[mode], card: surface.card[mode] },
  }
}
export type ChartLook = ReturnType<typeof chartLook>

/** Dashes and marks that tell series apart without colour. */
export const dashes = ['solid', [6, 3], [2, 3], [10, 3, 2, 3]] as const
export const marks = ['circle', 'rect', 'triangle', 'diamond'] as const
