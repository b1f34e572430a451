import { type AccentSeeds, accentSeries, accentTones, isHex } from '@wstc/domain/kernel/accent'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { builtInAccent, type Mode, spectrum } from './tokens.ts'

export interface CityAccent extends AccentSeeds {
  readonly name: Bilingual
}

/** Plum-blossom red; for where no city speaks, such as while building. */
const plum: CityAccent = {
  name: { zh: '梅花红', en: 'Plum-blossom red' },
  light: builtInAccent.solid.light,
  dark: builtInAccent.text.dark,
}

/** The accent of the city pack, as the server wrote it into the page. */
function readAccent(): CityAccent {
  const text =
    typeof document === 'undefined'
      ? undefined
      : document.querySelector('meta[name="city-accent"]')?.getAttribute('content')
  if (!text) return plum
  const found = JSON.parse(text) as CityAccent
  return isHex(found.light) && isHex(found.dark) ? found : plum
}

export const cityAccent = readAccent()

/** The accent with the tones that follow from it. */
export const accent = accentTones(cityAccent)

/** Series colours in order, the accent first. */
export const series: Readonly<Record<Mode, readonly string[]>> = {
  light: accentSeries(accent.solid.light, spectrum.light),
  dark: accentSeries(accent.text.dark, spectrum.dark),
}
