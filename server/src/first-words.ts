import { roles } from '@wstc/domain/identity/roles'
import { demoAccountsFile } from './identity/demo.ts'
import type { FirstAdministrator } from './identity/first-people.ts'
import type { DemoAccount } from './identity/index.ts'
import type { Platform } from './platform/platform.ts'

const widthOf = (text: string): number =>
  [...text].reduce((width, letter) => width + (letter.codePointAt(0)! > 0x2e7f ? 2 : 1), 0)

const column = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(1, width - widthOf(text)))

interface Line {
  readonly role: DemoAccount['role']
  readonly user: string
  readonly password: string
  readonly totp: string | null
}

function tableOf(lines: readonly Line[]): string[] {
  const head = `  ${column('角色 role', 40)}${column('user', 28)}${column('password', 25)}totp`
  return [
    head,
    ...lines.map(({ role, user, password, totp }) => {
      const { zh, en } = roles[role].name
      return `  ${column(`${zh} ${en}`, 40)}${column(user, 28)}${column(password, 25)}${totp ?? '-'}`
    }),
  ]
}

/** What the first start of a demo tells, once: one account of each role, and where the rest are. */
export function demoWords(
  platform: Platform,
  accounts: readonly DemoAccount[] | undefined,
): readonly string[] {
  const file = demoAccountsFile(platform)
  if (!accounts) return [`\n  演示账号 demo accounts: ${file}`]
  const firsts = [
    ...new Map([...accounts].reverse().map((one) => [one.role, one])).values(),
  ].reverse()
  return [
    '\n  演示数据：账号只显示这一次 / Demo: these accounts are shown once',
    ...tableOf(firsts),
    `  全部 all ${accounts.length}: ${file}`,
  ]
}

/** What the first start of an empty installation tells, once: its three administrators. */
export function administratorWords(
  made: readonly FirstAdministrator[] | undefined,
): readonly string[] {
  if (!made) return []
  return [
    '\n  三名管理员，仅显示一次，首次登录须修改口令并绑定动态口令',
    '  Three administrators, shown once; the first sign-in asks for a new password and a second factor',
    ...tableOf(made.map((one) => ({ ...one, totp: null }))),
  ]
}
