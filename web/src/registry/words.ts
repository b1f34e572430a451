import { useQuery, useQueryClient } from '@tanstack/react-query'
import { findEbopsItem } from '@wstc/domain/kernel/codes/ebops'
import type { EnterpriseFacts, FactKey } from '@wstc/domain/registry/model'
import { serviceItems } from '@wstc/domain/registry/rules/ebops'
import { emptyFacts } from '@wstc/domain/registry/rules/import-row'
import { cellOf } from '@wstc/domain/registry/rules/sheet'
import { useCallback } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { wordsQuery } from './queries.ts'

const none = { districts: [], parks: [], sectors: [] }

/** Lists of the city that entries refer to, and facts as a person reads them. */
export function useWords() {
  const language = useLanguage()
  const words = useQuery(wordsQuery).data ?? none
  const options = (list: readonly { id: string; name: { zh: string; en: string } }[]) =>
    list.map(({ id, name }) => ({ value: id, label: language === 'en' ? name.en : name.zh }))
  const itemName = (code: string): string => {
    const name = findEbopsItem(code)?.name
    return name ? `${code} ${language === 'en' ? name.en : name.zh}` : code
  }
  const tell = (key: FactKey, value: unknown): string => {
    if (value === null || value === undefined) return ''
    if (key === 'exports' || key === 'imports')
      return (value as readonly string[]).map(itemName).join(language === 'en' ? '; ' : '；')
    const facts = { ...emptyFacts, uscc: '', name: '', district: '', [key]: value }
    return cellOf(facts as EnterpriseFacts, key, language, words)
  }
  return {
    words,
    districts: options(words.districts),
    parks: options(words.parks),
    sectors: options(words.sectors),
    items: serviceItems.map(({ code }) => ({ value: code, label: itemName(code) })),
    tell,
  }
}

/** After an act, what the pages show of the register is asked for again. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['registry'] }),
      client.invalidateQueries({ queryKey: ['table'] }),
    ])
  }, [client])
}
