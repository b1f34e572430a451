import type { Day } from '../../kernel/period.ts'
import { type Proof, shownOn } from './project-state.ts'

/** One version of a carrier's yearly figure with its two times: its year, and when it was known. */
export interface CarrierFigure {
  readonly carrier: string
  readonly indicator: string
  readonly year: number
  readonly version: number
  readonly value: string
  readonly knownOn: Day
  readonly synthetic: boolean
}

/** What evidence of a figure hangs on: this very version. */
export const figureProof = (
  figure: Pick<CarrierFigure, 'carrier' | 'indicator' | 'year' | 'version'>,
): string => `${figure.carrier}/${figure.indicator}/${figure.year}.${figure.version}`

export interface CarrierValue {
  readonly indicator: string
  readonly year: number
  readonly version: number
  readonly value: string
  /** Accepted evidence shows this version. */
  readonly shown: boolean
  readonly synthetic: boolean
}

/** 载体状态 as known on a day. */
export interface CarrierState {
  readonly carrier: string
  readonly asOf: Day
  /** By indicator and year, one version of each. */
  readonly figures: readonly CarrierValue[]
  /** Projects that stand in it. */
  readonly projects: readonly string[]
  readonly evidence: { readonly accepted: number; readonly submitted: number }
  readonly synthetic: boolean
}

/** The figures of one carrier as known on `day`: the newest version of each year. */
export function carrierStateOn(
  carrier: string,
  figures: readonly CarrierFigure[],
  proofs: readonly Proof[],
  projects: readonly string[],
  day: Day,
): CarrierState {
  const newest = new Map<string, CarrierFigure>()
  for (const figure of figures) {
    if (figure.carrier !== carrier || figure.knownOn > day) continue
    const key = `${figure.indicator}/${figure.year}`
    const before = newest.get(key)
    if (!before || before.version < figure.version) newest.set(key, figure)
  }
  const shown = shownOn(proofs, 'figure', day)
  const own = proofs.filter(
    (proof) => proof.of.startsWith(`${carrier}/`) && proof.submittedOn <= day,
  )
  const settled = own.filter((proof) => proof.settledOn !== null && proof.settledOn <= day)
  const held = [...newest.values()]
  return {
    carrier,
    asOf: day,
    figures: held
      .map((one) => ({
        indicator: one.indicator,
        year: one.year,
        version: one.version,
        value: one.value,
        shown: shown.has(figureProof(one)),
        synthetic: one.synthetic,
      }))
      .toSorted((a, b) =>
        a.indicator === b.indicator ? a.year - b.year : a.indicator < b.indicator ? -1 : 1,
      ),
    projects,
    evidence: {
      accepted: settled.filter((proof) => proof.stage === 'accepted').length,
      submitted: own.length - settled.length,
    },
    synthetic: held.some((one) => one.synthetic),
  }
}
