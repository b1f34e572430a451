import { type AccentSeeds, isHex } from '@wstc/domain/kernel/accent'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'

export interface CityAccent extends AccentSeeds {
  readonly name: Bilingual
}

/** Plum-blossom red; for where no city speaks, such as while building. */
const plum: CityAccent = {
  name: { zh: '梅花红', en: 'Plum-blossom red' },
  light: '#b3243f',
  dark: '#ff8fa1',
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
