import type { Role } from '@wstc/domain/identity/roles'

const statisticians: readonly Role[] = ['statistics-officer', 'statistics-head']
const readers: readonly Role[] = [...statisticians, 'district-statistician']
const firm: readonly Role[] = ['enterprise-admin', 'enterprise-reporter']

/** Who may call what of the register; by hand. */
export const registryPolicy: Readonly<Record<string, readonly Role[]>> = {
  'registry.getRegisterWords': [...readers, ...firm],
  'registry.listEnterprises': readers,
  'registry.exportEnterprises': readers,
  'registry.getEnterprise': readers,
  'registry.listEnterpriseVersions': readers,
  'registry.addEnterprise': statisticians,
  'registry.changeEnterprise': statisticians,
  'registry.linkOrganisation': statisticians,
  'registry.listLinkable': statisticians,
  'registry.previewBulk': statisticians,
  'registry.changeMany': statisticians,
  'registry.addHolding': statisticians,
  'registry.endHolding': statisticians,
  'registry.listDuplicates': statisticians,
  'registry.tellApart': statisticians,
  'registry.mergeEnterprises': statisticians,
  'registry.getRegisterTemplate': statisticians,
  'registry.previewImport': statisticians,
  'registry.listImports': statisticians,
  'registry.getImport': statisticians,
  'registry.listImportRows': statisticians,
  'registry.exportImportFaults': statisticians,
  'registry.confirmImport': statisticians,
  'registry.discardImport': statisticians,
  'registry.getOwnEnterprise': firm,
  'registry.proposeChange': ['enterprise-admin'],
  'registry.withdrawChange': ['enterprise-admin'],
  'registry.listChanges': statisticians,
  'registry.decideChange': statisticians,
}
