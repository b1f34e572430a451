import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { noQuestion, parseSortWord, sortWord, type TableQuestion } from './model.ts'

export interface TableState {
  readonly question: TableQuestion
  readonly ask: (question: TableQuestion) => void
}

/** The question lives as long as the component. */
export function useTableState(first: TableQuestion = noQuestion): TableState {
  const [question, ask] = useState(first)
  return { question, ask }
}

type Search = Readonly<Record<string, string | readonly string[] | undefined>>

/** The question lives in the address, so that it can be bookmarked, sent and gone back to. */
export function useTableAddress(): TableState {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const question = useMemo(() => fromSearch(search), [search])
  const ask = useCallback(
    (next: TableQuestion) => {
      void navigate({ to: '.', search: toSearch(next) as never, replace: true })
    },
    [navigate],
  )
  return { question, ask }
}

function fromSearch(search: Search): TableQuestion {
  const filters: Record<string, readonly string[]> = {}
  for (const [key, value] of Object.entries(search)) {
    if (key.startsWith('f.') && value !== undefined) filters[key.slice(2)] = [value].flat()
  }
  return {
    text: String(search.q ?? ''),
    filters,
    sort: parseSortWord(search.sort === undefined ? undefined : String(search.sort)),
  }
}

function toSearch(question: TableQuestion): Search {
  const filters = Object.entries(question.filters).filter(([, values]) => values.length > 0)
  return {
    ...(question.text ? { q: question.text } : {}),
    ...(question.sort ? { sort: sortWord(question.sort) } : {}),
    ...Object.fromEntries(filters.map(([key, values]) => [`f.${key}`, values])),
  }
}
