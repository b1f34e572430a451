const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** Check character of an organisation code (GB 11714). */
function innerCheck(code: string): string {
  const sum = innerWeights.reduce((all, weight, at) => all + weight * digits.indexOf(code[at]!), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** Check character of a unified social credit code (GB 32100-2015). */
function outerCheck(code: string): string {
  let [sum, weight] = [0, 1]
  for (const character of code) {
    sum += weight * alphabet.indexOf(character)
    weight = (weight * 3) % 31
  }
  return alphabet[(31 - (sum % 31)) % 31]!
}

/**
 * A 统一社会信用代码 of Wuhan with both checks right. Its organisation code begins with `XW`, unlike
 * the digits and `MA` of real ones, so that it is hardly anybody’s.
 */
export function syntheticUscc(index: number): string {
  let body = ''
  for (let rest = index, n = 0; n < 6; n += 1, rest = Math.floor(rest / 31)) {
    body = alphabet[rest % 31]! + body
  }
  const inner = `XW${body}`
  const code = `91420100${inner}${innerCheck(inner)}`
  return code + outerCheck(code)
}
