/** `listUnits`: entries in use with their facts. `findUnit`, `findUnitOf`: one, by id or by who signs in. `unitNames`: a source to join with. */
export {
  findUnit,
  findUnitOf,
  selectUnitNames as listUnitNames,
  selectUnits as listUnits,
  type Unit,
  unitNames,
} from './store/units.ts'
