import type { Bilingual } from './bilingual.ts'
import type { ProblemCode } from './problem.ts'

/** Texts of problems by code; blanks in braces are filled from the problem's details. */
export type ProblemWords = Readonly<Record<ProblemCode, Bilingual>>

/**
 * Problems that any context may answer with. Keys `noun/…` are not problems: they name what a
 * `{what}` stands for, and a context adds its own in its words.
 */
export const problemWords: ProblemWords = {
  'request/not-found': {
    zh: '没有找到这项{what}，或者您无权查看。',
    en: 'This {what} does not exist, or you may not see it.',
  },
  'request/invalid': {
    zh: '提交的内容有误，请按提示修改后再试。',
    en: 'Some of what was sent is not valid. Correct the marked fields and try again.',
  },
  'request/too-large': {
    zh: '提交的内容过大，请精简或拆分后再试。{limit}',
    en: 'This is too large; shorten or split it. {limit}',
  },
  'request/rate-limited': {
    zh: '操作过于频繁，请在{seconds}秒后再试。',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  'request/forbidden': {
    zh: '您没有办理此事的权限。如工作需要，请联系本单位管理员。',
    en: 'You do not have the right to do this. If your work needs it, ask your administrator.',
  },
  'request/sign-in-required': {
    zh: '请先登录，登录后将回到此处。',
    en: 'Sign in first; you will come back here afterwards.',
  },
  'request/key-refused': {
    zh: '密钥无效、已过期或已吊销，或者此接口不接受密钥。',
    en: 'The key is not valid, has expired or was revoked, or this address takes no keys.',
  },
  'request/changed-meanwhile': {
    zh: '这项{what}刚被他人修改过。请刷新查看最新内容，再决定是否保存。',
    en: 'Someone else has just changed this {what}. Reload to see the latest, then decide.',
  },
  'request/revision-required': {
    zh: '请求缺少 If-Match：请先读取该记录，并带上所见的修订序号（加引号的整数）。',
    en: 'The header If-Match is missing: read the record first and name the revision you saw, as a quoted whole number.',
  },
  'request/not-a-revision': {
    zh: 'If-Match 应为加引号的整数，例如 "3"。',
    en: 'If-Match takes a quoted whole number, for example "3".',
  },
  'request/not-a-key': {
    zh: 'Idempotency-Key 应为 8 至 128 个可见的 ASCII 字符。',
    en: 'Idempotency-Key takes 8 to 128 visible ASCII characters.',
  },
  'request/key-reused': {
    zh: '这个 Idempotency-Key 已用于另一个请求。请为新的请求换一个键。',
    en: 'This Idempotency-Key was used for another request. Take a new key for a new request.',
  },
  'request/told-once': {
    zh: '这件事已经办妥。其应答含有只告知一次的内容，不再重复显示。',
    en: 'This has been done. Its answer held something that is told only once.',
  },
  'request/conflict': {
    zh: '这项{what}刚被他人修改过。请刷新查看最新内容，再决定是否保存。',
    en: 'Someone else has just changed this {what}. Reload to see the latest, then decide.',
  },
  'request/unsupported-type': {
    zh: '不接受此类型的内容。可接受：{accepted}。',
    en: 'This type of content is not accepted. Accepted: {accepted}.',
  },
  'request/overloaded': {
    zh: '系统繁忙，您的内容没有丢失，请稍后再试。',
    en: 'The system is busy. Nothing of yours is lost; try again shortly.',
  },
  'request/storage-full': {
    zh: '存储空间已满，本次操作没有完成，也没有保存。请通知系统管理员。',
    en: 'There is no space left to store this. It was not done. Tell the system administrator.',
  },
  'request/storage-failed': {
    zh: '存储设备未能可靠写入，本次操作没有完成。请通知系统管理员。',
    en: 'The storage could not write this safely. It was not done. Tell the system administrator.',
  },
  'request/clock-behind': {
    zh: '服务器时钟早于最近一次已受理的操作（{last}）。在校准之前不再受理新的操作。',
    en: 'The server’s clock stands before the last act it accepted ({last}). Nothing is accepted until it is set right.',
  },
  'request/failed': {
    zh: '系统出现意外情况，未能完成。请求编号：{requestId}，请提供给技术支持人员。',
    en: 'Something went wrong on our side. Give support this request number: {requestId}.',
  },
  'request/unreadable': {
    zh: '无法读取提交的内容，请检查格式（JSON、编码）后再试。',
    en: 'What was sent could not be read. Check its form (JSON, encoding) and try again.',
  },
  'request/cross-site': {
    zh: '请求来自其他网站，已被拒绝。请在本站页面内操作。',
    en: 'This request came from another site and was refused. Act from a page of this site.',
  },
  'request/unreadable-answer': {
    zh: '服务器的答复无法识别，请稍后再试。',
    en: 'The answer of the server could not be read. Try again shortly.',
  },
  'network/unreachable': {
    zh: '无法连接服务器，请检查网络。已填写的内容保留在本页。',
    en: 'The server cannot be reached. Check the network; what you typed stays on this page.',
  },
  'field/required': { zh: '此项必填', en: 'This is required' },
  'field/invalid': { zh: '格式不正确', en: 'This is not in the right form' },
  'field/not-a-number': { zh: '请输入数字', en: 'Enter a number' },
  'field/not-a-date': { zh: '请输入日期', en: 'Enter a date' },
  'field/too-small': { zh: '不能小于{minimum}', en: 'Must be at least {minimum}' },
  'field/too-big': { zh: '不能大于{maximum}', en: 'Must be at most {maximum}' },
  'field/too-short': { zh: '至少{minimum}个字符', en: 'At least {minimum} characters' },
  'field/too-long': { zh: '最多{maximum}个字符', en: 'At most {maximum} characters' },
  'field/not-an-option': { zh: '请从选项中选择', en: 'Choose one of the options' },
  'field/unknown': { zh: '不认识的字段', en: 'This field is not known' },
  'noun/thing': { zh: '内容', en: 'item' },
  'noun/page': { zh: '页面', en: 'page' },
  'noun/file': { zh: '文件', en: 'file' },
  'noun/task': { zh: '任务', en: 'task' },
  'noun/target': { zh: '目标', en: 'target' },
  'noun/sector': { zh: '领域', en: 'sector' },
  'noun/department': { zh: '部门', en: 'department' },
  'noun/organisation': { zh: '单位', en: 'organisation' },
  'noun/person': { zh: '人员', en: 'person' },
  'noun/session': { zh: '会话', en: 'session' },
  'noun/job': { zh: '后台任务', en: 'job' },
}
