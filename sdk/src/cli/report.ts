import type { Finding } from '@wstc/domain/audit/rules/findings'
import { findingWords } from '@wstc/domain/audit/words/findings'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'

/** One finding with where it is. */
export function findingText(finding: Finding): Bilingual {
  const { code, index, number, id, field, range } = finding
  const words = findingWords[code]
  const place = (language: 'zh' | 'en'): string => {
    const zh = language === 'zh'
    const parts = [
      index !== undefined && (zh ? `序号 ${index}` : `place ${index}`),
      number !== undefined && (zh ? `编号 ${number}` : `number ${number}`),
      range !== undefined &&
        (zh ? `范围 ${range[0]}–${range[1] - 1}` : `places ${range[0]}–${range[1] - 1}`),
      id !== undefined && (zh ? `记录 ${id}` : `entry ${id}`),
      field !== undefined && (zh ? `字段 ${field}` : `field ${field}`),
    ].filter((part) => part !== false)
    return parts.length === 0 ? '' : zh ? `（${parts.join('，')}）` : ` (${parts.join(', ')})`
  }
  return { zh: `✗ ${words.zh}${place('zh')}`, en: `✗ ${words.en}${place('en')}` }
}
