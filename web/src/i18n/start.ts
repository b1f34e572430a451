import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { chosenLanguage } from '../kit/preferences.ts'
import { resources } from './resources.ts'
import { wordsOf } from './tree.ts'

/** Starts the texts in the remembered language and keeps `<html lang>` and the title true to it. */
export async function startTexts(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  await i18next.use(initReactI18next).init({
    lng: chosenLanguage(),
    fallbackLng: 'zh-CN',
    supportedLngs: ['zh-CN', 'en'],
    interpolation: { escapeValue: false },
    resources: {
      'zh-CN': { translation: wordsOf(resources, 'zh-CN') },
      en: { translation: wordsOf(resources, 'en') },
    },
  })
}
