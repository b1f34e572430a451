import type { Bilingual } from '../kernel/bilingual.ts'
import { trimBoth } from '../kernel/trim.ts'

/** Most bytes of one file. */
export const fileBytesLimit = 20 * 1024 * 1024

/** 文件类型 that evidence may have, told by content and not by name. */
export const fileTypes = {
  pdf: { media: 'application/pdf', name: { zh: 'PDF 文档', en: 'PDF document' }, inline: true },
  docx: {
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    name: { zh: 'Word 文档', en: 'Word document' },
    inline: false,
  },
  xlsx: {
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: { zh: 'Excel 工作簿', en: 'Excel workbook' },
    inline: false,
  },
  pptx: {
    media: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    name: { zh: 'PowerPoint 演示文稿', en: 'PowerPoint presentation' },
    inline: false,
  },
  png: { media: 'image/png', name: { zh: 'PNG 图片', en: 'PNG image' }, inline: true },
  jpg: { media: 'image/jpeg', name: { zh: 'JPEG 图片', en: 'JPEG image' }, inline: true },
  csv: {
    media: 'text/csv; charset=utf-8',
    name: { zh: 'CSV 表格', en: 'CSV table' },
    inline: false,
  },
  txt: {
    media: 'text/plain; charset=utf-8',
    name: { zh: '文本文件', en: 'Text file' },
    inline: false,
  },
} as const satisfies Record<string, { media: string; name: Bilingual; inline: boolean }>

export type FileType = keyof typeof fileTypes
export const fileTypeNames = Object.keys(fileTypes) as [FileType, ...FileType[]]

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A name that every system can save: no folders, no control or direction characters, at most
 * 120 characters, and ending in what the content really is.
 */
export function cleanFileName(given: string, type: FileType): string {
  // Cut first: the patterns below would take seconds over a name as long as a request may be.
  const base = given.split(/[/\\]/).at(-1)!.slice(0, 400).normalize('NFC')
  const clean = base
    .replace(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/gu, '')
    .replace(/[<>:"|?*%]/g, '_')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
  const stem = trimBoth(clean, (one) => /[\s.]/.test(one))
  const short = [...stem].slice(0, 120).join('') || 'file'
  return `${reserved.test(short.split('.', 1)[0] ?? '') ? `_${short}` : short}.${type}`
}
