import type { Language } from '../../kernel/bilingual.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { SignedHead } from '../model/proof.ts'

/** The mail by which a department gets a head to keep; the last line is what is to be kept. */
export function headMailText(
  head: SignedHead,
  site: string,
  language: Language,
): { subject: string; text: string } {
  const file = canonicalJson(head)
  const en = language === 'en'
  const name = `head-${head.number}.json`
  const facts = en
    ? [
        `Number:    ${head.number}`,
        `Entries:   ${head.size}`,
        `Root:      ${head.root}`,
        `Signed at: ${head.at}`,
        `Key:       ${head.key}`,
        `Log:       ${head.log}`,
      ]
    : [
        `序号：${head.number}`,
        `记录数：${head.size}`,
        `根哈希：${head.root}`,
        `签发时间：${head.at}`,
        `签名公钥：${head.key}`,
        `日志编号：${head.log}`,
      ]
  const body = en
    ? [
        'This is the signed head of the audit log. It vouches for every entry made so far. Kept outside the platform, it shows later whether any of them was changed, removed or added.',
        '',
        ...facts,
        '',
        `To keep it: save the last line of this mail as ${name}, or keep the mail. There is nothing secret in it.`,
        `To check: obtain an export from the audit administrator and run: wstc audit verify export.ndjson --head ${name}`,
        `The public keys are published at ${site}/api/v1/audit/keys`,
      ]
    : [
        '这是审计日志的签名树头，为截至目前的每一条记录作证。在平台之外保存它，日后任何记录被修改、删除或插入都能查出。',
        '',
        ...facts,
        '',
        `保存方法：将本邮件最后一行存为 ${name}，或直接保留邮件。其中没有保密内容。`,
        `核验方法：向审计管理员索取导出文件，运行 wstc audit verify export.ndjson --head ${name}`,
        `公钥公布于 ${site}/api/v1/audit/keys`,
      ]
  return {
    subject: en
      ? `Audit head ${head.number}: ${head.size} entries`
      : `审计日志树头第${head.number}号：${head.size}条记录`,
    text: `${body.join('\n')}\n\n${file}\n`,
  }
}
