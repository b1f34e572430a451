import type { Ownership } from './model.ts'

const reason = (): object => ({ reason: '有理由' })

/** Written by hand from what each audience is for. */
export const accountAndDesk: Readonly<Record<string, readonly Ownership[]>> = {
  'audit.proveEntry': [
    {
      of: 'auditEntry',
      tries: {
        hidden: ['leadOfficer', 'strangerOfficer', 'leader', 'systemAdmin'],
        'audit/no-head-yet': ['leadHead', 'auditAdmin'],
      },
    },
  ],
  'audit.downloadReceipt': [
    {
      of: 'receipt',
      tries: {
        hidden: ['strangerOfficer', 'coopHead', 'leader', 'firmReporter', 'auditAdmin'],
        done: ['leadHead', 'leadOfficer'],
      },
    },
  ],
  'identity.revokeSession': [
    {
      of: 'session',
      tries: { hidden: ['otherFirmReporter', 'firmAdmin', 'systemAdmin'], done: ['firmReporter'] },
    },
  ],
  'identity.revokeApiKey': [
    { of: 'apiKey', tries: { hidden: ['otherFirmAdmin', 'statHead'], done: ['firmAdmin'] } },
  ],
  'identity.getPerson': [
    {
      of: 'person',
      tries: {
        hidden: ['otherFirmAdmin', 'leadHead', 'bank', 'leader'],
        done: ['firmAdmin', 'securityAdmin', 'systemAdmin', 'auditAdmin'],
      },
    },
  ],
  'identity.resendInvitation': [
    {
      of: 'invited',
      tries: { hidden: ['otherFirmAdmin', 'leadHead'], done: ['firmAdmin', 'systemAdmin'] },
    },
  ],
  'identity.changePerson': [
    {
      of: 'person',
      body: () => ({ revision: 1, name: '改名' }),
      tries: { hidden: ['otherFirmAdmin', 'leadHead'], done: ['firmAdmin'] },
    },
    { of: 'person', body: () => ({ revision: 1, name: '改名' }), tries: { done: ['systemAdmin'] } },
  ],
  'identity.deactivatePerson': [
    {
      of: 'person',
      body: reason,
      tries: { hidden: ['otherFirmAdmin', 'leadHead'], done: ['firmAdmin'] },
    },
  ],
  'identity.reactivatePerson': [
    {
      of: 'inactive',
      tries: { hidden: ['otherFirmAdmin', 'leadHead'], done: ['firmAdmin'] },
    },
  ],
  'identity.grantRole': [
    {
      of: 'person',
      body: () => ({ role: 'enterprise-admin', ...reason() }),
      tries: { hidden: ['otherFirmAdmin', 'leadHead'], done: ['firmAdmin'] },
    },
    {
      of: 'person',
      body: () => ({ role: 'plan-office', ...reason() }),
      tries: {
        hidden: ['otherFirmAdmin'],
        'identity/role-does-not-fit': ['firmAdmin', 'securityAdmin'],
      },
    },
  ],
  'identity.revokeRole': [
    {
      of: 'person',
      also: { role: 'enterprise-reporter' },
      tries: { hidden: ['otherFirmAdmin', 'leadHead'], done: ['firmAdmin'] },
    },
  ],
  'identity.unlockAccount': [{ of: 'person', tries: { done: ['systemAdmin'] } }],
  'identity.resetSecondFactor': [{ of: 'person', body: reason, tries: { done: ['systemAdmin'] } }],
  'identity.changeOrganisation': [
    {
      of: 'organisation',
      body: () => ({ revision: 1, active: false }),
      tries: { done: ['systemAdmin'] },
    },
  ],
  'identity.revokeDelegation': [
    {
      of: 'delegation',
      tries: {
        hidden: ['strangerHead', 'firmAdmin', 'securityAdmin', 'office'],
        done: ['leadOfficer'],
      },
    },
    { of: 'delegation', tries: { done: ['leadHead'] } },
  ],
  'notices.markNoticeRead': [
    {
      of: 'notice',
      tries: {
        hidden: ['firmAdmin', 'otherFirmReporter', 'leadOfficer', 'systemAdmin'],
        done: ['firmReporter'],
      },
    },
  ],
  'desk.findDraft': [
    {
      of: 'key',
      tries: { hidden: ['firmAdmin', 'leadOfficer', 'systemAdmin'], done: ['firmReporter'] },
      absent: 'done',
    },
  ],
  'desk.saveDraft': [
    {
      of: 'key',
      body: () => ({ revision: 1, formVersion: '1', values: {} }),
      tries: { hidden: ['firmAdmin', 'leadOfficer'], done: ['firmReporter'] },
      absent: 'done',
    },
  ],
  'desk.discardDraft': [
    {
      of: 'key',
      tries: { hidden: ['firmAdmin', 'leadOfficer'], done: ['firmReporter'] },
      absent: 'done',
    },
  ],
  'desk.getViews': [
    {
      of: 'list',
      tries: { hidden: ['firmAdmin', 'leadOfficer'], done: ['firmReporter'] },
      absent: 'done',
    },
  ],
  'desk.putViews': [
    {
      of: 'list',
      body: () => ({ items: [] }),
      tries: { hidden: ['firmAdmin', 'leadOfficer'], done: ['firmReporter'] },
      absent: 'done',
    },
  ],
  'desk.downloadFile': [
    {
      of: 'file',
      tries: {
        hidden: [
          'otherFirmAdmin',
          'leadOfficer',
          'office',
          'leader',
          'bank',
          'systemAdmin',
          'auditAdmin',
        ],
        done: ['firmAdmin', 'firmReporter'],
      },
    },
  ],
  'desk.deleteFile': [
    {
      of: 'file',
      tries: {
        hidden: ['otherFirmAdmin', 'leadOfficer', 'systemAdmin', 'firmAdmin'],
        done: ['firmReporter'],
      },
    },
  ],
  'desk.getJob': [
    {
      of: 'job',
      tries: { hidden: ['firmAdmin', 'otherFirmReporter', 'systemAdmin'], done: ['firmReporter'] },
    },
  ],
  'desk.downloadJobResult': [
    {
      of: 'job',
      tries: { hidden: ['firmAdmin', 'otherFirmReporter', 'systemAdmin'], done: ['firmReporter'] },
    },
  ],
  'desk.retryJob': [
    { of: 'failedJob', tries: { done: ['systemAdmin'] }, absent: 'desk/job-not-failed' },
  ],
}
