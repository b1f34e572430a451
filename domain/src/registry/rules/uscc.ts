import { innerCheck, usccAlphabet, usccCheck } from '../../kernel/uscc.ts'

export type UsccFault = 'length' | 'character' | 'check'
export type UsccWarning = 'inner-check' | 'region'

export interface UsccVerdict {
  /** The code without spaces, in upper case and half width. */
  readonly code: string
  readonly fault?: UsccFault
  /** Real registers hold codes that break these (GB 11714), so they only warn. */
  readonly warnings: readonly UsccWarning[]
  /** Codes that are right and one slip away from what was written. */
  readonly repairs: readonly string[]
}

/** Full width to half width, upper case, without spaces, hyphens and invisible marks. */
export function normaliseUscc(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '')
}

/** Whether the code has 18 of the 31 characters and its check holds. */
export const isUscc = (code: string): boolean => code.length === 18 && usccCheck(code) === code[17]

/** Whether the organisation code within (places 9–17) passes its own check (GB 11714). */
export const hasInnerCheck = (code: string): boolean => innerCheck(code.slice(8, 16)) === code[16]

/** What is written by mistake for a character that the alphabet has: letters it leaves out. */
const lookalikes: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', V: 'U', Z: '2' }

function candidates(code: string): string[] {
  const found: string[] = []
  for (let n = 0; n < 18; n += 1) {
    for (const character of usccAlphabet) {
      if (character !== code[n]) found.push(code.slice(0, n) + character + code.slice(n + 1))
    }
  }
  for (let n = 0; n < 17; n += 1) {
    if (code[n] !== code[n + 1])
      found.push(code.slice(0, n) + code[n + 1] + code[n] + code.slice(n + 2))
  }
  return found
}

/**
 * Right codes that differ from `code` in one character or in two neighbours that changed places.
 * Likelier ones first: those whose inner check holds too, then swaps and lookalikes.
 */
export function proposeRepairs(code: string): string[] {
  if (code.length !== 18) return []
  const foreign = [...code].filter((one) => !usccAlphabet.includes(one))
  if (foreign.length > 1) {
    const read = [...code].map((one) => lookalikes[one] ?? one).join('')
    return isUscc(read) ? [read] : []
  }
  const likely = (one: string): number => {
    const wrong = [...one].flatMap((character, n) => (character === code[n] ? [] : [n]))
    const alike = wrong.length === 2 || lookalikes[code[wrong[0]!]!] === one[wrong[0]!]
    return (hasInnerCheck(one) ? 2 : 0) + (alike ? 1 : 0)
  }
  return [...new Set(candidates(code).filter(isUscc))].sort(
    (a, b) => likely(b) - likely(a) || (a < b ? -1 : 1),
  )
}

/** What a written code is worth. */
export function checkUscc(text: string): UsccVerdict {
  const code = normaliseUscc(text)
  const none = { code, warnings: [], repairs: [] } as const
  if (code.length !== 18) return { ...none, fault: 'length' }
  const fault = usccCheck(code) === undefined || !usccAlphabet.includes(code[17]!)
  if (fault) return { ...none, fault: 'character', repairs: proposeRepairs(code) }
  if (!isUscc(code)) return { ...none, fault: 'check', repairs: proposeRepairs(code) }
  const warnings: UsccWarning[] = []
  if (!hasInnerCheck(code)) warnings.push('inner-check')
  if (!/^\d{6}$/.test(code.slice(2, 8))) warnings.push('region')
  return { code, warnings, repairs: [] }
}
