import type { BarsBlock, Tone } from '@wstc/domain/plan/model/document'

/** Colours on paper: dark enough to be told apart when printed grey, with the value written in. */
export const inks: Readonly<Record<Tone, string>> = {
  done: '#1b5c97',
  good: '#16703c',
  watch: '#d9982b',
  bad: '#b83409',
  none: '#a09a9b',
}

/** So low that a chart of every section of the plan stands below the figures of the first page. */
export const chartSize = (block: BarsBlock): { width: number; height: number } => ({
  width: 590,
  height: 56 + block.categories.length * 15,
})
