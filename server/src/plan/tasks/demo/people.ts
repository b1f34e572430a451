import type { Role } from '@wstc/domain/identity/roles'
import type { Day } from '@wstc/domain/kernel/period'
import { listHolders } from '../../../identity/index.ts'
import type { Tx } from '../../../platform/database.ts'

/** The invented person who holds a role in an organisation; null where the demo has none. */
export interface DemoCast {
  readonly officer: (department: string) => string | null
  readonly head: (department: string) => string | null
  readonly office: { readonly person: string | null; readonly department: string | null }
  readonly leader: { readonly person: string | null; readonly department: string | null }
}

export async function castDemo(tx: Tx, day: Day): Promise<DemoCast> {
  const roles: Role[] = ['department-officer', 'department-head', 'plan-office', 'leader']
  const holders = await listHolders(tx, { roles, day })
  const find = (role: Role, organisation?: string) =>
    holders.find((one) => one.role === role && (!organisation || one.organisation === organisation))
  const one = (role: Role) => {
    const found = find(role)
    return { person: found?.id ?? null, department: found?.organisation ?? null }
  }
  return {
    officer: (department) => find('department-officer', department)?.id ?? null,
    head: (department) => find('department-head', department)?.id ?? null,
    office: one('plan-office'),
    leader: one('leader'),
  }
}
