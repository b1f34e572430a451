import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../../src/platform/config.ts'

describe('settings', () => {
  it('starts with nothing set', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, demo: true, city: 'wuhan-2016' })
    expect(config.databaseUrl).toBeUndefined()
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['DEMO', 'yes'],
    ['DATABASE_URL', 'mysql://x'],
    ['DEMO_DAY', '2018-02-30'],
    ['LOG_LEVEL', 'loud'],
    ['METRICS_TOKEN', 'short'],
    ['CITY', '../etc'],
  ])('a wrong %s=%s stops the start with one line that names it', (name, value) => {
    const attempt = () => readConfig({ [name]: value })
    expect(attempt).toThrow(ConfigError)
    expect(attempt).toThrow(new RegExp(`^Wrong setting: ${name}=.*${value}`))
    try {
      attempt()
    } catch (error) {
      expect((error as Error).message).not.toContain('\n')
    }
  })

  it('an empty variable counts as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(3000)
  })

  it('half a single sign-on is refused', () => {
    expect(() => readConfig({ OIDC_ISSUER: 'https://sso.example' })).toThrow(/OIDC_CLIENT_ID/)
  })
})
