import type { Language } from '@wstc/domain/kernel/bilingual'
import type { Mode } from './tokens.ts'

export const languageCookie = 'wstc_lang'
export const themeCookie = 'wstc_theme'

function readCookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`))
  return found?.slice(name.length + 1)
}

/** Kept a year and sent to the server, so that pages arrive in the right language and theme. */
function writeCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in Firefox
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`
}

export function chosenLanguage(): Language {
  const kept = readCookie(languageCookie)
  if (kept === 'en' || kept === 'zh-CN') return kept
  return navigator.language.startsWith('zh') || !navigator.language.startsWith('en')
    ? 'zh-CN'
    : 'en'
}

export function keepLanguage(language: Language): void {
  writeCookie(languageCookie, language)
}

export type ThemeChoice = Mode | 'system'

export function chosenTheme(): ThemeChoice {
  const kept = readCookie(themeCookie)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function keepTheme(choice: ThemeChoice): void {
  writeCookie(themeCookie, choice)
  showTheme(choice)
}

/** Puts the choice on the root, where the custom properties of the tokens look for it. */
export function showTheme(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
}
