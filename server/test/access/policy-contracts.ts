import type { Role } from '@wstc/domain/identity/roles'

const statisticians: readonly Role[] = ['statistics-officer', 'statistics-head']
const firm: readonly Role[] = ['enterprise-admin', 'enterprise-reporter']

/** Who may call what of contracts; by hand. */
export const contractsPolicy: Readonly<Record<string, readonly Role[]>> = {
  'contracts.listOwnContracts': firm,
  'contracts.exportOwnContracts': firm,
  'contracts.beginContract': firm,
  'contracts.openOwnContract': firm,
  'contracts.saveContractDraft': firm,
  'contracts.submitContract': firm,
  'contracts.cancelContract': firm,
  'contracts.enterExecution': firm,
  'contracts.correctExecution': firm,
  'contracts.withdrawExecution': firm,
  'contracts.listContractQueue': statisticians,
  'contracts.listContracts': statisticians,
  'contracts.exportContracts': statisticians,
  'contracts.openContract': statisticians,
  'contracts.judgeContract': statisticians,
  'contracts.judgeExecution': statisticians,
  'contracts.getContractTables': statisticians,
  'contracts.exportContractTables': statisticians,
  'contracts.listOffshoreFigures': statisticians,
  'contracts.publishOffshoreFigure': statisticians,
}
