import {
  builtInAccent as accent,
  font,
  ink,
  type Mode,
  motion,
  radius,
  spectrum as series,
  shadow,
  space,
  status,
  statusWash,
  surface,
  type,
} from './tokens.ts'

const kebab = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)

function colours(mode: Mode): string[] {
  const groups = { accent, surface, ink, status, wash: statusWash }
  const lines = Object.entries(groups).flatMap(([group, set]) =>
    Object.entries(set).map(([name, value]) => `--${group}-${kebab(name)}: ${value[mode]};`),
  )
  const drawn = series[mode].map((value, index) => `--series-${index + 1}: ${value};`)
  return [...lines, ...drawn, `--shadow: ${shadow[mode]};`, `color-scheme: ${mode};`]
}

/** The tokens as custom properties; `data-theme` on the root wins over the system's wish. */
export function tokensCss(): string {
  const fixed = [
    ...Object.entries(space).map(([step, px]) => `--space-${step}: ${px}px;`),
    ...Object.entries(type).flatMap(([name, [size, line]]) => [
      `--type-${name}: ${size / 16}rem;`,
      `--line-${name}: ${line / size};`,
    ]),
    ...Object.entries(font).map(([name, stack]) => `--font-${kebab(name)}: ${stack};`),
    ...Object.entries(radius).map(([name, px]) => `--radius-${name}: ${px}px;`),
    ...Object.entries(motion).map(([name, ms]) => `--motion-${name}: ${ms}ms;`),
  ]
  const dark = colours('dark').join(' ')
  return [
    `:root { ${fixed.join(' ')} ${colours('light').join(' ')} }`,
    ':root:lang(en) { --font-sans: var(--font-sans-en); --font-title: var(--font-title-en); }',
    // On each element, for the shorthand `font` takes it back.
    ':root:lang(en) * { font-variant-east-asian: proportional-width; }',
    `@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${dark} } }`,
    `:root[data-theme='dark'] { ${dark} }`,
    `@media print { :root, :root[data-theme] { ${colours('light').join(' ')} } }`,
  ].join('\n')
}
