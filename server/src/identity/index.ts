/** `authenticate`: who asks, from the session cookie. */
export { authenticate } from './authenticate.ts'
/** `beginDemoSecrets`: the demo's passwords, being hashed while the rest of the start goes on. */
/** `loadDemoPeople`: invented people for every role, once. `demoAccountsFile`: where they are kept. */
export {
  beginDemoSecrets,
  type DemoAccount,
  type DemoSecrets,
  demoAccountsFile,
  demoAccountsIn,
  loadDemoPeople,
} from './demo.ts'
/** `makeAdministrators`: the three administrators of an installation that has none. */
export { type FirstAdministrator, makeAdministrators } from './first-people.ts'
/** `checkSecondFactorKey`: whether this server can open the second factors in the database. */
export { checkSecondFactorKey } from './key-check.ts'
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
