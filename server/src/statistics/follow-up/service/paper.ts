import { readFile } from 'node:fs/promises'
import type { Language } from '@wstc/domain/kernel/bilingual'
import { absent } from '@wstc/domain/kernel/problem'
import { type DemandPaper, demandPaper } from '@wstc/domain/statistics/follow-up/rules/demand-paper'
import { recordRead } from '../../../audit/index.ts'
import { bodyText, noteText, renderDocx, tableBlock, titleText } from '../../../platform/docx.ts'
import { renderPdf } from '../../../platform/pdf.ts'
import type { Call, FileReply } from '../../../platform/serve.ts'
import { findDemand } from '../store/demands.ts'

const look = new URL('../demand.typ', import.meta.url)

function asDocx(paper: DemandPaper, language: Language): Promise<Buffer> {
  const shares = [3, 2, 1.4, 1.2]
  const columns = paper.columns.map((title, index) => ({
    title,
    share: shares[index] ?? 1,
    align: 'left' as const,
  }))
  return renderDocx({
    title: paper.title,
    language,
    blocks: [
      ...(paper.demo ? [noteText(`【${paper.demo}】`, 'right')] : []),
      titleText(paper.title),
      noteText(paper.number, 'center'),
      bodyText(paper.addressee),
      bodyText(paper.opening),
      tableBlock(
        columns,
        paper.rows.map((row) => [...row]),
      ),
      ...paper.paragraphs.map((one) => bodyText(one)),
      ...paper.signature.map((one) => noteText(one, 'right')),
      noteText(paper.print),
    ],
  })
}

/** A demand as it was sent, on paper; that it was taken is recorded. */
export async function makeDemandPaper(
  call: Omit<Call, 'tx'>,
  id: string,
  asked: { readonly format?: 'pdf' | 'docx' | undefined; readonly language?: Language | undefined },
): Promise<FileReply> {
  const { format = 'pdf', language = 'zh-CN' } = asked
  const row = await call.platform.database.inTransaction(call.actor, async (tx) => {
    const found = await findDemand(tx, id)
    if (!found?.content) throw absent('demand')
    await recordRead(
      { ...call, tx },
      { action: 'statistics.demand.read', subject: { kind: 'demand', id }, details: { format } },
    )
    return found
  })
  const paper = demandPaper(row.content!, row.hash!, language)
  const name = `${paper.title} ${paper.number}.${format}`
  if (format === 'docx') {
    return {
      stream: await asDocx(paper, language),
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      name,
    }
  }
  const data = {
    ...paper,
    lang: language === 'en' ? 'en' : 'zh',
    region: language === 'en' ? 'GB' : 'CN',
  }
  const source = await readFile(look, 'utf8')
  return {
    stream: await renderPdf({ source, data, madeAt: row.sent_at! }),
    type: 'application/pdf',
    name,
  }
}
