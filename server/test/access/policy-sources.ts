import type { Role } from '@wstc/domain/identity/roles'

const statisticians: readonly Role[] = ['statistics-officer', 'statistics-head']

/** Who may call what of administrative sources; by hand: the statistics people and nobody else. */
export const sourcesPolicy: Readonly<Record<string, readonly Role[]>> = {
  'statistics.listSources': statisticians,
  'statistics.uploadDelivery': statisticians,
  'statistics.sendDelivery': statisticians,
  'statistics.listDeliveries': statisticians,
  'statistics.getDelivery': statisticians,
  'statistics.listDeliveryFaults': statisticians,
  'statistics.exportDeliveryFaults': statisticians,
  'statistics.exportDelivery': statisticians,
  'statistics.withdrawDelivery': statisticians,
  'statistics.listParties': statisticians,
  'statistics.confirmParty': statisticians,
  'statistics.confirmParties': statisticians,
  'statistics.refuseParty': statisticians,
  'statistics.releaseParty': statisticians,
  'statistics.matchParties': statisticians,
  'statistics.listReconciliation': statisticians,
  'statistics.exportReconciliation': statisticians,
  'statistics.getReconciliation': statisticians,
  'statistics.openUnitReconciliation': statisticians,
  'statistics.explainGap': statisticians,
}
