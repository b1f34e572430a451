import { type Bilingual, inLanguage, type Language } from '@wstc/domain/kernel/bilingual'
import i18next from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { keepLanguage } from '../kit/preferences.ts'

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'zh-CN'
}

/** The language in force, outside of components. */
export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh-CN'
}

/** Reads data that carries both languages: `const say = useSay(); say(task.title)`. */
export function useSay(): (both: Bilingual) => string {
  const language = useLanguage()
  return useCallback((both) => inLanguage(both, language), [language])
}

/** Changes the language everywhere and remembers it. */
export async function changeLanguage(language: Language): Promise<void> {
  keepLanguage(language)
  await i18next.changeLanguage(language)
}
