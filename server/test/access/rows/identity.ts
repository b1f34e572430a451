import {
  accounts,
  both,
  either,
  givesRoles,
  right,
  sameOrganisation,
  secret,
  type Wall,
} from '../row-rules.ts'

export const identityWalls: Readonly<Record<string, Wall>> = {
  identity_organisation: {
    sees: either(
      (row, me) => row.kind === 'department' || row.id === me.organisation,
      right('identity.organisations.manage'),
      accounts,
    ),
    adds: right('identity.organisations.manage'),
    changes: right('identity.organisations.manage'),
  },
  identity_person: {
    sees: either(
      (row, me) => row.id === me.person,
      both(sameOrganisation, right('identity.people.read')),
      accounts,
    ),
    adds: either(
      both(sameOrganisation, right('identity.people.manage'), (row) => row.estate === 'ordinary'),
      right('identity.accounts.manage'),
    ),
    changes: either(
      (row, me) => row.id === me.person,
      both(sameOrganisation, right('identity.people.manage')),
      right('identity.accounts.manage'),
      right('identity.roles.grant'),
    ),
  },
  identity_credential: secret,
  identity_recovery_code: secret,
  identity_device: secret,
  identity_challenge: secret,
  identity_token: secret,
  identity_attempt: secret,
  identity_subject: secret,
  identity_role_grant: {
    sees: either(
      (row, me) => row.person_id === me.person,
      accounts,
      both(right('identity.people.read'), sameOrganisation),
    ),
    adds: both(givesRoles, (row, me) => row.person_id !== me.person),
    changes: givesRoles,
  },
  identity_delegation: {
    sees: either(
      (row, me) => me.person !== null && [row.from_person, row.to_person].includes(me.person),
      both(sameOrganisation, right('identity.people.manage')),
      right('identity.access.explain'),
    ),
    adds: both((row, me) => row.from_person === me.person, right('identity.duty.delegate')),
    changes: either(
      (row, me) => row.from_person === me.person,
      both(sameOrganisation, right('identity.people.manage')),
    ),
  },
  identity_api_key: {
    sees: both(sameOrganisation, right('identity.keys.manage')),
    adds: both(
      sameOrganisation,
      right('identity.keys.manage'),
      (row, me) => row.created_by === me.person,
      (row, me) =>
        me.may(row.scope === 'returns' ? 'statistics.return.submit' : 'statistics.source.deliver'),
    ),
    changes: both(sameOrganisation, right('identity.keys.manage')),
  },
  identity_session: {
    sees: (row, me) => row.person_id === me.person,
    changes: (row, me) => row.person_id === me.person,
  },
}
