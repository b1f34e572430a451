import { accentTones } from '@wstc/domain/kernel/accent'
import type { CityPack } from '@wstc/domain/plan/model/pack'

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)

/**
 * What goes into the head of every page so that the city's accent holds: the custom properties of
 * its tones, stronger than those built in, and the seeds for the charts and the theme.
 */
export function cityLook({ city }: Pick<CityPack, 'city'>, nonce: string): string {
  const { name, light, dark } = city.accent
  const tones = accentTones(city.accent)
  const properties = (mode: 'light' | 'dark'): string =>
    Object.entries(tones)
      .map(([tone, value]) => `--accent-${tone === 'onSolid' ? 'on-solid' : tone}:${value[mode]}`)
      .concat(`--series-1:${mode === 'light' ? tones.solid.light : tones.text.dark}`)
      .join(';')
  const css = [
    `:root:root{${properties('light')}}`,
    `@media (prefers-color-scheme:dark){:root:root:not([data-theme='light']){${properties('dark')}}}`,
    `:root:root[data-theme='dark']{${properties('dark')}}`,
    `@media print{:root:root,:root:root[data-theme]{${properties('light')}}}`,
  ].join('')
  const seeds = escaped(JSON.stringify({ name, light, dark }))
  return `<meta name="city-accent" content="${seeds}"/><style nonce="${nonce}">${css}</style>`
}

/** The page with the look of the city at the end of its head. */
export const dress = (html: string, pack: Pick<CityPack, 'city'>, nonce: string): string =>
  html.replace('</head>', () => `${cityLook(pack, nonce)}</head>`)
