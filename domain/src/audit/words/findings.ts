import type { Bilingual } from '../../kernel/bilingual.ts'
import type { FindingCode } from '../rules/findings.ts'

/** What was found wrong, in plain words. */
export const findingWords: Readonly<Record<FindingCode, Bilingual>> = {
  unreadable: { zh: '无法读取的一行', en: 'A line that cannot be read' },
  'export-cut': { zh: '导出文件不完整', en: 'The export is cut short' },
  'counts-differ': {
    zh: '条数与导出文件自述的不符',
    en: 'The counts differ from what the export says of itself',
  },
  'key-out-of-order': { zh: '公钥次序有误', en: 'A key is out of order' },
  'key-of-other-log': { zh: '公钥属于另一日志', en: 'A key belongs to another log' },
  'key-name-wrong': { zh: '公钥与其编号不符', en: 'A key does not match its id' },
  'key-handover-wrong': {
    zh: '公钥的交接签名无效',
    en: 'A key was not handed over by the one before it',
  },
  'head-out-of-order': { zh: '树头缺失或次序有误', en: 'A head is missing or out of order' },
  'head-of-other-log': { zh: '树头属于另一日志', en: 'A head belongs to another log' },
  'head-link-broken': { zh: '树头与上一树头不衔接', en: 'A head does not follow the one before' },
  'head-goes-back': { zh: '树头的条数或时间倒退', en: 'A head goes back in size or time' },
  'head-by-unknown-key': { zh: '树头的签名公钥不明', en: 'A head is signed by an unknown key' },
  'head-by-retired-key': {
    zh: '树头由当时未启用或已停用的公钥签名',
    en: 'A head is signed by a key that was not in use then',
  },
  'head-signature-wrong': { zh: '树头签名无效', en: 'The signature of a head is wrong' },
  'place-missing': { zh: '序号缺失', en: 'Places are missing' },
  'place-doubled': { zh: '序号重复或倒退', en: 'A place appears twice' },
  'entry-missing': { zh: '记录被删除', en: 'An entry was removed' },
  'entry-altered': { zh: '记录内容被改动', en: 'An entry was altered' },
  'leaf-altered': { zh: '记录的哈希被改动', en: 'The hash of an entry was altered' },
  'entry-of-other-place': { zh: '记录不在原来的位置', en: 'An entry stands in another’s place' },
  'entry-without-place': { zh: '记录不在日志中', en: 'An entry was left out of the log' },
  'root-differs': {
    zh: '记录与已签名的根哈希不符',
    en: 'Entries do not add up to the signed root',
  },
  'leaves-missing': { zh: '日志末尾的记录缺失', en: 'Entries are missing at the end' },
  'old-head-of-other-log': {
    zh: '所持树头属于另一日志',
    en: 'The head you keep belongs to another log',
  },
  'old-head-signature-wrong': {
    zh: '所持树头的签名不能由本日志的公钥验证',
    en: 'The head you keep is not signed by a key of this log',
  },
  'old-head-missing': {
    zh: '所持树头已不在日志中',
    en: 'The head you keep is no longer in the log',
  },
  'old-head-differs': {
    zh: '日志中同号树头与所持的不同',
    en: 'The log has another head under the number of the one you keep',
  },
  'old-root-differs': {
    zh: '日志不再与所持树头一致：此前的记录被改写',
    en: 'The log is not the one your head vouches for: earlier entries were rewritten',
  },
  'receipt-signature-wrong': { zh: '回执签名无效', en: 'The signature of the receipt is wrong' },
  'receipt-by-unknown-key': {
    zh: '回执的签名公钥不明',
    en: 'The receipt is signed by an unknown key',
  },
  'receipt-by-retired-key': {
    zh: '回执由当时未启用或已停用的公钥签名',
    en: 'The receipt is signed by a key that was not in use then',
  },
  'receipt-of-other-log': { zh: '回执属于另一日志', en: 'The receipt belongs to another log' },
  'receipt-content-differs': {
    zh: '所附内容与回执确认的不同',
    en: 'The content beside the receipt is not what it acknowledges',
  },
  'receipt-proof-wrong': {
    zh: '回执的位置证明无效',
    en: 'The proof that the entry stands in the log is wrong',
  },
  'entry-differs-from-earlier': {
    zh: '记录与较早的导出文件不同',
    en: 'An entry differs from the earlier export',
  },
}
