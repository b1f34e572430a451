import type { Permission } from '@wstc/domain/identity/permissions'
import type { Role } from '@wstc/domain/identity/roles'
import type { Day } from '@wstc/domain/kernel/period'
import { type Holder, listDeputies, listHolders } from '../../../identity/index.ts'
import type { Tx } from '../../../platform/database.ts'

/** The right that makes someone the deputy of a role: who was lent it hears what the role hears. */
const dutyOf: Readonly<Partial<Record<Role, Permission>>> = {
  'department-officer': 'plan.progress.report',
  'department-head': 'plan.progress.sign',
  'plan-office': 'plan.evidence.judge',
}

/** Those who lend a duty: a head reports too and may hand that over without the signing. */
const lendersOf = (role: Role): readonly Role[] =>
  role === 'department-officer' ? [role, 'department-head'] : [role]

/** Holders of `roles` on `day` and those who hold the duty for them that day, each once for a role. */
export async function listOnDuty(
  tx: Tx,
  asked: {
    readonly roles: readonly Role[]
    readonly organisation?: string | undefined
    readonly day: Day
  },
): Promise<Holder[]> {
  const { organisation, day } = asked
  const all = await listHolders(tx, asked)
  for (const role of asked.roles) {
    const permission = dutyOf[role]
    if (!permission) continue
    const roles = lendersOf(role)
    const deputies = await listDeputies(tx, { roles, permission, organisation, day })
    all.push(...deputies.map((one) => ({ ...one, role })))
  }
  const keyOf = ({ id, role, organisation: at }: Holder) => `${id} ${role} ${at}`
  return [...new Map(all.map((one) => [keyOf(one), one])).values()]
}
