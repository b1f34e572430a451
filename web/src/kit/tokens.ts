/** Every value of the look. Nothing outside this file names a colour, a size or a duration. */

export type Mode = 'light' | 'dark'
type PerMode = Readonly<Record<Mode, string>>

/** Plum-blossom red: the accent until a page names that of its city (city-accent.ts). */
export const builtInAccent = {
  solid: { light: '#b3243f', dark: '#bc3e56' },
  hover: { light: '#9a1f36', dark: '#a2354a' },
  active: { light: '#841b2f', dark: '#8b2e40' },
  text: { light: '#b3243f', dark: '#ff8fa1' },
  wash: { light: '#f9edf0', dark: '#402e31' },
  onSolid: { light: '#ffffff', dark: '#ffffff' },
} as const satisfies Record<string, PerMode>

export const surface = {
  page: { light: '#f5f4f2', dark: '#141314' },
  card: { light: '#ffffff', dark: '#1c1b1c' },
  raised: { light: '#ffffff', dark: '#262425' },
  sunken: { light: '#edebe8', dark: '#100f10' },
  line: { light: '#dedbd7', dark: '#363334' },
  /** Borders of things one can operate: 3:1 against the card. */
  edge: { light: '#8b8683', dark: '#7d7879' },
} as const satisfies Record<string, PerMode>

export const ink = {
  strong: { light: '#1b1a1b', dark: '#f1eeee' },
  body: { light: '#343132', dark: '#d9d5d5' },
  quiet: { light: '#5f5a5b', dark: '#aaa4a5' },
  link: { light: '#1b5c97', dark: '#85bdf0' },
} as const satisfies Record<string, PerMode>

/** Status colours; each also has a shape of its own (status.ts) and is never shown without words. */
export const status = {
  good: { light: '#16703c', dark: '#5cc98a' },
  watch: { light: '#8f5a00', dark: '#e5b04c' },
  bad: { light: '#b83409', dark: '#ff8f66' },
  done: { light: '#1b5c97', dark: '#85bdf0' },
  none: { light: '#66615f', dark: '#a09a9b' },
} as const satisfies Record<string, PerMode>

export const statusWash = {
  good: { light: '#e9f4ed', dark: '#16291e' },
  watch: { light: '#fbf2de', dark: '#2f2510' },
  bad: { light: '#fdeee7', dark: '#351d13' },
  done: { light: '#e8f1f9', dark: '#152534' },
  none: { light: '#f0eeec', dark: '#282627' },
} as const satisfies Record<keyof typeof status, PerMode>

/** Told apart under deuteranopia, protanopia and tritanopia. */
export const spectrum: Readonly<Record<Mode, readonly string[]>> = {
  light: ['#b3264a', '#1f6fb2', '#b87503', '#0b8272', '#7656a8', '#5d6b78', '#3f9bd1', '#8a7a1f'],
  dark: ['#ef7d98', '#6cb2ee', '#e0a93f', '#45bfae', '#b195e0', '#a3b0bc', '#9ad4f5', '#c9bb5a'],
}

/** Pixels. */
export const space = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 24, 6: 32, 7: 48, 8: 64 } as const

/** Pixels: size and line height. `wall` is for the wall screen. */
export const type = {
  small: [12, 18],
  body: [14, 22],
  large: [16, 26],
  title: [18, 28],
  heading: [24, 34],
  display: [32, 42],
  wall: [56, 64],
} as const

export const font = {
  sans: "-apple-system, 'Segoe UI', 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Noto Sans S Chinese', 'Helvetica Neue', Arial, sans-serif",
  /** Page titles: Song type, as official Chinese documents have it. */
  title:
    "'Songti SC', 'Source Han Serif SC', 'Noto Serif CJK SC', STSong, Georgia, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans S Chinese', serif",
  /** For English pages: a Chinese font would draw quotation marks a whole square wide. */
  sansEn:
    "-apple-system, 'Segoe UI', 'Helvetica Neue', Arial, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans S Chinese', sans-serif",
  titleEn:
    "Charter, Georgia, 'Times New Roman', 'Songti SC', 'Noto Serif CJK SC', 'Noto Sans S Chinese', serif",
  mono: "ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace",
} as const

export const radius = { small: 3, medium: 5, round: 999 } as const
export const shadow: PerMode = {
  light: '0 1px 2px rgb(40 30 30 / 6%), 0 6px 20px rgb(40 30 30 / 10%)',
  dark: '0 1px 2px rgb(0 0 0 / 40%), 0 6px 20px rgb(0 0 0 / 50%)',
}
/** Milliseconds; nothing moves where the reader asks for less motion. */
export const motion = { quick: 120, calm: 200 } as const
/** Pixels below which the layout is one column. */
export const narrow = 880
