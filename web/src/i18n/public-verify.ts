import { texts } from './tree.ts'

/** Words of the page on which anyone checks a receipt. */
export const publicVerifyTexts = texts({
  title: { zh: '核验回执', en: 'Check a receipt' },
  lead: {
    zh: '平台为收到的每份正式材料出具签名回执。任何人都可以在这里核验，不需要登录。',
    en: 'The platform signs a receipt for everything it formally receives. Anyone can check one here, without signing in.',
  },
  file: { zh: '选择回执文件（.json）', en: 'Choose the receipt (.json)' },
  paste: { zh: '或粘贴回执的全文', en: 'or paste its whole text' },
  check: { zh: '核验', en: 'Check' },
  script: {
    zh: '在本页核验需要启用脚本；也可按下面的方法离线核验。',
    en: 'Checking on this page needs scripts; you can also check offline as below.',
  },
  genuine: { zh: '✓ 回执真实有效', en: '✓ The receipt is genuine' },
  wrong: { zh: '✗ 回执不能通过核验', en: '✗ The receipt does not pass' },
  unreadable: {
    zh: '这不是一份回执。请选择下载的回执文件，或粘贴其全文。',
    en: 'This is not a receipt. Choose the file you downloaded, or paste all of it.',
  },
  away: {
    zh: '暂时无法核验，请稍后再试，或离线核验。',
    en: 'It cannot be checked just now. Try again later, or check offline.',
  },
  acknowledged: { zh: '确认时间', en: 'Acknowledged' },
  subject: { zh: '事项', en: 'About' },
  report: { zh: '进展报告', en: 'progress report' },
  task: { zh: '任务', en: 'task' },
  period: { zh: '时期', en: 'period' },
  version: { zh: '版本', en: 'version' },
  department: { zh: '部门', en: 'department' },
  content: { zh: '所附内容', en: 'Content' },
  contentSame: { zh: '与确认时完全一致', en: 'exactly what was acknowledged' },
  contentDifferent: { zh: '与确认时不同', en: 'not what was acknowledged' },
  contentAbsent: { zh: '未随回执提供', en: 'not given with the receipt' },
  place: { zh: '审计日志', en: 'Audit log' },
  proven: {
    zh: '在日志中，序号{index}，由第{number}号树头确认',
    en: 'stands at place {index}, below head {number}',
  },
  notYet: { zh: '尚未被签名树头覆盖', en: 'not yet below a signed head' },
  offline: { zh: '离线核验', en: 'Checking offline' },
  offlineText: {
    zh: '不必信任本网站：安装本软件后，断开网络运行下面的命令。公钥可事先从本站下载并妥善保存。',
    en: 'You need not trust this site: with the software installed, run this without a network. Download the public keys beforehand and keep them.',
  },
  keys: { zh: '下载公钥', en: 'Download the public keys' },
  heads: { zh: '最新签名树头', en: 'Newest signed head' },
  log: { zh: '日志编号', en: 'Id of the log' },
  privacy: {
    zh: '核验不会保存您提交的内容。',
    en: 'What you submit is not kept.',
  },
})
