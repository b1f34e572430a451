import type {
  Estate,
  KeyScope,
  OrganisationKind,
  OrganisationLevel,
  PersonState,
  SignInMethod,
  TokenPurpose,
} from '@wstc/domain/identity/model'
import type { Permission } from '@wstc/domain/identity/permissions'
import type { Role } from '@wstc/domain/identity/roles'
import type { Language } from '@wstc/domain/kernel/bilingual'
import type { Generated, GeneratedAlways } from 'kysely'

export type AttemptScope = 'pair' | 'account' | 'address' | 'device' | 'factor'

export interface IdentityTables {
  identity_organisation: {
    id: string
    kind: OrganisationKind
    name_zh: string
    name_en: string
    short_zh: string
    short_en: string
    aliases: Generated<readonly string[]>
    level: OrganisationLevel | null
    uscc: string | null
    active: Generated<boolean>
    synthetic: Generated<boolean>
    created_at: Date
    revision: Generated<number>
  }
  identity_person: {
    id: string
    organisation_id: string
    name: string
    login: string
    email: string
    language: Generated<Language>
    state: PersonState
    estate: Generated<Estate>
    synthetic: Generated<boolean>
    created_at: Date
    revision: Generated<number>
  }
  identity_credential: {
    person_id: string
    password_hash: string | null
    password_set_at: Date | null
    must_change_password: Generated<boolean>
    totp_secret: string | null
    totp_confirmed_at: Date | null
    totp_last_step: Generated<string | number>
  }
  identity_recovery_code: { person_id: string; code_hash: string; used_at: Date | null }
  identity_role_grant: {
    id: string
    person_id: string
    role: Role
    estate: GeneratedAlways<Estate>
    granted_by: string | null
    granted_at: Date
    from_day: string | null
    until_day: string | null
    reason: string
    revoked_at: Date | null
    revoked_by: string | null
  }
  identity_delegation: {
    id: string
    organisation_id: string
    from_person: string
    to_person: string
    permissions: readonly Permission[]
    from_day: string
    until_day: string
    reason: string
    created_at: Date
    created_by: string
    revoked_at: Date | null
    revoked_by: string | null
  }
  identity_session: {
    id: string
    token_hash: string
    person_id: string
    created_at: Date
    last_seen_at: Date
    expires_at: Date
    address: string
    agent: string
    method: SignInMethod
    revoked_at: Date | null
  }
  identity_device: {
    id: string
    token_hash: string
    person_id: string
    created_at: Date
    last_used_at: Date
  }
  identity_challenge: {
    token_hash: string
    person_id: string
    device_id: string | null
    single_sign_on: boolean
    expires_at: Date
    used_at: Date | null
  }
  identity_token: {
    token_hash: string
    purpose: TokenPurpose
    person_id: string
    created_by: string | null
    created_at: Date
    expires_at: Date
    used_at: Date | null
  }
  identity_attempt: {
    scope: AttemptScope
    subject: string
    failures: number
    last_failed_at: Date
    blocked_until: Date | null
  }
  identity_api_key: {
    id: string
    organisation_id: string
    name: string
    scope: KeyScope
    source: Generated<string | null>
    token_hash: string
    ending: string
    created_by: string
    created_at: Date
    until_day: string
    last_used_at: Date | null
    revoked_at: Date | null
    revoked_by: Generated<string | null>
  }
  identity_subject: { issuer: string; subject: string; person_id: string; linked_at: Date }
}
