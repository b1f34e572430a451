import { type Bilingual, inLanguage, type Language } from '../kernel/bilingual.ts'
import type { ProblemWords } from '../kernel/words.ts'

export const problemWords: ProblemWords = {
  'identity/sign-in-failed': {
    zh: '登录名或口令不正确。',
    en: 'Login or password is not right.',
  },
  'identity/second-factor-failed': {
    zh: '验证码不正确，或已经用过。请输入下一个验证码。',
    en: 'The code is not right or was used before. Enter the next one.',
  },
  'identity/step-expired': {
    zh: '登录第二步已超时，请重新输入登录名和口令。',
    en: 'The second step took too long. Enter login and password again.',
  },
  'identity/locked': {
    zh: '失败次数过多，请在{seconds}秒后再试；也可以用“忘记口令”，或在您常用的设备上登录。',
    en: 'Too many failures. Try again in {seconds} seconds, reset the password, or use a device you signed in from before.',
  },
  'identity/finish-setup': {
    zh: '请先完成账号设置：修改初始口令、绑定动态口令。',
    en: 'Finish setting up the account first: change the first password, enrol the second factor.',
  },
  'identity/wrong-password': { zh: '当前口令不正确。', en: 'The current password is not right.' },
  'identity/weak-password': {
    zh: '新口令不符合要求。',
    en: 'The new password will not do.',
  },
  'identity/password-common': {
    zh: '此口令过于常见，容易被猜中，请换一个',
    en: 'This password is too common and easily guessed; choose another',
  },
  'identity/password-own-words': {
    zh: '口令不能由您的姓名、登录名或邮箱组成',
    en: 'A password must not be made of your name, login or mail address',
  },
  'identity/password-same': {
    zh: '新口令与当前口令相同',
    en: 'The new password is the current one',
  },
  'identity/link-expired': {
    zh: '链接已失效或已用过，请重新申请。',
    en: 'This link has expired or was used. Ask for a new one.',
  },
  'identity/login-taken': {
    zh: '此登录名已被使用，请换一个。',
    en: 'This login is taken; choose another.',
  },
  'identity/organisation-exists': {
    zh: '此单位编号或统一社会信用代码已存在。',
    en: 'An organisation with this id or credit code exists already.',
  },
  'identity/organisation-inactive': {
    zh: '此单位已停用。',
    en: 'This organisation is not in use.',
  },
  'identity/role-does-not-fit': {
    zh: '此角色不能授予该单位的人员。',
    en: 'People of this organisation cannot hold this role.',
  },
  'identity/role-excluded': {
    zh: '系统、安全、审计三个管理员角色须用专用账号，不能与其他角色兼任。',
    en: 'The system, security and audit administrators need accounts of their own and hold no other role.',
  },
  'identity/role-held': { zh: '此人已有该角色。', en: 'The person holds this role already.' },
  'identity/not-for-oneself': {
    zh: '不能对自己的账号办理此事，请由他人办理。',
    en: 'Nobody may do this to their own account; ask someone else.',
  },
  'identity/administrators-mail': {
    zh: '管理员账号的邮箱不能由他人修改。请另开账号，由安全管理员授予角色。',
    en: 'Nobody else changes an administrator’s mail address. Open another account, to which the security administrator gives the role.',
  },
  'identity/already-active': {
    zh: '此账号已启用，无需邀请。',
    en: 'This account is in use; no invitation is needed.',
  },
  'identity/code-needed': {
    zh: '请输入动态口令。',
    en: 'Enter the code of your second factor.',
  },
  'identity/key-too-long': {
    zh: '有效期应从明天起，最长一年（至{last}）。',
    en: 'A key works until tomorrow at least and for a year at most, until {last}.',
  },
  'identity/too-many-keys': {
    zh: '有效的密钥已有{most}个，请先吊销不用的。',
    en: 'There are {most} keys in use; revoke one that is not needed first.',
  },
  'identity/second-factor-on': {
    zh: '已绑定动态口令。如需更换设备，请先由系统管理员解除绑定。',
    en: 'A second factor is enrolled. To change it, ask the system administrator to release it first.',
  },
  'identity/no-enrolment': {
    zh: '请先开始绑定动态口令。',
    en: 'Begin the enrolment of the second factor first.',
  },
  'identity/period-reversed': {
    zh: '起始日不能晚于截止日。',
    en: 'The first day must not be after the last.',
  },
  'identity/period-too-long': {
    zh: '委托期限最长一年。',
    en: 'A delegation lasts a year at most.',
  },
  'identity/period-over': {
    zh: '截止日已经过去。',
    en: 'The last day has passed already.',
  },
  'identity/cannot-delegate': {
    zh: '只能委托本人角色所含且允许委托的权限：{permissions}不可委托。',
    en: 'Only rights of one’s own roles that may pass on can be delegated; not {permissions}.',
  },
  'identity/deputy-outside-statistics': {
    zh: '企业为统计而报的资料只用于统计：{permissions}只能委托给已担任统计相关角色的人员。',
    en: 'What units report serves statistics only: {permissions} can be lent only to a person who holds such a statistics role already.',
  },
  'identity/statistics-apart': {
    zh: '领导小组及其办公室的账号不能兼任统计角色：企业上报的资料只用于统计。',
    en: 'Accounts of the leading group and its office hold no statistics role: what units report serves statistics only.',
  },
  'identity/deputy-elsewhere': {
    zh: '代理人须是本单位在用的账号，且不能是本人。',
    en: 'A deputy must be another active person of the same organisation.',
  },
  'identity/oidc-failed': {
    zh: '统一身份认证没有完成，请重试。',
    en: 'The single sign-on did not finish. Try again.',
  },
  'identity/oidc-unknown': {
    zh: '统一身份认证成功，但平台没有与之对应的账号。请联系本单位管理员。',
    en: 'The single sign-on worked, but no account here belongs to it. Ask your administrator.',
  },
  'noun/delegation': { zh: '委托', en: 'delegation' },
  'noun/api-key': { zh: '密钥', en: 'key' },
  'noun/role': { zh: '角色', en: 'role' },
}

/** Columns of exported lists of people and organisations. */
export const identityExportTexts = {
  people: { zh: '人员名册', en: 'People' },
  organisations: { zh: '单位名录', en: 'Organisations' },
  name: { zh: '姓名', en: 'Name' },
  login: { zh: '登录名', en: 'Login' },
  organisation: { zh: '单位', en: 'Organisation' },
  roles: { zh: '角色', en: 'Roles' },
  state: { zh: '状态', en: 'State' },
  email: { zh: '电子邮箱', en: 'Mail' },
  title: { zh: '名称', en: 'Name' },
  short: { zh: '简称', en: 'Short name' },
  kind: { zh: '类别', en: 'Kind' },
  id: { zh: '编号', en: 'Id' },
  code: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  active: { zh: '启用', en: 'In use' },
  inactive: { zh: '停用', en: 'Out of use' },
  synthetic: { zh: '演示数据', en: 'Demo data' },
} as const satisfies Record<string, Bilingual>

/** Whose records a person sees, by the right behind it. */
export const rowWords = {
  own: { zh: '本人的账号、会话和操作记录', en: 'One’s own account, sessions and acts' },
  organisation: { zh: '本单位的记录', en: 'Records of the own organisation' },
  departments: {
    zh: '所有部门任务的内部信息（不含企业填报的数据）',
    en: 'The internal side of every department’s tasks (not what enterprises report)',
  },
  people: { zh: '本单位人员名册', en: 'The people of the own organisation' },
  accounts: {
    zh: '所有单位的人员账号（不含业务数据）',
    en: 'Accounts of every organisation (none of their data)',
  },
  organisations: { zh: '所有单位的名录', en: 'The register of all organisations' },
  audit: { zh: '所有审计记录', en: 'Every audit entry' },
} as const satisfies Record<string, Bilingual>

export interface MailText {
  readonly subject: string
  readonly text: string
}

const mails = {
  invitation: {
    subject: {
      zh: '请启用您的武汉服务贸易云账号',
      en: 'Your account at the Wuhan Services Trade Cloud',
    },
    text: {
      zh: '{name}，您好：\n\n{organisation}为您开通了武汉服务贸易云账号，登录名为 {login}。\n请在{hours}小时内打开下面的链接设置口令：\n\n{link}\n\n如果您不知道此事，请忽略本邮件。',
      en: 'Dear {name},\n\n{organisation} has opened an account for you at the Wuhan Services Trade Cloud. Your login is {login}.\nSet a password within {hours} hours:\n\n{link}\n\nIf this means nothing to you, ignore this mail.',
    },
  },
  reset: {
    subject: { zh: '重置武汉服务贸易云口令', en: 'Reset your password' },
    text: {
      zh: '{name}，您好：\n\n有人申请重置登录名 {login} 的口令。请在{hours}小时内打开下面的链接设置新口令：\n\n{link}\n\n如果不是您本人申请，请忽略本邮件，您的口令不会改变。',
      en: 'Dear {name},\n\nSomeone asked to reset the password of login {login}. Set a new one within {hours} hours:\n\n{link}\n\nIf it was not you, ignore this mail; your password stays as it is.',
    },
  },
  'password-changed': {
    subject: { zh: '您的口令已修改', en: 'Your password was changed' },
    text: {
      zh: '{name}，您好：\n\n登录名 {login} 的口令刚刚修改，其他会话均已注销。如果不是您本人操作，请立即联系平台管理员。',
      en: 'Dear {name},\n\nThe password of login {login} has just been changed and all other sessions were ended. If it was not you, tell the administrators at once.',
    },
  },
  'mail-replaced': {
    subject: { zh: '您的账号邮箱已更换', en: 'The mail address of your account was replaced' },
    text: {
      zh: '{name}，您好：\n\n管理员刚刚更换了登录名 {login} 的邮箱，今后的邮件不再发到此地址。如果您没有提出申请，请立即联系平台管理员。',
      en: 'Dear {name},\n\nAn administrator has just replaced the mail address of login {login}; mails no longer come to this one. If you did not ask for this, tell the administrators at once.',
    },
  },
  'second-factor-released': {
    subject: { zh: '您的动态口令绑定已解除', en: 'Your second factor was released' },
    text: {
      zh: '{name}，您好：\n\n管理员解除了登录名 {login} 的动态口令绑定，下次登录时需重新绑定。如果您没有提出申请，请立即联系平台管理员。',
      en: 'Dear {name},\n\nAn administrator released the second factor of login {login}; you enrol again at the next sign-in. If you did not ask for this, tell the administrators at once.',
    },
  },
} as const satisfies Record<string, { subject: Bilingual; text: Bilingual }>

export type MailKind = keyof typeof mails

/** A mail about an account in the reader's language; `values` fill the blanks. */
export function accountMail(
  kind: MailKind,
  language: Language,
  values: Readonly<Record<string, string>>,
): MailText {
  const mail = mails[kind]
  return {
    subject: inLanguage(mail.subject, language),
    text: inLanguage(mail.text, language).replace(
      /\{(\w+)\}/g,
      (_, name: string) => values[name] ?? '',
    ),
  }
}
