import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Explanation } from '../model/content.ts'
import { ReturnFile, ReturnParams, Submitted } from './shapes.ts'

const prepare = {
  access: 'statistics.return.prepare',
  audience: ['enterprise'],
  params: ReturnParams,
} as const

/** 以文件填报: a return of more lines than a page edits stays its file until it is handed in. */
export const returnsByFileContract = {
  importReturnFile: endpoint({
    method: 'POST',
    path: '/statistics/returns/:obligation/file',
    summary: {
      zh: '以文件填报（xlsx、csv，至多 10 万行）：读取并审核，存为草稿',
      en: 'Fill in by a file (xlsx, csv, up to 100,000 lines): it is read, checked and kept as the draft',
    },
    ...prepare,
    upload: { bytes: 20 * 1024 * 1024 },
    perMinute: 6,
    query: z.strictObject({
      /** Revision of the draft that the caller saw; 0 where there was none. */
      draft: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({ draftRevision: z.number(), savedAt: z.iso.datetime(), file: ReturnFile }),
  }),
  downloadReturnFile: endpoint({
    method: 'GET',
    path: '/statistics/returns/:obligation/file',
    summary: {
      zh: '下载填报所用的文件，原样',
      en: 'Download the file that the draft is filled in by, as it came',
    },
    ...prepare,
    file: ['application/octet-stream'],
  }),
  submitReturnFile: endpoint({
    method: 'POST',
    path: '/statistics/returns/:obligation/file/submissions',
    summary: {
      zh: '报送以文件填报的报表；回执随之签发',
      en: 'Hand in a return that a file fills in; a receipt is signed',
    },
    access: 'statistics.return.submit',
    audience: ['enterprise'],
    params: ReturnParams,
    ifMatch: true,
    perMinute: 6,
    body: z.strictObject({
      /** Digest of the file that the caller saw the findings of. */
      sha256: z.string().max(64),
      explanations: z.array(Explanation).max(5000).default([]),
      reason: z.string().trim().max(1000).default(''),
    }),
    reply: Submitted,
  }),
}
