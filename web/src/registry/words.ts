import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { EnterpriseFacts, FactKey } from '@wstc/domain/registry/model'
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
  const tell = (key: FactKey, value: unknown): string => {
    if (value === null || value === undefined) return ''
    const facts = { ...emptyFacts, uscc: '', name: '', district: '', [key]: value }
    return cellOf(facts as EnterpriseFacts, key, language, words)
  }
  return {
    words,
    districts: options(words.districts),
    parks: options(words.parks),
    sectors: options(words.sectors),
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
