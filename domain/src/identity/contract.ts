import { accessContract } from './contract/access.ts'
import { accountContract } from './contract/account.ts'
import { keysContract } from './contract/keys.ts'
import { organisationsContract } from './contract/organisations.ts'
import { peopleContract } from './contract/people.ts'
import { sessionContract } from './contract/session.ts'

export const identityContract = {
  ...sessionContract,
  ...accountContract,
  ...keysContract,
  ...peopleContract,
  ...organisationsContract,
  ...accessContract,
}
