export { addInventedFirms, type InventedFirm } from './demo-firms.ts'
/** `readGroups`: which entries belong together on a day. */
export { readGroups } from './service/groups.ts'
/** `openNamesakes`: the entries that a name may mean. */
export { openNamesakes } from './service/namesakes.ts'
export { hasSynthetic as isDemoRegister } from './store/enterprises.ts'
/** `listUnits`: entries in use with their facts. `findUnit`, `findUnitOf`: one, by id or by who signs in. `unitNames`, `unitContacts`: sources to join with. */
export {
  findUnit,
  findUnitOf,
  selectUnitNames as listUnitNames,
  selectUnits as listUnits,
  type Unit,
  unitContacts,
  unitNames,
} from './store/units.ts'
