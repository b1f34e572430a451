import {
  ContactJob,
  type EnterpriseFacts,
  EnterpriseState,
  mostContacts,
  Ownership,
  proposable,
  SizeClass,
  StandingKind,
} from '@wstc/domain/registry/model'
import { changesBetween } from '@wstc/domain/registry/rules/changes'
import { serviceItems } from '@wstc/domain/registry/rules/ebops'
import { emptyFacts } from '@wstc/domain/registry/rules/import-row'
import { normaliseUscc } from '@wstc/domain/registry/rules/uscc'
import {
  contactJobTexts,
  contactPartTexts,
  factTexts,
  ownershipTexts,
  sizeTexts,
  standingTexts,
  stateTexts,
} from '@wstc/domain/registry/words'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../i18n/language.ts'
import type { FieldGuide } from '../kit/form/guide.ts'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { useWords } from './words.ts'

const text = (most: number) => z.string().max(most).optional()
const day = z.iso.date().optional()
const oneOf = (list: readonly { readonly value: string }[]) =>
  z.enum(list.map((one) => one.value) as [string, ...string[]])

/** An item is found by its name in either language, whichever the page speaks. */
const itemSearch = Object.fromEntries(
  serviceItems.map(({ code, name }) => [code, `${name.zh} ${name.en}`]),
)

type Part = 'new' | 'change' | 'proposal'

/** The form's schema: lists of the city are choices, lists of codes are typed. */
function useSchema(part: Part) {
  const { districts, parks, sectors, items } = useWords()
  return useMemo(() => {
    const all = z.strictObject({
      uscc: z.string().min(1).max(40),
      name: z.string().min(2).max(120),
      english: text(200),
      district: oneOf(districts),
      park: oneOf(parks).optional(),
      state: EnterpriseState,
      since: day,
      ownership: Ownership.optional(),
      size: SizeClass.optional(),
      standings: z
        .array(z.strictObject({ kind: StandingKind, from: day, until: day }))
        .max(20)
        .optional(),
      former: z
        .array(z.strictObject({ name: z.string().min(2).max(120), from: day, until: day }))
        .max(20)
        .optional(),
      sectors: z.array(oneOf(sectors)).max(60).optional(),
      exports: z.array(oneOf(items)).max(60).optional(),
      imports: z.array(oneOf(items)).max(60).optional(),
      head: text(40),
      address: text(200),
      contacts: z
        .array(
          z.strictObject({
            name: text(80),
            job: ContactJob,
            phone: text(40),
            email: z.email().max(254).optional(),
          }),
        )
        .max(mostContacts)
        .optional(),
      note: text(200),
      reason: z.string().min(2).max(400),
    })
    if (part === 'new') return all.omit({ reason: true }) as unknown as typeof all
    if (part === 'change') return all
    return all.omit({
      uscc: true,
      standings: true,
      former: true,
      note: true,
    }) as unknown as typeof all
  }, [part, districts, parks, sectors, items])
}

type Typed = z.output<ReturnType<typeof useSchema>>

function useGuide() {
  const { t } = useTranslation()
  const say = useSay()
  const { districts, parks, sectors, items } = useWords()
  const wordsOf = (texts: Readonly<Record<string, { zh: string; en: string }>>) =>
    Object.fromEntries(Object.entries(texts).map(([key, both]) => [key, say(both)]))
  const listed = (list: readonly { value: string; label: string }[]) =>
    Object.fromEntries(list.map((one) => [one.value, one.label]))
  const labels = Object.fromEntries(
    Object.entries(factTexts).map(([key, both]) => [key, { label: say(both) }]),
  ) as Record<keyof EnterpriseFacts, FieldGuide>
  const days = {
    from: { label: t(($) => $.registry.from) },
    until: { label: t(($) => $.registry.until) },
  }
  const ofItems = {
    hint: t(($) => $.registry.itemsHint),
    options: listed(items),
    search: itemSearch,
    wide: true,
  }
  return {
    ...labels,
    uscc: { ...labels.uscc, hint: t(($) => $.registry.uscHint) },
    district: { ...labels.district, options: listed(districts) },
    park: { ...labels.park, options: listed(parks) },
    sectors: { ...labels.sectors, options: listed(sectors), wide: true },
    state: { ...labels.state, options: wordsOf(stateTexts) },
    ownership: { ...labels.ownership, options: wordsOf(ownershipTexts) },
    size: { ...labels.size, options: wordsOf(sizeTexts) },
    exports: { ...labels.exports, ...ofItems },
    imports: { ...labels.imports, ...ofItems },
    contacts: {
      ...labels.contacts,
      hint: t(($) => $.registry.contactsHint),
      ordered: true,
      row: {
        name: { label: say(contactPartTexts.name) },
        job: { label: say(contactPartTexts.job), options: wordsOf(contactJobTexts) },
        phone: { label: say(contactPartTexts.phone) },
        email: { label: say(contactPartTexts.email), kind: 'text', inputMode: 'email' as const },
      },
    },
    standings: {
      ...labels.standings,
      row: {
        kind: { label: t(($) => $.registry.kind), options: wordsOf(standingTexts) },
        ...days,
      },
    },
    former: { ...labels.former, row: { name: { label: say(factTexts.name) }, ...days } },
    reason: {
      label: t(($) => $.registry.reason),
      hint: t(($) => $.registry.reasonHint),
      wide: true,
    },
  }
}

const dated = <T extends { from?: string | undefined; until?: string | undefined }>(
  list: readonly T[] | undefined,
) => (list ?? []).map((one) => ({ ...one, from: one.from ?? null, until: one.until ?? null }))

/** What was typed as facts; of what the form does not ask for, what the entry says. */
function factsOf(typed: Typed, before: EnterpriseFacts | undefined): EnterpriseFacts {
  const { reason: _, ...rest } = typed
  const asked = Object.fromEntries(Object.entries(rest).filter(([, one]) => one !== undefined))
  return {
    ...emptyFacts,
    ...(asked as Partial<EnterpriseFacts>),
    name: typed.name,
    district: typed.district,
    uscc: before && !typed.uscc ? before.uscc : normaliseUscc(typed.uscc),
    head: typed.head ? normaliseUscc(typed.head) : null,
    exports: typed.exports ?? [],
    imports: typed.imports ?? [],
    contacts: (typed.contacts ?? []).map(({ name = '', job, phone = '', email = '' }) => ({
      name,
      job,
      phone,
      email,
    })),
    standings: dated(typed.standings),
    former: dated(typed.former),
  }
}

/** The facts as the form types them, as far as it asks for them. */
function initialOf(facts: EnterpriseFacts, asked: object): Partial<Typed> {
  const filled = Object.fromEntries(
    Object.entries(facts).filter(([, one]) => one !== null && one !== ''),
  )
  const days = <T extends { from: string | null; until: string | null }>(list: readonly T[]) =>
    list.map((one) => ({ ...one, from: one.from ?? '', until: one.until ?? '' }))
  const typed = {
    ...filled,
    standings: days(facts.standings),
    former: days(facts.former),
  }
  return Object.fromEntries(Object.entries(typed).filter(([key]) => key in asked))
}

interface FactsFormProps {
  readonly part: Part
  readonly facts?: EnterpriseFacts
  readonly submitLabel: string
  /** Gets every fact, and those that differ from before. */
  readonly onSubmit: (
    facts: EnterpriseFacts,
    changed: Partial<EnterpriseFacts>,
    reason: string,
  ) => Promise<unknown>
}

/** The facts of an entry as a form: a new one, a change of one, or what its enterprise asks for. */
export function FactsForm({ part, facts, submitLabel, onSubmit }: FactsFormProps) {
  const schema = useSchema(part)
  const guide = useGuide()
  const { words } = useWords()
  if (words.districts.length === 0) return null
  return (
    <SchemaForm
      schema={schema}
      guide={guide as never}
      initial={facts ? initialOf(facts, schema.shape) : { state: 'active' }}
      submitLabel={submitLabel}
      onSubmit={(typed) => {
        const next = factsOf(typed, facts)
        const changed = facts
          ? changesBetween(facts, next).filter(
              ({ key }) => part !== 'proposal' || (proposable as readonly string[]).includes(key),
            )
          : []
        const only = Object.fromEntries(changed.map(({ key, after }) => [key, after]))
        return onSubmit(next, only as Partial<EnterpriseFacts>, typed.reason)
      }}
    />
  )
}
