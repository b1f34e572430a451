import type { Permission } from './permissions.ts'
import { type Role, roleNames, roles } from './roles.ts'

const office: readonly Permission[] = ['statistics.collection.read']
const district: readonly Permission[] = [
  'statistics.collection.read-district',
  'statistics.collection.read',
]
const unit: readonly Permission[] = ['statistics.return.prepare']

const wider: Readonly<Partial<Record<Permission, readonly Permission[]>>> = {
  'registry.enterprise.read-district': district,
  'statistics.collection.read-district': district,
  'statistics.follow-up.note': district,
  'registry.own.read': unit,
  'registry.own.change': unit,
  'statistics.return.prepare': unit,
  'statistics.return.submit': unit,
  'contracts.own.prepare': unit,
  'contracts.own.submit': unit,
}
/** Contexts whose records are what units report. */
const walled = ['statistics.', 'registry.', 'contracts.']

/**
 * What units report serves statistics only: a right over it passes only to somebody whose own role
 * gives one of these rights already. Undefined where the right is no such right.
 */
export function statisticsKeys(permission: Permission): readonly Permission[] | undefined {
  if (!walled.some((context) => permission.startsWith(context))) return undefined
  return wider[permission] ?? office
}

/** Whether roles of one's own let one be lent `permission`. */
export function mayBeLent(permission: Permission, own: readonly Role[]): boolean {
  const keys = statisticsKeys(permission)
  if (!keys) return true
  return own.some((role) =>
    (roles[role].permissions as readonly Permission[]).some((one) => keys.includes(one)),
  )
}

/** Roles whose holders may be lent `permission`. */
export const rolesThatMayBeLent = (permission: Permission): Role[] =>
  roleNames.filter((role) => mayBeLent(permission, [role]))
