import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { spreadsheet } from '../../kernel/sheet.ts'
import { RowAct } from '../model.ts'
import { byImport, ImportRow, ImportView, officers } from './shapes.ts'

const load = { access: 'registry.enterprise.import', audience: officers } as const

/** 名录导入: a file, what it would change, and the word to do it. */
export const importsContract = {
  getRegisterTemplate: endpoint({
    method: 'GET',
    path: '/exports/registry-template',
    summary: { zh: '企业名录导入模板', en: 'Template for the register' },
    ...load,
    file: spreadsheet,
  }),
  previewImport: endpoint({
    method: 'POST',
    path: '/registry/imports',
    summary: { zh: '上传名录文件并预览变更', en: 'Upload a file and see what it would change' },
    ...load,
    perMinute: 10,
    upload: { bytes: 64 * 1024 * 1024 },
    reply: ImportView,
  }),
  listImports: endpoint({
    method: 'GET',
    path: '/registry/imports',
    summary: { zh: '历次导入', en: 'Imports so far' },
    ...load,
    reply: z.object({ items: z.array(ImportView) }),
  }),
  getImport: endpoint({
    method: 'GET',
    path: '/registry/imports/:import',
    summary: { zh: '一次导入', en: 'One import' },
    ...load,
    ...byImport,
    reply: ImportView,
  }),
  listImportRows: endpoint({
    method: 'GET',
    path: '/registry/imports/:import/rows',
    summary: { zh: '导入的行', en: 'Rows of an import' },
    ...load,
    ...byImport,
    query: z.strictObject({
      act: RowAct.optional(),
      after: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    reply: z.object({ items: z.array(ImportRow), next: z.int().nullable() }),
  }),
  exportImportFaults: endpoint({
    method: 'GET',
    path: '/exports/registry-imports/:import/faults',
    summary: { zh: '下载导入错误', en: 'Download the faults' },
    ...load,
    ...byImport,
    query: z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    file: spreadsheet,
  }),
  confirmImport: endpoint({
    method: 'POST',
    path: '/registry/imports/:import/confirmation',
    summary: { zh: '确认导入', en: 'Do what the preview shows' },
    ...load,
    ...byImport,
    reply: ImportView,
  }),
  discardImport: endpoint({
    method: 'DELETE',
    path: '/registry/imports/:import',
    summary: { zh: '放弃导入', en: 'Throw an import away' },
    ...load,
    ...byImport,
    reply: ImportView,
  }),
}
