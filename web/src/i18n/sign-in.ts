/** Signing in, before there is a session. */
export const door = {
  motto: {
    zh: '四十项任务，一张清单；每个数字，都有出处。',
    en: 'Forty tasks on one list, and every figure with its source.',
  },
  lead: {
    zh: '请使用本单位管理员为您开通的账号登录。',
    en: 'Use the account that your organisation’s administrator opened for you.',
  },
  signIn: { zh: '登录', en: 'Sign in' },
  login: { zh: '登录名', en: 'Login' },
  password: { zh: '口令', en: 'Password' },
  next: { zh: '继续', en: 'Continue' },
  forgot: { zh: '忘记口令', en: 'Forgot the password?' },
  or: { zh: '或', en: 'or' },
  oidc: { zh: '使用{{label}}登录', en: 'Sign in with {{label}}' },
  demo: {
    zh: '演示账号和随机口令在首次启动时显示一次，并写入数据目录中的 demo-accounts.json。',
    en: 'Demo accounts and their random passwords are shown once at the first start and kept in demo-accounts.json of the data folder.',
  },
  factorTitle: { zh: '第二步：动态口令', en: 'Second step: one-time code' },
  factorLead: {
    zh: '请打开手机上的身份验证器，输入此刻显示的六位数字。',
    en: 'Open the authenticator on your phone and enter the six digits it shows now.',
  },
  code: { zh: '六位动态口令', en: 'Six-digit code' },
  recoveryCode: { zh: '恢复码', en: 'Recovery code' },
  recoveryHint: {
    zh: '绑定动态口令时领取的恢复码，每个只能用一次。',
    en: 'One of the codes received at enrolment; each works once.',
  },
  useRecovery: { zh: '手机不在身边？使用恢复码', en: 'No phone at hand? Use a recovery code' },
  useCode: { zh: '改用动态口令', en: 'Use the one-time code instead' },
  startOver: { zh: '换一个账号', en: 'Use another account' },
  enrolTitle: { zh: '绑定动态口令', en: 'Enrol a second factor' },
  enrolLead: {
    zh: '您的角色要求登录时出示动态口令。绑定一次，大约两分钟。',
    en: 'Your role requires a one-time code at sign-in. Enrolling takes about two minutes, once.',
  },
  changeTitle: { zh: '设置您自己的口令', en: 'Set a password of your own' },
  changeLead: {
    zh: '当前口令是初始口令，只能用来进入这一步。',
    en: 'The present password was given to you and opens only this step.',
  },
  done: { zh: '已登录，正在打开页面', en: 'Signed in, opening the page' },
  forgotTitle: { zh: '忘记口令', en: 'Forgot the password' },
  forgotLead: {
    zh: '填写登录名或邮箱。若账号存在，重置链接会发到登记的邮箱，两小时内有效。',
    en: 'Enter your login or mail address. If there is such an account, a link goes to its mailbox and works for two hours.',
  },
  loginOrMail: { zh: '登录名或邮箱', en: 'Login or mail address' },
  sendLink: { zh: '发送重置链接', en: 'Send the link' },
  linkSent: { zh: '请查看邮箱', en: 'Look into your mailbox' },
  linkSentLead: {
    zh: '如果“{{login}}”对应一个在用的账号，邮件已经发出。几分钟后仍未收到，请检查垃圾邮件，或联系本单位管理员。',
    en: 'If “{{login}}” belongs to an account in use, a mail is on its way. If nothing comes within minutes, look into the spam folder or ask your administrator.',
  },
  backToSignIn: { zh: '返回登录', en: 'Back to sign-in' },
  resetTitle: { zh: '重置口令', en: 'Reset the password' },
  resetDone: { zh: '口令已重置', en: 'The password is reset' },
  resetDoneLead: {
    zh: '其他设备上的会话已全部注销。请用新口令登录。',
    en: 'Sessions elsewhere have ended. Sign in with the new password.',
  },
  invitationTitle: { zh: '启用账号', en: 'Open your account' },
  invitationLead: {
    zh: '{{name}}，{{organisation}}邀请您使用本平台。登录名：{{login}}',
    en: '{{name}}, {{organisation}} invites you. Your login: {{login}}',
  },
  invitationDone: { zh: '账号已启用', en: 'Your account is open' },
  invitationDoneLead: {
    zh: '请用登录名和刚设置的口令登录。',
    en: 'Sign in with your login and the new password.',
  },
  noToken: { zh: '链接不完整', en: 'The link is not complete' },
  noTokenLead: {
    zh: '请从邮件中完整复制链接，或重新申请。',
    en: 'Copy the whole link from the mail, or ask for a new one.',
  },
} as const

/** Passwords, the second factor, recovery codes. */
export const secrets = {
  current: { zh: '当前口令', en: 'Current password' },
  fresh: { zh: '新口令', en: 'New password' },
  rule: {
    zh: '至少12个字符。可以是几个不相干的词连成一句，不要求大小写、数字和符号。',
    en: 'At least 12 characters. A few unrelated words make a good one; no rule on capitals, digits or signs.',
  },
  save: { zh: '保存新口令', en: 'Save the password' },
  changed: { zh: '口令已修改，其他会话已注销', en: 'Password changed, other sessions ended' },
  stepApp: { zh: '安装身份验证器', en: 'Install an authenticator' },
  stepAppText: {
    zh: '任何支持 TOTP（RFC 6238）的应用都可以，手机系统自带的也行。',
    en: 'Any app that speaks TOTP (RFC 6238), the phone’s own included.',
  },
  stepScan: { zh: '扫描二维码', en: 'Scan the code' },
  stepScanText: { zh: '不能扫描时，手动输入密钥：', en: 'If you cannot scan, type this key:' },
  qr: { zh: '绑定动态口令的二维码', en: 'QR code for the second factor' },
  stepConfirm: { zh: '输入显示的六位数字', en: 'Enter the six digits shown' },
  confirm: { zh: '确认绑定', en: 'Confirm' },
  start: { zh: '开始绑定', en: 'Begin' },
  startHint: {
    zh: '为确认是您本人，请再输入一次口令。',
    en: 'To be sure it is you, enter your password again.',
  },
  codesTitle: { zh: '保存恢复码', en: 'Keep the recovery codes' },
  codesLead: {
    zh: '手机丢失时，每个恢复码可以代替一次动态口令。它们只显示这一次，请下载或打印后锁好。',
    en: 'If the phone is lost, each code replaces one one-time code. They are shown only now: download or print them and lock them away.',
  },
  download: { zh: '下载', en: 'Download' },
  codesFile: {
    zh: '武汉服务贸易云恢复码（{{login}}）\n每个只能使用一次。',
    en: 'Recovery codes of the Wuhan Services Trade Cloud ({{login}})\nEach works once.',
  },
  codesKept: { zh: '已经保存好，继续', en: 'They are safe, continue' },
  codesLeft: {
    zh: '还剩{{count}}个恢复码',
    en: '{{count}} recovery codes left',
    one: '{{count}} recovery code left',
  },
  codesFew: {
    zh: '恢复码所剩不多，建议更换一组。',
    en: 'Few recovery codes are left; replace them soon.',
  },
  renew: { zh: '更换恢复码', en: 'Replace the codes' },
  renewHint: {
    zh: '更换后旧的恢复码全部失效。请输入口令确认。',
    en: 'The old codes stop working. Enter your password to go on.',
  },
  factor: { zh: '动态口令', en: 'Second factor' },
  factorOn: { zh: '已绑定', en: 'Enrolled' },
  factorOff: { zh: '未绑定', en: 'Not enrolled' },
  factorRequired: { zh: '您的角色要求绑定', en: 'Your role requires it' },
  factorOptional: {
    zh: '您的角色不强制绑定，但绑定后他人拿到口令也无法登录。',
    en: 'Your role does not require it; with it, a stolen password alone opens nothing.',
  },
  factorLost: {
    zh: '更换手机时，请系统管理员解除绑定后重新绑定。',
    en: 'For a new phone, ask the system administrator to release it, then enrol again.',
  },
} as const
