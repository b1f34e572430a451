import type { Bilingual } from '../../kernel/bilingual.ts'
import {
  type Contact,
  type ContactPart,
  type EnterpriseFacts,
  mostContacts,
  type SheetColumn,
  sheetColumns,
} from '../model.ts'
import { contactJobTexts, contactPartTexts, factTexts } from '../words.ts'

interface Place {
  /** The first is 1, the main contact. */
  readonly place: number
  readonly part: ContactPart
}

const places = new Map<string, Place>(
  sheetColumns.flatMap((column) => {
    const [head, place, part] = column.split('-')
    return head === 'contact' && part
      ? [[column, { place: Number(place), part: part as ContactPart }] as const]
      : []
  }),
)

/** Which part of which contact a column holds; undefined for one that holds a fact. */
export const contactPlace = (column: string): Place | undefined => places.get(column)

/** What a column is called. */
export function columnText(column: SheetColumn): Bilingual {
  const found = contactPlace(column)
  if (!found) return factTexts[column as keyof EnterpriseFacts]
  const part = contactPartTexts[found.part]
  return {
    zh: `联系人${found.place}${part.zh}`,
    en: `Contact ${found.place} ${part.en.toLowerCase()}`,
  }
}

/** Whether there is anything to reach somebody by. */
export const isContact = ({ name, phone, email }: Contact): boolean =>
  name !== '' || phone !== '' || email !== ''

/**
 * The contacts of an entry once a row of a sheet has said its part of them, place by place; those
 * whom nothing is known of any more are gone.
 */
export const completeContacts = (
  stated: readonly Partial<Contact>[],
  known: readonly Contact[] = [],
): Contact[] =>
  Array.from({ length: mostContacts }, (_, n): Contact => {
    const job = n === 0 ? 'statistics' : 'other'
    return { name: '', job, phone: '', email: '', ...known[n], ...stated[n] }
  }).filter(isContact)

/** A contact in one line, as a person reads it. */
export function tellContact(contact: Contact, language: 'zh-CN' | 'en'): string {
  const job = contactJobTexts[contact.job]
  const marked = language === 'en' ? `(${job.en})` : `（${job.zh}）`
  const name = language === 'en' && contact.name ? `${contact.name} ` : contact.name
  return [`${name}${marked}`, contact.phone, contact.email].filter(Boolean).join(' ')
}

/** Facts as they were kept while an entry had one contact. */
export interface FormerFacts {
  readonly contact?: string
  readonly phone?: string
  readonly email?: string
}

/**
 * Kept facts with their contacts as they are told now. Those of former days named one contact, of
 * whom a request may state a part; the rest is as `base` says.
 */
export function withContacts<F extends object>(
  kept: F & FormerFacts,
  base: readonly Contact[] = [],
): Omit<F, keyof FormerFacts> & { contacts?: readonly Contact[] } {
  const { contact, phone, email, ...rest } = kept
  if (contact === undefined && phone === undefined && email === undefined) return rest
  const [main = { name: '', job: 'statistics', phone: '', email: '' } as const, ...others] = base
  const first: Contact = {
    ...main,
    name: contact ?? main.name,
    phone: phone ?? main.phone,
    email: email ?? main.email,
  }
  return { ...rest, contacts: [first, ...others].filter(isContact) }
}
