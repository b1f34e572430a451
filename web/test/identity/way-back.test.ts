import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wayBack } from '../../src/identity/way-back.ts'

const origin = 'https://cloud.example'

test.each([
  ['/app/officer/tasks/7?f.state=late#note', '/app/officer/tasks/7?f.state=late#note'],
  ['/app', '/app'],
  ['/app/', '/app/'],
])('a page of the app is come back to, so that no work is lost: %s', (asked, expected) => {
  expect(wayBack(asked, origin)).toBe(expected)
})

test.each([
  'https://evil.example/app/',
  '//evil.example/app/',
  '/\\evil.example/app/',
  '/app/..//evil.example',
  '/app//evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/api/v1/sign-out',
  '/app/sign-in?back=/app/sign-in',
  undefined,
  ['/app/', '//evil.example'],
])('an address that is no page of the app leads to the start: %s', (asked) => {
  expect(wayBack(asked, origin)).toBe('/app/')
})

test('whatever is asked, nobody is sent to another site', () => {
  const part = fc.constantFrom(
    '/',
    '\\',
    '..',
    '.',
    'app',
    'evil.example',
    ':',
    '@',
    '\t',
    '%2f',
    '?',
    '#',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const found = wayBack(parts.join(''), origin)
      expect(new URL(found, origin).origin).toBe(origin)
      expect(found.startsWith('//')).toBe(false)
    }),
  )
})
