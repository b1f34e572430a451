import { makeUscc, usccAlphabet, usccCheck } from '@wstc/domain/kernel/uscc'
import {
  checkUscc,
  hasInnerCheck,
  isUscc,
  normaliseUscc,
  proposeRepairs,
} from '@wstc/domain/registry/rules/uscc'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** Codes that well-known companies publish themselves. */
const published = [
  '914403001922038216',
  '9144030071526726XG',
  '91330100799655058B',
  '91110108551385082Q',
  '91440300100012316L',
  '914200007146661114',
  '9152000071430580XT',
  '91440606722473344C',
  '91310000132260250X',
  '911100001011003936',
]

const body = fc
  .array(fc.constantFrom(...usccAlphabet), { minLength: 17, maxLength: 17 })
  .map((characters) => characters.join(''))
const codes = body.map((text) => `${text}${usccCheck(text)}`)

describe('credit codes', () => {
  it.each(published)('%s, a code in use, is taken without a word', (code) => {
    expect(checkUscc(code)).toEqual({ code, warnings: [], repairs: [] })
  })

  it('a code typed in full width, lower case and with spaces is the same code', () => {
    expect(normaliseUscc('９１４４ ０３００-７１５２ ６７２６ｘｇ\u200b')).toBe(
      '9144030071526726XG',
    )
  })

  it('any single wrong character is found, and the true code is among the repairs', () => {
    fc.assert(
      fc.property(
        codes,
        fc.integer({ min: 0, max: 17 }),
        fc.constantFrom(...usccAlphabet),
        (code, place, character) => {
          fc.pre(code[place] !== character)
          const wrong = code.slice(0, place) + character + code.slice(place + 1)
          expect(isUscc(wrong)).toBe(false)
          expect(proposeRepairs(wrong)).toContain(code)
        },
      ),
    )
  })

  it('two neighbours that changed places are found, and the true code is among the repairs', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 0, max: 16 }), (code, place) => {
        fc.pre(code[place] !== code[place + 1])
        const wrong = code.slice(0, place) + code[place + 1] + code[place] + code.slice(place + 2)
        expect(checkUscc(wrong).fault).toBe('check')
        expect(proposeRepairs(wrong)).toContain(code)
      }),
    )
  })

  it('a letter that no code has is found, and read as what it looks like', () => {
    expect(checkUscc('9I44O30071526726XG')).toMatchObject({
      fault: 'character',
      repairs: ['9144030071526726XG'],
    })
    expect(checkUscc('914403OO71526726XG').repairs).toEqual(['9144030071526726XG'])
    expect(checkUscc('9144030071526726XI').fault).toBe('character')
  })

  it('the likeliest repair of a wrong digit comes first', () => {
    expect(checkUscc('9144030071526276XG').repairs[0]).toBe('9144030071526726XG')
  })

  it('a code whose inner check fails is taken, with a warning', () => {
    const head = '91420100MAD10000'
    const inner = [...'0123456789'].find((one) => !hasInnerCheck(`${head}${one}0`))
    const code = `${head}${inner}${usccCheck(`${head}${inner}`)}`
    expect(checkUscc(code)).toMatchObject({ code, warnings: ['inner-check'], repairs: [] })
    expect(checkUscc(makeUscc('91420100', 'MAD10000')).warnings).toEqual([])
  })

  it('no text makes the check fail to answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const verdict = checkUscc(text)
        expect(verdict.fault === undefined).toBe(isUscc(verdict.code))
        expect(verdict.repairs.every(isUscc)).toBe(true)
      }),
    )
  })
})
