import { z } from 'zod'
import type { Audience } from '../../kernel/endpoint.ts'
import { Day } from '../../kernel/period.ts'
import { PersonState, RoleName } from '../model.ts'

export const signedIn = [
  'leader',
  'officer',
  'enterprise',
  'bank',
  'expert',
  'agency',
  'admin',
] as const satisfies readonly Audience[]

export const byPerson = { params: z.object({ person: z.string().max(40) }) }

export const RoleHeld = z.object({
  role: RoleName,
  from: Day.nullable(),
  until: Day.nullable(),
  reason: z.string(),
})

export const Person = z.object({
  id: z.string(),
  organisation: z.string(),
  name: z.string(),
  login: z.string(),
  email: z.string(),
  state: PersonState,
  synthetic: z.boolean(),
  roles: z.array(RoleHeld),
  /** Counts the edits of name, mail address, language and state. */
  revision: z.int(),
})
export type Person = z.infer<typeof Person>

export const Reason = z.string().trim().min(2).max(400)
