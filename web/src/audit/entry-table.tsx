import { useQuery } from '@tanstack/react-query'
import { entryKindWords } from '@wstc/domain/audit/words'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deskViews } from '../desk/stores.ts'
import { useSay } from '../i18n/language.ts'
import { peopleQuery } from '../identity/queries.ts'
import { DayRange } from '../kit/day-range.tsx'
import { EmptyState } from '../kit/empty.tsx'
import { Action } from '../kit/layout/action.tsx'
import { formatMoment } from '../kit/number.ts'
import { DataTable } from '../kit/table/data-table.tsx'
import type { Column, TablePage, TableQuery } from '../kit/table/model.ts'
import { useTableAddress } from '../kit/table/state.ts'
import { actionAreas, actionText, subjectWords } from './action-words.ts'
import { EntryPanel } from './entry-panel.tsx'
import { auditApi, type Entry } from './queries.ts'

/** Names of people by id, as far as the reader may list people. */
function useNames(own: boolean): ReadonlyMap<string, string> {
  const people = useQuery({ ...peopleQuery(), enabled: !own })
  return useMemo(
    () => new Map(people.data?.items.map((person) => [person.id, person.name])),
    [people.data],
  )
}

async function loadEntries(query: TableQuery, own: boolean): Promise<TablePage<Entry>> {
  const one = (key: string): string | undefined => query.filters[key]?.[0]
  const shared = {
    from: one('from'),
    to: one('to'),
    after: query.after,
    limit: Math.min(query.limit, 200),
  }
  const { items, next } = own
    ? await auditApi.listOwnEntries({ query: shared })
    : await auditApi.listEntries({
        query: {
          ...shared,
          person: one('person'),
          kind: one('kind') as 'act' | 'read' | undefined,
          action: one('action'),
          subjectKind: one('subject'),
          subjectId: query.text.trim() || undefined,
        },
      })
  return { rows: items, next: next ?? undefined }
}

/** The audit log, or the reader's own part of it. */
export function EntryTable({ own = false }: { own?: boolean }) {
  const { t } = useTranslation()
  const say = useSay()
  const state = useTableAddress()
  const names = useNames(own)
  const [open, setOpen] = useState<Entry>()
  const id = own ? 'audit.own' : 'audit.entries'
  const views = useMemo(() => deskViews(id), [id])
  const who = (entry: Entry): string => {
    const { kind, person } = entry.actor
    if (own) return t(($) => $.audit.me)
    if (kind === 'person' && person) return names.get(person) ?? person.slice(0, 13)
    return kind === 'system' ? t(($) => $.audit.system) : t(($) => $.audit.anonymous)
  }
  const subject = ({ subject: { kind, id: about } }: Entry): string => {
    const word = subjectWords[kind]
    return `${word ? say(word) : kind} · ${names.get(about) ?? about}`
  }
  const columns: readonly Column<Entry>[] = [
    {
      key: 'at',
      title: t(($) => $.audit.at),
      width: 150,
      text: (entry) => formatMoment(entry.at),
    },
    ...(own ? [] : [{ key: 'who', title: t(($) => $.audit.who), text: who }]),
    {
      key: 'action',
      title: t(($) => $.audit.action),
      text: (entry) => say(actionText(entry.action)),
      render: (entry) => (
        <Action
          inline
          label={t(($) => $.audit.open, { action: say(actionText(entry.action)) })}
          onClick={() => setOpen(entry)}
        >
          {say(actionText(entry.action))}
        </Action>
      ),
    },
    {
      key: 'kind',
      title: t(($) => $.audit.kind),
      text: (entry) => say(entryKindWords[entry.kind]),
    },
    { key: 'subject', title: t(($) => $.audit.subject), text: subject },
    { key: 'address', title: t(($) => $.audit.address), text: (entry) => entry.address },
    {
      key: 'code',
      title: t(($) => $.audit.code),
      text: (entry) => entry.action,
      optional: true,
    },
    {
      key: 'request',
      title: t(($) => $.audit.request),
      text: (entry) => entry.requestId,
      optional: true,
    },
    {
      key: 'index',
      title: t(($) => $.audit.index),
      text: (entry) => entry.index ?? t(($) => $.audit.pending),
      optional: true,
    },
  ]
  const choices = (words: Readonly<Record<string, { zh: string; en: string }>>) =>
    Object.entries(words).map(([value, word]) => ({ value, label: say(word) }))
  const filters = own
    ? []
    : [
        {
          key: 'person',
          label: t(($) => $.audit.person),
          multiple: false,
          options: [...names].map(([value, label]) => ({ value, label })),
        },
        {
          key: 'action',
          label: t(($) => $.audit.area),
          multiple: false,
          options: choices(actionAreas),
        },
        {
          key: 'subject',
          label: t(($) => $.audit.subjectKind),
          multiple: false,
          options: choices(subjectWords),
        },
        {
          key: 'kind',
          label: t(($) => $.audit.kind),
          multiple: false,
          options: choices(entryKindWords),
        },
      ]
  const { question, ask } = state
  const day = (value: string | undefined): string[] => (value ? [value] : [])
  return (
    <>
      <DataTable
        id={id}
        caption={t(($) => $.audit.caption)}
        state={state}
        columns={columns}
        rowKey={(entry) => entry.id}
        load={(query) => loadEntries(query, own)}
        filters={filters}
        searchable={false}
        pageSize={50}
        views={views}
        empty={<EmptyState title={t(($) => $.audit.empty)} hint={t(($) => $.audit.emptyHint)} />}
        actions={
          <DayRange
            labels={[t(($) => $.audit.from), t(($) => $.audit.to)]}
            from={question.filters.from?.[0]}
            to={question.filters.to?.[0]}
            onChange={(from, to) =>
              ask({
                ...question,
                filters: { ...question.filters, from: day(from), to: day(to) },
              })
            }
          />
        }
      />
      <EntryPanel
        entry={open}
        who={open ? who(open) : ''}
        subject={open ? subject(open) : ''}
        onClose={() => setOpen(undefined)}
      />
    </>
  )
}
