import { absent } from '@wstc/domain/kernel/problem'
import type { Tx } from '../../platform/database.ts'
import { findOrganisation, type OrganisationRow } from '../store/organisations.ts'
import { findPerson, type PersonRow } from '../store/people.ts'

/** A person that the actor may see. */
export async function getPersonRow(tx: Tx, id: string): Promise<PersonRow> {
  const person = await findPerson(tx, id)
  if (!person) throw absent('person')
  return person
}

export async function getOrganisation(tx: Tx, id: string): Promise<OrganisationRow> {
  const found = await findOrganisation(tx, id)
  if (!found) throw absent('organisation')
  return found
}

export const about = (person: { readonly id: string }) => ({ kind: 'person', id: person.id })
