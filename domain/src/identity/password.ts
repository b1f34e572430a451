import type { FieldFault } from '../kernel/problem.ts'
import { trimBoth } from '../kernel/trim.ts'

/** Words that guessers try first; a password is refused when it is little more than one of them. */
const common = [
  'password',
  'passw0rd',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'letmein',
  'welcome',
  'iloveyou',
  'admin',
  'administrator',
  'root',
  'changeme',
  'default',
  'secret',
  'monkey',
  'dragon',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'batman',
  'master',
  'hello',
  'login',
  'abc',
  'abcdef',
  'abcdefgh',
  'test',
  'guest',
  'user',
  'wuhan',
  'hubei',
  'china',
  'beijing',
  'woaini',
  'woaizhongguo',
  'zhongguo',
  'mima',
  'wozuishuai',
  'nihao',
  'aini',
  'caonima',
  'tiancai',
  '1q2w3e4r',
  '1q2w3e4r5t',
  '1qaz2wsx',
  '1qazxsw2',
  'q1w2e3r4',
  'zaq12wsx',
  'qazwsx',
  'qwe',
  'asd',
  'a',
  'aa',
  'p',
  'wstc',
  'fuwumaoyi',
  'servicetrade',
  'swj',
  'shangwuju',
  'government',
] as const

const rows = ['abcdefghijklmnopqrstuvwxyz', '0123456789', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** Whether `text` is only runs along the alphabet, the digits or a keyboard row, or repeats. */
function isRun(text: string): boolean {
  if (/^(.{1,4})\1+$/.test(text)) return true
  const reversed = rows.map((row) => [...row].reverse().join(''))
  return [...rows, ...reversed].some((row) => (row + row).includes(text))
}

/**
 * What is wrong with a new password: shorter than 12 characters, among the common ones, or made of
 * the person's own `words`. There are no rules on which characters to use (NIST SP 800-63B §3.1.1).
 */
export function passwordFault(
  password: string,
  words: readonly string[],
  path = 'password',
): FieldFault | undefined {
  if ([...password].length < 12) {
    return { path, code: 'field/too-short', details: { minimum: 12 } }
  }
  const plain = password
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  const core = trimBoth(plain, (one) => /\d/.test(one))
  const list: readonly string[] = common
  if (new Set(plain).size < 5 || isRun(plain) || list.includes(plain) || list.includes(core)) {
    return { path, code: 'identity/password-common' }
  }
  const halves = core.slice(0, core.length / 2)
  if (core.length > 1 && core === halves + halves && list.includes(halves)) {
    return { path, code: 'identity/password-common' }
  }
  const own = words
    .flatMap((word) => word.toLowerCase().split(/[@\s]/))
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((word) => word.length >= 4)
  if (own.some((word) => plain.replace(word, '').length < 6 && plain.includes(word))) {
    return { path, code: 'identity/password-own-words' }
  }
  return undefined
}
