import { checkSync } from 'recheck'
import { expect, it } from 'vitest'
import { collectPatterns } from './patterns.ts'

const { patterns, dynamic } = collectPatterns()

it('no regular expression of the product can be held up by a text made for it', () => {
  expect(patterns.length).toBeGreaterThan(150)
  const known = new Map<string, string | undefined>()
  const faults = patterns.flatMap(({ source, flags, at }) => {
    const key = `/${source}/${flags}`
    if (!known.has(key)) {
      const verdict = checkSync(source, flags, { timeout: 20_000, seed: 1 } as never)
      known.set(
        key,
        verdict.status === 'safe'
          ? undefined
          : `${verdict.status}: ${verdict.status === 'vulnerable' ? `${verdict.complexity.summary}, ${verdict.attack.pattern}` : verdict.error.kind}`,
      )
    }
    const fault = known.get(key)
    return fault ? [`${at} ${key} is ${fault}`] : []
  })
  expect(faults).toEqual([])
}, 300_000)

it('patterns made at run time are few and looked at by a person', () => {
  expect(dynamic).toEqual([])
})
