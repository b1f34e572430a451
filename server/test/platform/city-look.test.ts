import { expect, test } from 'vitest'
import { cityLook, dress } from '../../src/platform/city-look.ts'
import type { Platform } from '../../src/platform/platform.ts'

const pack = {
  city: {
    accent: { name: { zh: '海"蓝', en: 'Sea <blue>' }, light: '#005a9c', dark: '#8cc4f0' },
  },
} as Platform['city']

test('another city’s accent takes the place of the built-in one, in both modes', () => {
  const look = cityLook(pack, 'abc')
  expect(look).toContain('<style nonce="abc">:root:root{--accent-solid:#005a9c;')
  expect(look).toMatch(/data-theme='dark'\]\{[^}]*--accent-text:#8cc4f0/)
  expect(look).not.toMatch(/b3243f|Sea <blue>|海"/)
  const page = dress('<html><head><title>x</title></head><body></head></body></html>', pack, 'n')
  expect(page).toMatch(/<\/style><\/head><body><\/head>/)
})
