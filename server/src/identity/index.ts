/** `authenticate`: who asks, from the session cookie. */
export { authenticate } from './authenticate.ts'
/** `demoAccountsIn`: the accounts that a demo's file names. */
export { type DemoAccount, demoAccountsIn } from './demo.ts'
/** `syncDepartments`: the city's departments into the register of organisations. */
export { syncDepartments } from './service/organisations.ts'
/** `listDeputies`: people to whom holders of a role have lent one of its rights for a day. */
export { selectDeputies as listDeputies } from './store/delegations.ts'
/** `listOrganisationNames`: short names of organisations by id, as far as the actor may know them. */
export { selectOrganisationNames as listOrganisationNames } from './store/organisations.ts'
/** `listHolders`: active people who hold one of some roles on a day. `listNames`: names by id. */
/** `findReader`: where a person's mail goes. */
export {
  findReader,
  type Holder,
  selectHolders as listHolders,
  selectNames as listNames,
} from './store/people.ts'
