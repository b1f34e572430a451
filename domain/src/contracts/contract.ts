import { officeContractsContract } from './contract/office.ts'
import { ownContractsContract } from './contract/own.ts'

/** Contracts of services outsourcing and technology: the firm's side and the office's. */
export const contractsContract = { ...ownContractsContract, ...officeContractsContract }
