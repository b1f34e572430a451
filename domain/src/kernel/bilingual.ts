import { z } from 'zod'

/** A text in both languages of the product. Neither may be empty. */
export const Bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Bilingual = z.infer<typeof Bilingual>

export const Language = z.enum(['zh-CN', 'en'])
export type Language = z.infer<typeof Language>

/** The text of `both` in `language`. */
export function inLanguage(both: Bilingual, language: Language): string {
  return language === 'en' ? both.en : both.zh
}
