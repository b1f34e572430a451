import { drawsOf } from '@wstc/domain/kernel/seeded'
import { findOutliersByClass } from '@wstc/domain/statistics/review/hidiroglou-berthelot'
import type { Figure } from '../figure.ts'
import { ms, percentile, times } from '../statistics.ts'

const units = 5000
const series = 60
const classes = 12

interface Series {
  readonly previous: Float64Array
  readonly current: Float64Array
}

/** Skewed figures with honest growth and, in every series, some that are a thousand times too large. */
function seriesOf(n: number): Series {
  const draw = drawsOf(`outliers ${n}`)
  const previous = Float64Array.from({ length: units }, () => Math.exp(8 + 6 * draw()))
  const current = previous.map((value) => (draw() < 0.02 ? 0 : value * (0.7 + 0.6 * draw())))
  for (let at = 7; at < units; at += 500) current[at] = previous[at]! * 1000
  return { previous, current }
}

export const hb: Figure = {
  name: 'hb',
  run: async (_, { times: rounds }) => {
    const all = Array.from({ length: series }, (_, n) => seriesOf(n))
    const classOf = Int32Array.from({ length: units }, (_, n) => n % classes)
    const took: number[] = []
    const bare: number[] = []
    for (let round = -1; round < Math.max(2, rounds / 5); round += 1) {
      const begun = performance.now()
      let found = 0
      for (const { previous, current } of all) {
        for (const one of findOutliersByClass(previous, current, classOf).values()) {
          found += one.outliers.length
        }
      }
      if (round >= 0) took.push(performance.now() - begun)
      if (found < (series * units) / 500) throw new Error(`Only ${found} outliers were found`)
      const sorting = performance.now()
      for (const { previous, current } of all) {
        previous.toSorted()
        current.toSorted()
      }
      if (round >= 0) bare.push(performance.now() - sorting)
    }
    const p50 = percentile(took, 0.5)
    return [
      {
        what: `Hidiroglou–Berthelot over ${units.toLocaleString('en')} units × ${series} series in ${classes} classes`,
        bar: '≤ 1 s',
        measured: `p50 ${ms(p50)}, worst ${ms(Math.max(...took))}`,
        ratio: times(p50 / percentile(bare, 0.5)),
        baseline: `bare sort of the same figures: ${ms(percentile(bare, 0.5))}`,
        met: p50 <= 1000,
      },
    ]
  },
}
