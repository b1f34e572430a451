import { Readable } from 'node:stream'
import { inLanguage } from '@wstc/domain/kernel/bilingual'
import { briefingKindTexts } from '@wstc/domain/plan/words/group'
import { keepResult } from '../../desk/index.ts'
import type { JobHandler } from '../../platform/jobs.ts'
import { documentFile } from './files.ts'
import { briefingJob, briefingNumber } from './service.ts'
import { findBriefing } from './store.ts'

/** Makes the file of an issued briefing for the person who asked. */
const write: JobHandler = {
  kind: briefingJob,
  run: async (job) => {
    const { briefing, format, language } = job.payload as {
      briefing: string
      format: 'pdf' | 'docx'
      language: 'zh-CN' | 'en'
    }
    await job.report(1, 3)
    const row = await job.inTransaction((tx) => findBriefing(tx, briefing))
    if (!row) throw new Error('The briefing is gone')
    const number =
      language === 'en'
        ? `${briefingKindTexts[row.kind].en} ${row.year} no. ${row.ordinal}`
        : briefingNumber(row)
    const name = `${inLanguage(row.content.title, language)} ${row.as_of}`
    const { hash, issued_at: madeAt } = row
    const file = await documentFile(row.content, { format, language, name, number, madeAt, hash })
    await job.report(2, 3)
    return keepResult(job, Readable.from([file.stream]), file.name, format)
  },
}

export const planBriefingsJobs: readonly JobHandler[] = [write]
