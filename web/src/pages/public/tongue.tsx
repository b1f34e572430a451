import { type Bilingual, inLanguage, type Language } from '@wstc/domain/kernel/bilingual'
import { createContext, type ReactNode, useContext } from 'react'
import { inTongue } from '../../kit/light/frame.tsx'
import { formatDay } from '../../kit/number.ts'

const Spoken = createContext<Language>('zh-CN')

/** The language of everything drawn inside. */
export function Tongue({ value, children }: { value: Language; children: ReactNode }) {
  return <Spoken value={value}>{children}</Spoken>
}

/** How the page speaks: its language, texts that hold both, addresses and days. */
export function useTongue() {
  const language = useContext(Spoken)
  return {
    language,
    say: (both: Bilingual) => inLanguage(both, language),
    to: (path: string) => inTongue(path, language),
    day: (day: string) => formatDay(day, language),
    /** Names in a row, as the language separates them. */
    list: (names: readonly string[]) => names.join(language === 'en' ? ', ' : '、'),
  }
}
