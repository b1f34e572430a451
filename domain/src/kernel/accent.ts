/** A colour as six hexadecimal digits after `#`. */
export type Hex = string
type PerMode = { readonly light: Hex; readonly dark: Hex }

/** 主题色: the two colours a city chooses; every other tone follows from them. */
export interface AccentSeeds extends PerMode {}

/** WCAG 2.2, success criterion 1.4.3: text against what it stands on. */
export const textContrast = 4.5

/** What accent text may stand on, besides its own wash: from the lightest to the darkest. */
export const accentGrounds = {
  light: ['#ffffff', '#f5f4f2', '#edebe8'],
  dark: ['#100f10', '#141314', '#1c1b1c', '#262425'],
} as const

type Rgb = readonly [number, number, number]
const white: Hex = '#ffffff'
const black: Hex = '#000000'

export const isHex = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)

const rgbOf = (hex: Hex): Rgb => {
  const n = Number.parseInt(hex.slice(1), 16)
  return [n >> 16, (n >> 8) & 255, n & 255]
}
const hexOf = (rgb: Rgb): Hex =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

/** `share` percent of `other` in `colour`. */
function mix(colour: Hex, other: Hex, share: number): Hex {
  const [a, b] = [rgbOf(colour), rgbOf(other)]
  const part = (n: 0 | 1 | 2) => a[n] + ((b[n] - a[n]) * share) / 100
  return hexOf([part(0), part(1), part(2)])
}

function luminance(hex: Hex): number {
  const [r, g, b] = rgbOf(hex).map((value) => {
    const s = value / 255
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: Hex, other: Hex): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** The first mixture of `colour` with `toward` that reads on all of `grounds`. */
function readable(colour: Hex, toward: Hex, grounds: readonly Hex[]): Hex {
  for (let share = 0; share < 100; share += 2) {
    const tone = mix(colour, toward, share)
    if (grounds.every((ground) => contrast(tone, ground) >= textContrast)) return tone
  }
  return toward
}

/** A fault of a seed: what it is held against and how far it falls short. */
export interface AccentFault {
  readonly mode: 'light' | 'dark'
  readonly against?: Hex
  /** Contrast cut to two places; absent where the text is no colour. */
  readonly contrast?: string
}

/** The light seed carries white text; the dark one is read on dark cards. */
export function checkAccent(seeds: AccentSeeds): AccentFault[] {
  const grounds = { light: white, dark: accentGrounds.dark[3] }
  return (['light', 'dark'] as const).flatMap((mode): AccentFault[] => {
    if (!isHex(seeds[mode])) return [{ mode }]
    const found = contrast(seeds[mode], grounds[mode])
    if (found >= textContrast) return []
    const cut = (Math.floor(found * 100) / 100).toFixed(2)
    return [{ mode, against: grounds[mode], contrast: cut }]
  })
}

export interface AccentTones {
  /** Filled buttons and marks. */
  readonly solid: PerMode
  readonly hover: PerMode
  readonly active: PerMode
  readonly text: PerMode
  /** Ground of what is chosen. */
  readonly wash: PerMode
  readonly onSolid: PerMode
}

/** Every tone of the accent; text on `solid`, `hover` and `active` is white in both modes. */
export function accentTones({ light, dark }: AccentSeeds): AccentTones {
  const solid = { light, dark: readable(mix(light, white, 12), black, [white]) }
  const darker = (share: number): PerMode => ({
    light: mix(solid.light, black, share),
    dark: mix(solid.dark, black, share),
  })
  const wash = { light: mix(white, light, 8), dark: mix(accentGrounds.dark[2], dark, 16) }
  return {
    solid,
    hover: darker(14),
    active: darker(26),
    text: {
      light: readable(light, black, [...accentGrounds.light, wash.light]),
      dark: readable(dark, white, [...accentGrounds.dark, wash.dark]),
    },
    wash,
    onSolid: { light: white, dark: white },
  }
}

const distance = (one: Hex, other: Hex): number =>
  rgbOf(one).reduce((sum, part, n) => sum + (part - rgbOf(other)[n]!) ** 2, 0)

/** `series` with the accent first; the colour nearest to it gives way, so that none looks alike. */
export function accentSeries(accent: Hex, series: readonly Hex[]): readonly Hex[] {
  const nearest = [...series].sort((a, b) => distance(a, accent) - distance(b, accent))[0]
  return [accent, ...series.filter((one) => one !== nearest)]
}
