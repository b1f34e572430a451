/** Characters of a 统一社会信用代码 and their values (GB 32100-2015, table of codes). */
export const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = Array.from({ length: 17 }, (_, n) => {
  let weight = 1
  for (let k = 0; k < n; k += 1) weight = (weight * 3) % 31
  return weight
})
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** Check character of the first 17. Undefined where one of them is none of the 31. */
export function usccCheck(code: string): string | undefined {
  let sum = 0
  for (let n = 0; n < 17; n += 1) {
    const value = usccAlphabet.indexOf(code[n] ?? ' ')
    if (value < 0) return undefined
    sum += value * weights[n]!
  }
  return usccAlphabet[(31 - (sum % 31)) % 31]
}

/** Check character of an organisation code of eight places (GB 11714). */
export function innerCheck(organisation: string): string | undefined {
  let sum = 0
  for (let n = 0; n < 8; n += 1) {
    const value = Number.parseInt(organisation[n] ?? '', 36)
    if (Number.isNaN(value)) return undefined
    sum += value * innerWeights[n]!
  }
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** A code with both checks right, from the first eight places and eight of the organisation code. */
export function makeUscc(head: string, organisation: string): string {
  const code = `${head}${organisation}${innerCheck(organisation)}`
  return `${code}${usccCheck(code)}`
}
