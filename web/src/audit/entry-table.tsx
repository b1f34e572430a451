import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { actionAreas, actionText, subjectWords } from '@wstc/domain/audit/action-words'
import type { EntryNames } from '@wstc/domain/audit/contract'
import { entryKindWords } from '@wstc/domain/audit/words'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deskViews } from '../desk/stores.ts'
import { useSay } from '../i18n/language.ts'
import { organisationsQuery, peopleQuery } from '../identity/queries.ts'
import { DayRange } from '../kit/day-range.tsx'
import { EmptyState } from '../kit/empty.tsx'
import { Action } from '../kit/layout/action.tsx'
import { formatMoment } from '../kit/number.ts'
import { DataTable } from '../kit/table/data-table.tsx'
import type { Column, TablePage, TableQuery, TableQuestion } from '../kit/table/model.ts'
import { useTableAddress } from '../kit/table/state.ts'
import { EntryPanel } from './entry-panel.tsx'
import { auditApi, type Entry, exportEntriesUrl, exportOwnEntriesUrl } from './queries.ts'

/** An entry with the names of those it mentions, as they are called now. */
type Line = Entry & { readonly names?: EntryNames }

/** What the log is asked for; of the own part only the days count. */
function askedOf({ filters, text, sort }: TableQuestion, own: boolean) {
  const one = (key: string): string | undefined => filters[key]?.[0]
  const days = {
    from: one('from'),
    to: one('to'),
    order: sort?.key === 'at' && !sort.descending ? ('asc' as const) : ('desc' as const),
  }
  if (own) return days
  return {
    ...days,
    person: one('person'),
    organisation: one('organisation'),
    kind: one('kind') as 'act' | 'read' | undefined,
    action: one('action'),
    subjectKind: one('subject'),
    subjectId: text.trim() || undefined,
  }
}

async function loadEntries(query: TableQuery, own: boolean): Promise<TablePage<Line>> {
  const asked = {
    ...askedOf(query, own),
    after: query.after,
    limit: Math.min(query.limit, 200),
  }
  if (own) {
    const { items, next } = await auditApi.listOwnEntries({ query: asked })
    return { rows: items, next: next ?? undefined }
  }
  const { items, next, names } = await auditApi.listEntries({ query: asked })
  return { rows: items.map((entry) => ({ ...entry, names })), next: next ?? undefined }
}

/** People and organisations to narrow the log to. */
function useChoices(own: boolean) {
  const say = useSay()
  const people = useQuery({ ...peopleQuery(), enabled: !own })
  const organisations = useInfiniteQuery({ ...organisationsQuery, enabled: !own })
  return {
    people: people.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
    organisations:
      organisations.data?.pages.flatMap(({ items }) =>
        items.map(({ id, name }) => ({ value: id, label: say(name) })),
      ) ?? [],
  }
}

/** The audit log, or the reader's own part of it. */
export function EntryTable({ own = false }: { own?: boolean }) {
  const { t } = useTranslation()
  const say = useSay()
  const state = useTableAddress()
  const among = useChoices(own)
  const [open, setOpen] = useState<Line>()
  const id = own ? 'audit.own' : 'audit.entries'
  const views = useMemo(() => deskViews(id), [id])
  const who = ({ actor: { kind, person }, names }: Line): string => {
    if (own) return t(($) => $.audit.me)
    if (kind === 'person' && person) return names?.people[person] ?? person
    return kind === 'system' ? t(($) => $.audit.system) : t(($) => $.audit.anonymous)
  }
  const organisation = ({ actor, names }: Line): string | undefined => {
    const name = actor.organisation ? names?.organisations[actor.organisation] : undefined
    return name ? say(name) : (actor.organisation ?? undefined)
  }
  const subject = ({ subject: { kind, id: about }, names }: Line): string => {
    const word = subjectWords[kind]
    const name = kind === 'organisation' ? names?.organisations[about] : names?.people[about]
    const called = typeof name === 'object' ? say(name) : name
    return `${word ? say(word) : kind} · ${called ?? about}`
  }
  const columns: readonly Column<Line>[] = [
    {
      key: 'at',
      title: t(($) => $.audit.at),
      sortable: true,
      width: 150,
      text: (entry) => formatMoment(entry.at),
    },
    ...(own
      ? []
      : [
          {
            key: 'who',
            title: t(($) => $.audit.who),
            text: who,
            render: (line: Line) => (
              <>
                {who(line)}
                {organisation(line) && <div className="k-quiet">{organisation(line)}</div>}
              </>
            ),
          },
          {
            key: 'organisation',
            title: t(($) => $.audit.organisation),
            text: organisation,
            optional: true,
          },
        ]),
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
          options: among.people,
        },
        {
          key: 'organisation',
          label: t(($) => $.audit.organisation),
          multiple: false,
          options: among.organisations,
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
        exportAddress={(format, asked, shown) =>
          (own ? exportOwnEntriesUrl : exportEntriesUrl)({
            ...askedOf(asked, own),
            format,
            columns: [...shown],
          })
        }
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
        organisation={open ? organisation(open) : undefined}
        onClose={() => setOpen(undefined)}
      />
    </>
  )
}
