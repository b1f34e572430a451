import { ReceiptFile } from '@wstc/domain/audit/model/proof'
import { checkReceipt } from '@wstc/domain/audit/rules/check-receipt'
import { type Command, exit, Unusable } from './command.ts'
import { readJson, readKeys } from './read-files.ts'
import { findingText } from './report.ts'
import { verifier } from './verifier.ts'

export const receiptVerify: Command = {
  usage: 'wstc receipt verify <receipt.json> [--keys <keys.json>]',
  summary: {
    zh: '离线核验回执；公钥取自 --keys，或回执文件所附',
    en: 'Check a receipt offline, with the keys of --keys or those beside the receipt',
  },
  run: async ({ words: [name], flags }, { say, fail }) => {
    if (!name) throw new Unusable({ zh: '请给出回执文件', en: 'Name the receipt' })
    const parsed = ReceiptFile.safeParse(await readJson(name))
    if (!parsed.success) {
      throw new Unusable({ zh: `${name} 不是回执`, en: `${name} is not a receipt` })
    }
    const file = parsed.data
    const given = flags.keys?.[0]
    const keys = given ? await readKeys(given) : (file.keys ?? [])
    const report = checkReceipt(file, keys, verifier)
    const { subject, at, by, audit } = file.receipt
    const facts = Object.entries(subject.facts)
      .map(([key, value]) => `${key}=${value}`)
      .join(' ')
    say({
      zh: `回执 ${file.receipt.id}：${subject.kind} ${subject.id} ${facts}\n确认时间 ${at}，经办 ${by.person ?? '—'}（${by.organisation ?? '—'}）\n审计记录 ${audit.entry}`,
      en: `Receipt ${file.receipt.id}: ${subject.kind} ${subject.id} ${facts}\nacknowledged ${at}, by ${by.person ?? '—'} of ${by.organisation ?? '—'}\naudit entry ${audit.entry}`,
    })
    for (const finding of report.findings) fail(findingText(finding))
    if (report.ok) say({ zh: '✓ 签名有效。', en: '✓ The signature is right.' })
    if (report.content === 'same') {
      say({ zh: '✓ 所附内容与确认时一致。', en: '✓ The content is what was acknowledged.' })
    }
    if (report.provenBy) {
      const { number, size } = report.provenBy
      say({
        zh: `✓ 记录在第 ${number} 号树头（${size} 条）之下。`,
        en: `✓ The entry stands below head ${number} (${size} entries).`,
      })
    }
    if (!given) {
      say({
        zh: `注意：公钥来自回执文件本身。请将日志编号 ${file.receipt.log} 与平台公布的核对，或用 --keys 提供公钥。`,
        en: `Note: the keys came with the receipt. Compare the log’s id ${file.receipt.log} with the published one, or give the keys with --keys.`,
      })
    }
    return report.ok ? exit.well : exit.wrong
  },
}
