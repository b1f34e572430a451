import { accentTones } from '@wstc/domain/kernel/accent'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { resources } from '../src/i18n/resources.ts'
import { faultsOf } from '../src/kit/form/faults.ts'
import { fieldsOf } from '../src/kit/form/fields.ts'
import { PublicFrame } from '../src/kit/light/frame.tsx'
import { formatNumber } from '../src/kit/number.ts'
import { csvField } from '../src/kit/save-blob.ts'
import { builtInAccent as accent, ink, type Mode, status, surface } from '../src/kit/tokens.ts'

test('an exported cell cannot run as a formula, and a negative number stays one', () => {
  expect(csvField('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"')
  expect(csvField('@a')).toBe("'@a")
  expect(csvField('-3.05')).toBe('-3.05')
})

test('a figure is shown with every digit it has', () => {
  expect(formatNumber('1234567890123456789.10')).toBe('1,234,567,890,123,456,789.10')
  expect(formatNumber('-0.5')).toBe('−0.5')
})

test('inlined data cannot close its script element', () => {
  const html = renderToStaticMarkup(
    <PublicFrame
      language="en"
      path="/"
      title="t"
      description="d"
      nonce="n"
      assets={{ script: '/s.js', styles: [] }}
      links={[]}
      data={{ evil: '</script><script>alert(1)</script>' }}
    >
      x
    </PublicFrame>,
  )
  expect(html).not.toContain('<script>alert')
  expect(html).not.toContain('style=')
})

test('every text has the same blanks in both languages', () => {
  const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort()
  const walk = (node: object, path: string) => {
    for (const [key, child] of Object.entries(node)) {
      const { zh, en } = child as { zh?: unknown; en?: unknown }
      if (typeof zh === 'string' && typeof en === 'string') {
        expect(blanks(en), `${path}.${key}`).toEqual(blanks(zh))
      } else walk(child, `${path}.${key}`)
    }
  }
  walk(resources, '')
})

test('text keeps its contrast on every ground in both modes', () => {
  for (const mode of ['light', 'dark'] as const satisfies readonly Mode[]) {
    for (const ground of [surface.page, surface.card, surface.raised]) {
      for (const text of [...Object.values(ink), ...Object.values(status), accent.text]) {
        expect(
          contrast(text[mode], ground[mode]),
          `${text[mode]} on ${ground[mode]}`,
        ).toBeGreaterThan(4.5)
      }
      expect(contrast(surface.edge[mode], ground[mode])).toBeGreaterThan(3)
    }
    expect(contrast(accent.onSolid[mode], accent.solid[mode])).toBeGreaterThan(4.5)
    expect(contrast(accent.text[mode], accent.wash[mode])).toBeGreaterThan(4.5)
  }
})

test('a form asks for what the schema asks for, and blanks count as missing', () => {
  const schema = z.strictObject({
    state: z.enum(['a', 'b']),
    day: z.iso.date().optional(),
    rows: z.array(z.strictObject({ n: z.int() })).optional(),
  })
  expect(fieldsOf(schema).map(({ name, kind, required }) => [name, kind, required])).toEqual([
    ['state', 'choice', true],
    ['day', 'date', false],
    ['rows', 'rows', false],
  ])
  expect(faultsOf(schema, { state: ' ', day: '', rows: [{ n: 'x' }] })).toEqual([
    { path: 'state', code: 'field/required' },
    { path: 'rows.0.n', code: 'field/not-a-number' },
  ])
})

function contrast(a: string, b: string): number {
  const light = (hex: string) => {
    const [r = 0, g = 0, bl = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl
  }
  const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

test('the built-in accent has the tones that would follow from its two colours', () => {
  const seeds = { light: accent.solid.light, dark: accent.text.dark }
  expect(accentTones(seeds)).toEqual(accent)
})
