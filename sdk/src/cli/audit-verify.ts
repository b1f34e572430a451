import type { ExportLine } from '@wstc/domain/audit/model/proof'
import { differingFields, makeLogCheck } from '@wstc/domain/audit/rules/check-log'
import type { Finding } from '@wstc/domain/audit/rules/findings'
import { type Command, exit, Unusable } from './command.ts'
import { readExport, readHead } from './read-files.ts'
import { findingText } from './report.ts'
import { verifier } from './verifier.ts'

type Leaf = Extract<ExportLine, { kind: 'leaf' }>

async function* leavesOf(file: string): AsyncGenerator<Leaf> {
  for await (const { line } of readExport(file)) if (line?.kind === 'leaf') yield line
}

/** Compares leaf by leaf with an earlier export, which names the very field that was changed. */
async function compare(earlier: string, later: string): Promise<Finding[]> {
  const findings: Finding[] = []
  const now = leavesOf(later)
  for await (const before of leavesOf(earlier)) {
    const { value: after } = await now.next()
    const fields = differingFields(before, after).map((field) =>
      after === undefined ? 'leaf' : field,
    )
    for (const field of fields.slice(0, 20)) {
      findings.push({
        code: 'entry-differs-from-earlier',
        index: before.index,
        id: before.id,
        field,
      })
    }
    if (findings.length >= 200) break
  }
  await now.return(undefined)
  return findings
}

export const auditVerify: Command = {
  usage: 'wstc audit verify <export.ndjson> [--head <old-head.json>]… [--compare <earlier.ndjson>]',
  summary: {
    zh: '离线核验审计导出文件：逐条记录、每个树头、签名和公钥交接',
    en: 'Check an export of the audit offline: every entry, head, signature and handover of keys',
  },
  run: async ({ words: [file], flags }, { say, fail }) => {
    if (!file) throw new Unusable({ zh: '请给出导出文件', en: 'Name the export' })
    const old = await Promise.all((flags.head ?? []).map(readHead))
    const check = makeLogCheck(verifier, old)
    for await (const { number, line } of readExport(file)) {
      if (line) check.take(line)
      else check.unreadable(number)
    }
    const report = check.finish()
    const differences: Finding[] = []
    for (const earlier of flags.compare ?? []) differences.push(...(await compare(earlier, file)))
    say({
      zh: `日志 ${report.log ?? '—'}：${report.leaves} 条记录，${report.heads} 个树头，${report.keys} 把公钥`,
      en: `Log ${report.log ?? '—'}: ${report.leaves} entries, ${report.heads} heads, ${report.keys} keys`,
    })
    for (const finding of [...report.findings, ...differences]) fail(findingText(finding))
    if (report.found > report.findings.length) {
      fail({ zh: `… 共 ${report.found} 处`, en: `… ${report.found} in all` })
    }
    const sound = report.ok && differences.length === 0
    if (sound) {
      say({
        zh: `✓ 未发现问题。签名树头覆盖前 ${report.covered} 条，其后 ${report.leaves - report.covered} 条等待下一个树头。`,
        en: `✓ Nothing wrong was found. Signed heads cover the first ${report.covered} entries; ${report.leaves - report.covered} after them wait for the next head.`,
      })
    }
    say(
      old.length > 0
        ? {
            zh: `所持树头为前 ${report.vouched} 条记录作证。`,
            en: `The heads you keep vouch for the first ${report.vouched} entries.`,
          }
        : {
            zh: '注意：没有提供以前保存的树头（--head），不能排除整个日志被掌握密钥者重写。',
            en: 'Note: without a head kept from before (--head), a rewrite of the whole log by whoever holds its key cannot be excluded.',
          },
    )
    return sound ? exit.well : exit.wrong
  },
}
