import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentSeries, accentTones, checkAccent, contrast } from '../../src/kernel/accent.ts'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

test('contrast is that of the standard', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10)
  // Known value of WebAIM's checker.
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

test('whatever accent passes the check, every tone of it can be read', () => {
  fc.assert(
    fc.property(hex, hex, (light, dark) => {
      fc.pre(checkAccent({ light, dark }).length === 0)
      const tones = accentTones({ light, dark })
      for (const mode of ['light', 'dark'] as const) {
        for (const ground of [tones.solid, tones.hover, tones.active])
          expect(contrast('#ffffff', ground[mode])).toBeGreaterThanOrEqual(4.5)
        for (const ground of mode === 'light'
          ? ['#ffffff', '#f5f4f2', '#edebe8', tones.wash.light]
          : ['#100f10', '#141314', '#1c1b1c', '#262425', tones.wash.dark])
          expect(contrast(tones.text[mode], ground)).toBeGreaterThanOrEqual(4.5)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('an accent that cannot be read is refused, with the figure', () => {
  expect(checkAccent({ light: '#ff9500', dark: '#ffb340' })).toEqual([
    { mode: 'light', against: '#ffffff', contrast: '2.19' },
  ])
  expect(checkAccent({ light: '#005a9c', dark: '#003a66' })).toMatchObject([{ mode: 'dark' }])
  expect(checkAccent({ light: 'teal', dark: '#7fd1c0' })).toEqual([{ mode: 'light' }])
})

test('the series has the accent first and nothing that looks like it', () => {
  const series = ['#b3264a', '#1f6fb2', '#b87503']
  expect(accentSeries('#b3243f', series)).toEqual(['#b3243f', '#1f6fb2', '#b87503'])
  expect(accentSeries('#0b63a8', series)).toEqual(['#0b63a8', '#b3264a', '#b87503'])
})
