import { identityContract } from '@wstc/domain/identity/contract'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../platform/platform.ts'
import { ownTransaction, serve } from '../platform/serve.ts'
import { serveOidc } from './oidc.ts'
import * as account from './service/account.ts'
import * as delegations from './service/delegations.ts'
import { explainAccess } from './service/explanation.ts'
import * as grants from './service/grants.ts'
import * as keys from './service/keys.ts'
import * as organisations from './service/organisations.ts'
import * as people from './service/people.ts'
import { getSession } from './service/session.ts'
import { signIn, signOut, verifySecondFactor } from './service/sign-in.ts'
import * as tokens from './service/tokens.ts'

export function serveIdentity(server: FastifyInstance, platform: Platform): void {
  serve(server, platform, 'identity', identityContract, {
    getSession: ownTransaction((call, input) => getSession(call, input)),
    signIn: ownTransaction((call, input) => signIn(call, input, input.body)),
    verifySecondFactor: ownTransaction((call, input) =>
      verifySecondFactor(call, input, input.body),
    ),
    signOut: ownTransaction((call, input) => signOut(call, input)),
    findInvitation: ownTransaction((call, { body }) => tokens.findInvitation(call, body)),
    acceptInvitation: ownTransaction((call, { body }) => tokens.acceptInvitation(call, body)),
    requestReset: ownTransaction((call, { body }) => tokens.requestReset(call, body)),
    resetPassword: ownTransaction((call, { body }) => tokens.resetPassword(call, body)),

    listSessions: (call) => account.listOwnSessions(call),
    revokeSession: (call, { params }) => account.revokeOwnSession(call, params.session),
    revokeOtherSessions: (call) => account.revokeOtherSessions(call),
    getProfile: ownTransaction((call) => account.getProfile(call)),
    changeProfile: ownTransaction((call, { body, revision }) =>
      account.changeProfile(call, revision, body),
    ),
    changePassword: ownTransaction((call, { body }) => account.changePassword(call, body)),
    startSecondFactor: ownTransaction((call, { body }) => account.startSecondFactor(call, body)),
    confirmSecondFactor: ownTransaction((call, { body }) =>
      account.confirmSecondFactor(call, body),
    ),
    renewRecoveryCodes: ownTransaction((call, { body }) => account.renewRecoveryCodes(call, body)),

    listApiKeys: ownTransaction((call) => keys.listApiKeys(call)),
    createApiKey: ownTransaction((call, { body }) => keys.createApiKey(call, body)),
    revokeApiKey: (call, { params }) => keys.revokeOwnApiKey(call, params.key),

    listPeople: (call, { query }) => people.listPeople(call, query),
    exportPeople: ownTransaction((call, { query }) => people.exportPeople(call, query)),
    getPerson: (call, { params }) => people.getPerson(call, params.person),
    invitePerson: ownTransaction((call, { body }) => people.invitePerson(call, body)),
    resendInvitation: ownTransaction((call, { params }) =>
      people.resendInvitation(call, params.person),
    ),
    changePerson: (call, { params, body, revision }) =>
      people.changePerson(call, params.person, revision, body),
    deactivatePerson: ownTransaction((call, { params, body }) =>
      people.deactivatePerson(call, params.person, body.reason),
    ),
    reactivatePerson: ownTransaction((call, { params }) =>
      people.reactivatePerson(call, params.person),
    ),
    grantRole: (call, { params, body }) => grants.grantRole(call, params.person, body),
    revokeRole: (call, { params }) => grants.revokeRole(call, params.person, params.role),
    unlockAccount: ownTransaction((call, { params }) => people.unlockAccount(call, params.person)),
    resetSecondFactor: ownTransaction((call, { params, body }) =>
      people.resetSecondFactor(call, params.person, body.reason),
    ),

    listOrganisations: (call, { query }) => organisations.listOrganisations(call, query),
    exportOrganisations: ownTransaction((call, { query }) =>
      organisations.exportOrganisations(call, query),
    ),
    createOrganisation: (call, { body }) => organisations.createOrganisation(call, body),
    changeOrganisation: (call, { params, body, revision }) =>
      organisations.changeOrganisation(call, params.organisation, revision, body),

    listDelegations: (call) => delegations.listDelegations(call),
    createDelegation: ownTransaction((call, { body }) => delegations.createDelegation(call, body)),
    revokeDelegation: ownTransaction((call, { params }) =>
      delegations.revokeDelegation(call, params.delegation),
    ),
    explainAccess: ownTransaction((call, { query, request }) =>
      explainAccess(call, query.person, request.server.served),
    ),
  })
  if (platform.config.oidc) serveOidc(server, platform)
}
