import { system } from '../platform/actor.ts'
import type { Platform } from '../platform/platform.ts'
import { replaceOffices } from './store/enterprises.ts'

/** Brings into the database which organisation answers for which district, as the city's data say. */
export async function syncOffices({ database, city }: Platform): Promise<void> {
  const offices = city.districts.map(({ id, office }) => ({
    organisation: office ?? `district-${id}`,
    district: id,
  }))
  await database.inTransaction(system, (tx) => replaceOffices(tx, offices))
}
