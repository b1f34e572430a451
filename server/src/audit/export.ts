import { actionText, subjectWords } from '@wstc/domain/audit/action-words'
import type { EntryNames, PlacedEntry } from '@wstc/domain/audit/contract'
import { actorKindWords, entryExportTexts, entryKindWords } from '@wstc/domain/audit/words'
import { type Bilingual, inLanguage, type Language } from '@wstc/domain/kernel/bilingual'
import type { ExportColumn } from '../platform/export.ts'

/** An entry with the names of those it mentions. */
export interface NamedEntry {
  readonly entry: PlacedEntry
  readonly names: EntryNames
}

/** `2018-04-16 09:00:00`, in Shanghai. */
function shanghai(instant: string): string {
  const text = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${text.slice(0, 10)} ${text.slice(11, 19)}`
}

/** Columns of the log; keys are those of the page. */
export function entryColumns(language: Language): ExportColumn<NamedEntry>[] {
  const say = (text: Bilingual): string => inLanguage(text, language)
  const organisation = ({ names }: NamedEntry, id: string | null): string | null => {
    const name = id ? names.organisations[id] : undefined
    return name ? say(name) : id
  }
  const person = ({ names }: NamedEntry, id: string | null): string | null =>
    id && (names.people[id] ?? id)
  const about = (row: NamedEntry): string => {
    const { kind, id } = row.entry.subject
    const word = subjectWords[kind]
    const named =
      kind === 'organisation' ? organisation(row, id) : kind === 'person' ? person(row, id) : id
    return `${word ? say(word) : kind} · ${named}`
  }
  const cells = {
    at: ({ entry }) => shanghai(entry.at),
    who: (row) => person(row, row.entry.actor.person) ?? say(actorKindWords[row.entry.actor.kind]),
    organisation: (row) => organisation(row, row.entry.actor.organisation),
    onBehalfOf: (row) => person(row, row.entry.actor.onBehalfOf),
    action: ({ entry }) => say(actionText(entry.action)),
    kind: ({ entry }) => say(entryKindWords[entry.kind]),
    subject: about,
    address: ({ entry }) => entry.address,
    details: ({ entry }) =>
      Object.keys(entry.details).length > 0 ? JSON.stringify(entry.details) : null,
    code: ({ entry }) => entry.action,
    person: ({ entry }) => entry.actor.person,
    subjectId: ({ entry }) => entry.subject.id,
    request: ({ entry }) => entry.requestId,
    index: ({ entry }) => entry.index,
  } satisfies Partial<Record<keyof typeof entryExportTexts, ExportColumn<NamedEntry>['value']>>
  const widths: Readonly<Record<string, number>> = { action: 30, subject: 36, details: 60 }
  return Object.entries(cells).map(([key, value]) => ({
    key,
    title: entryExportTexts[key as keyof typeof cells],
    kind: key === 'index' ? 'number' : 'text',
    width: widths[key] ?? 20,
    value,
  }))
}
