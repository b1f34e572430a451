import type { Player, Record_, RecordName } from './city-hall.ts'

/**
 * What happens to a record of someone else. `hidden`: exactly the reply for a record that does
 * not exist. `done`: it is done. Anything else is the code of the refusal.
 */
type Outcome = 'hidden' | 'done' | `${string}/${string}`

export interface Ownership {
  readonly of: RecordName
  /** Tried in this order on one record, so that what is done comes after what is not. */
  readonly tries: readonly (readonly [Player, Outcome])[]
  readonly body?: (record: Record_) => object
  /** Values of the other parameters of the path. */
  readonly also?: Readonly<Record<string, string>>
  /** Reply where nothing has the id, for whoever may do it. */
  readonly absent?: Outcome
}

const rev = (more: object) => (record: Record_) => ({ revision: record.revision ?? 1, ...more })
const reason = (): object => ({ reason: '有理由' })
const notYours = 'plan/not-your-department'

/** Written by hand from what each audience is for; every endpoint with a parameter stands here. */
export const ownership: Readonly<Record<string, readonly Ownership[]>> = {
  'identity.revokeSession': [
    {
      of: 'session',
      tries: [
        ['otherFirmReporter', 'hidden'],
        ['firmAdmin', 'hidden'],
        ['systemAdmin', 'hidden'],
        ['firmReporter', 'done'],
      ],
    },
  ],
  'identity.getPerson': [
    {
      of: 'person',
      tries: [
        ['otherFirmAdmin', 'hidden'],
        ['leadHead', 'hidden'],
        ['bank', 'hidden'],
        ['leader', 'hidden'],
        ['firmAdmin', 'done'],
        ['securityAdmin', 'done'],
        ['systemAdmin', 'done'],
        ['auditAdmin', 'done'],
      ],
    },
  ],
  'identity.resendInvitation': [
    {
      of: 'invited',
      tries: [
        ['otherFirmAdmin', 'hidden'],
        ['leadHead', 'hidden'],
        ['firmAdmin', 'done'],
        ['systemAdmin', 'done'],
      ],
    },
  ],
  'identity.changePerson': [
    {
      of: 'person',
      body: () => ({ name: '改名' }),
      tries: [
        ['otherFirmAdmin', 'hidden'],
        ['leadHead', 'hidden'],
        ['firmAdmin', 'done'],
        ['systemAdmin', 'done'],
      ],
    },
  ],
  'identity.deactivatePerson': [
    {
      of: 'person',
      body: reason,
      tries: [
        ['otherFirmAdmin', 'hidden'],
        ['leadHead', 'hidden'],
        ['firmAdmin', 'done'],
      ],
    },
  ],
  'identity.reactivatePerson': [
    {
      of: 'inactive',
      tries: [
        ['otherFirmAdmin', 'hidden'],
        ['leadHead', 'hidden'],
        ['firmAdmin', 'done'],
      ],
    },
  ],
  'identity.grantRole': [
    {
      of: 'person',
      body: () => ({ role: 'enterprise-admin', ...reason() }),
      tries: [
        ['otherFirmAdmin', 'hidden'],
        ['leadHead', 'hidden'],
        ['firmAdmin', 'done'],
      ],
    },
    {
      of: 'person',
      body: () => ({ role: 'plan-office', ...reason() }),
      tries: [
        ['otherFirmAdmin', 'hidden'],
        ['firmAdmin', 'identity/role-does-not-fit'],
        ['securityAdmin', 'identity/role-does-not-fit'],
      ],
    },
  ],
  'identity.revokeRole': [
    {
      of: 'person',
      also: { role: 'enterprise-reporter' },
      tries: [
        ['otherFirmAdmin', 'hidden'],
        ['leadHead', 'hidden'],
        ['firmAdmin', 'done'],
      ],
    },
  ],
  'identity.unlockAccount': [{ of: 'person', tries: [['systemAdmin', 'done']] }],
  'identity.resetSecondFactor': [{ of: 'person', body: reason, tries: [['systemAdmin', 'done']] }],
  'identity.changeOrganisation': [
    { of: 'organisation', body: () => ({ active: false }), tries: [['systemAdmin', 'done']] },
  ],
  'identity.revokeDelegation': [
    {
      of: 'delegation',
      tries: [
        ['strangerHead', 'hidden'],
        ['firmAdmin', 'hidden'],
        ['securityAdmin', 'hidden'],
        ['office', 'hidden'],
        ['leadOfficer', 'done'],
      ],
    },
    { of: 'delegation', tries: [['leadHead', 'done']] },
  ],
  'notices.markNoticeRead': [
    {
      of: 'notice',
      tries: [
        ['firmAdmin', 'hidden'],
        ['otherFirmReporter', 'hidden'],
        ['leadOfficer', 'hidden'],
        ['systemAdmin', 'hidden'],
        ['firmReporter', 'done'],
      ],
    },
  ],
  'desk.findDraft': [
    {
      of: 'key',
      tries: [
        ['firmAdmin', 'hidden'],
        ['leadOfficer', 'hidden'],
        ['systemAdmin', 'hidden'],
        ['firmReporter', 'done'],
      ],
      absent: 'done',
    },
  ],
  'desk.saveDraft': [
    {
      of: 'key',
      body: () => ({ formVersion: '1', values: {}, after: 1 }),
      tries: [
        ['firmAdmin', 'hidden'],
        ['leadOfficer', 'hidden'],
        ['firmReporter', 'done'],
      ],
      absent: 'done',
    },
  ],
  'desk.discardDraft': [
    {
      of: 'key',
      tries: [
        ['firmAdmin', 'hidden'],
        ['leadOfficer', 'hidden'],
        ['firmReporter', 'done'],
      ],
      absent: 'done',
    },
  ],
  'desk.getViews': [
    {
      of: 'list',
      tries: [
        ['firmAdmin', 'hidden'],
        ['leadOfficer', 'hidden'],
        ['firmReporter', 'done'],
      ],
      absent: 'done',
    },
  ],
  'desk.putViews': [
    {
      of: 'list',
      body: () => ({ items: [] }),
      tries: [
        ['firmAdmin', 'hidden'],
        ['leadOfficer', 'hidden'],
        ['firmReporter', 'done'],
      ],
      absent: 'done',
    },
  ],
  'desk.downloadFile': [
    {
      of: 'file',
      tries: [
        ['otherFirmAdmin', 'hidden'],
        ['leadOfficer', 'hidden'],
        ['office', 'hidden'],
        ['leader', 'hidden'],
        ['bank', 'hidden'],
        ['systemAdmin', 'hidden'],
        ['auditAdmin', 'hidden'],
        ['firmAdmin', 'done'],
        ['firmReporter', 'done'],
      ],
    },
  ],
  'desk.deleteFile': [
    {
      of: 'file',
      tries: [
        ['otherFirmAdmin', 'hidden'],
        ['leadOfficer', 'hidden'],
        ['systemAdmin', 'hidden'],
        ['firmAdmin', 'hidden'],
        ['firmReporter', 'done'],
      ],
    },
  ],
  'desk.getJob': [
    {
      of: 'job',
      tries: [
        ['firmAdmin', 'hidden'],
        ['otherFirmReporter', 'hidden'],
        ['systemAdmin', 'hidden'],
        ['firmReporter', 'done'],
      ],
    },
  ],
  'desk.downloadJobResult': [
    {
      of: 'job',
      tries: [
        ['firmAdmin', 'hidden'],
        ['otherFirmReporter', 'hidden'],
        ['systemAdmin', 'hidden'],
        ['firmReporter', 'done'],
      ],
    },
  ],
  'desk.retryJob': [
    { of: 'failedJob', tries: [['systemAdmin', 'done']], absent: 'desk/job-not-failed' },
  ],
  'plan.getTask': [
    {
      of: 'task',
      tries: [
        ['firmReporter', 'done'],
        ['leadOfficer', 'done'],
      ],
    },
  ],
  'plan.getTarget': [
    {
      of: 'target',
      tries: [
        ['firmReporter', 'done'],
        ['leadOfficer', 'done'],
      ],
    },
  ],
  'plan.getSector': [
    {
      of: 'sector',
      tries: [
        ['firmReporter', 'done'],
        ['leadOfficer', 'done'],
      ],
    },
  ],
  'plan.getJudgedTarget': [
    {
      of: 'target',
      tries: [
        ['strangerOfficer', 'done'],
        ['leader', 'done'],
      ],
    },
  ],
  'plan.getSeries': [
    {
      of: 'indicator',
      tries: [
        ['strangerOfficer', 'done'],
        ['leader', 'done'],
      ],
    },
  ],
  'plan.verifyObservation': [
    {
      of: 'observationOfBothHats',
      body: () => ({}),
      tries: [
        ['bothHats', 'plan/own-record'],
        ['office', 'done'],
        ['office2', 'plan/superseded'],
      ],
    },
  ],
  'plan.judgeTarget': [
    {
      of: 'target',
      body: () => ({ finding: 'partly', reason: '部分完成', evidence: [] }),
      tries: [['office', 'done']],
    },
  ],
  'plan.listFindings': [
    {
      of: 'target',
      tries: [
        ['strangerOfficer', 'done'],
        ['leader', 'done'],
      ],
    },
  ],
  'plan.getWorkTask': [
    {
      of: 'task',
      tries: [
        ['strangerOfficer', 'done'],
        ['coopHead', 'done'],
        ['leader', 'done'],
      ],
    },
  ],
  'plan.listLights': [{ of: 'task', tries: [['strangerOfficer', 'done']] }],
  'plan.openReport': [
    {
      of: 'task',
      body: () => ({ period: '2018-Q1' }),
      tries: [
        ['strangerOfficer', notYours],
        ['coopOfficer', notYours],
        ['leadOfficer', 'done'],
      ],
    },
  ],
  'plan.getReport': [
    {
      of: 'draft',
      tries: [
        ['strangerOfficer', 'hidden'],
        ['coopHead', 'hidden'],
        ['office', 'done'],
        ['leader', 'hidden'],
        ['leadHead', 'done'],
        ['leadOfficer', 'done'],
      ],
    },
    {
      of: 'signed',
      tries: [
        ['strangerOfficer', 'done'],
        ['coopHead', 'done'],
        ['leader', 'done'],
      ],
    },
  ],
  'plan.saveReport': [
    {
      of: 'draft',
      body: rev({ content: { reported: 'done', done: '改', next: '', problems: '', figures: [] } }),
      tries: [
        ['strangerOfficer', 'hidden'],
        ['coopOfficer', 'hidden'],
        ['leadOfficer', 'done'],
      ],
    },
  ],
  'plan.submitReport': [
    {
      of: 'draft',
      body: rev({}),
      tries: [
        ['strangerOfficer', 'hidden'],
        ['coopOfficer', 'hidden'],
        ['leadOfficer', 'done'],
      ],
    },
  ],
  'plan.signReport': [
    {
      of: 'submitted',
      body: rev({}),
      tries: [
        ['strangerHead', 'hidden'],
        ['coopHead', 'hidden'],
        ['leadHead', 'done'],
        ['strangerHead', notYours],
      ],
    },
  ],
  'plan.returnReport': [
    {
      of: 'submitted',
      body: rev({ comment: '补充' }),
      tries: [
        ['strangerHead', 'hidden'],
        ['coopHead', 'hidden'],
        ['leadHead', 'done'],
      ],
    },
  ],
  'plan.correctReport': [
    {
      of: 'signed',
      body: reason,
      tries: [
        ['strangerOfficer', notYours],
        ['coopOfficer', notYours],
        ['leadOfficer', 'done'],
      ],
    },
  ],
  'plan.askContribution': [
    {
      of: 'task',
      body: () => ({ period: '2018-Q1', department: 'foreign-affairs', request: '材料' }),
      tries: [
        ['strangerOfficer', notYours],
        ['coopOfficer', notYours],
        ['leadOfficer', 'done'],
      ],
    },
  ],
  'plan.openContribution': [
    {
      of: 'obligation',
      tries: [
        ['strangerOfficer', 'plan/not-your-department'],
        ['leadOfficer', notYours],
        ['coopOfficer', 'done'],
      ],
    },
  ],
  'plan.saveContribution': [
    {
      of: 'contribution',
      body: rev({ text: '改' }),
      tries: [
        ['strangerOfficer', 'hidden'],
        ['leadOfficer', 'hidden'],
        ['coopOfficer', 'done'],
      ],
    },
  ],
  'plan.sendContribution': [
    {
      of: 'contribution',
      body: rev({}),
      tries: [
        ['strangerOfficer', 'hidden'],
        ['leadOfficer', 'hidden'],
        ['coopOfficer', 'done'],
      ],
    },
  ],
  'plan.returnContribution': [
    {
      of: 'sent',
      body: rev({ comment: '补充' }),
      tries: [
        ['strangerOfficer', 'hidden'],
        ['coopOfficer', notYours],
        ['leadOfficer', 'done'],
      ],
    },
  ],
  'plan.submitEvidence': [
    {
      of: 'task',
      body: () => ({
        kind: 'figure',
        requirement: 'investments',
        title: '投资额',
        value: '1',
        unit: '个',
        day: '2018-03-30',
        source: '台账',
      }),
      tries: [
        ['strangerOfficer', notYours],
        ['coopOfficer', 'done'],
        ['leadOfficer', 'done'],
      ],
    },
  ],
  'plan.withdrawEvidence': [
    {
      of: 'evidence',
      body: rev(reason()),
      tries: [
        ['strangerOfficer', notYours],
        ['coopOfficer', notYours],
        ['leadOfficer', 'done'],
      ],
    },
  ],
  'plan.judgeEvidence': [
    {
      of: 'evidenceOfBothHats',
      body: rev({ outcome: 'accepted', ...reason() }),
      tries: [
        ['bothHats', 'plan/own-evidence'],
        ['office', 'done'],
        ['office2', 'plan/not-at-this-stage'],
      ],
    },
  ],
  'plan.setEvidencePublicity': [
    {
      of: 'evidence',
      body: rev({ publicity: 'public' }),
      tries: [
        ['office', 'done'],
        ['office2', 'request/conflict'],
      ],
    },
  ],
  'plan.openEvidenceFile': [
    {
      of: 'evidence',
      tries: [
        ['strangerOfficer', 'done'],
        ['leader', 'done'],
        ['leadOfficer', 'done'],
      ],
    },
  ],
  'plan.listLiveAnswers': [{ of: 'task', tries: [['strangerOfficer', 'done']] }],
  'plan.askQuestion': [
    { of: 'task', body: () => ({ text: '问' }), tries: [['strangerOfficer', 'done']] },
  ],
  'plan.answerQuestion': [
    {
      of: 'question',
      body: rev({ text: '答' }),
      tries: [
        ['strangerOfficer', notYours],
        ['coopOfficer', notYours],
        ['leadOfficer', 'done'],
      ],
    },
  ],
  'plan.settleQuestion': [
    {
      of: 'answeredQuestion',
      body: rev({ outcome: 'closed', text: '好' }),
      tries: [
        ['strangerOfficer', 'plan/not-the-asker'],
        ['leadOfficer', 'plan/not-the-asker'],
        ['leadHead', 'done'],
      ],
    },
    {
      of: 'answeredQuestion',
      body: rev({ outcome: 'closed', text: '好' }),
      tries: [['office', 'done']],
    },
  ],
  'plan.makeDecision': [
    {
      of: 'task',
      body: () => ({ text: '办', departments: ['commerce'], dueDay: '2018-06-01' }),
      tries: [
        ['leader', 'done'],
        ['office', 'done'],
      ],
    },
  ],
  'plan.followDecision': [
    {
      of: 'decision',
      body: rev({ act: 'done', text: '已办' }),
      tries: [
        ['strangerOfficer', 'plan/decision-not-bound'],
        ['leader', 'plan/decision-not-bound'],
        ['leadOfficer', 'done'],
      ],
    },
    {
      of: 'decision',
      body: rev({ act: 'confirm', text: '好' }),
      tries: [
        ['strangerOfficer', 'request/forbidden'],
        ['leadOfficer', 'request/forbidden'],
        ['leader', 'done'],
      ],
    },
  ],
  'plan.addMilestone': [
    {
      of: 'task',
      body: () => ({ title: '节点', plannedDay: '2018-07-02' }),
      tries: [
        ['strangerOfficer', notYours],
        ['coopOfficer', notYours],
        ['leadOfficer', 'done'],
      ],
    },
  ],
  'plan.moveMilestone': [
    {
      of: 'milestone',
      body: rev({ plannedDay: '2018-08-01', ...reason() }),
      tries: [
        ['strangerOfficer', notYours],
        ['coopHead', notYours],
        ['leadHead', 'done'],
      ],
    },
  ],
  'plan.reachMilestone': [
    {
      of: 'milestone',
      body: rev({ actualDay: '2018-04-12' }),
      tries: [
        ['strangerOfficer', notYours],
        ['coopHead', notYours],
        ['leadHead', 'done'],
      ],
    },
  ],
  'plan.dropMilestone': [
    {
      of: 'milestone',
      body: rev(reason()),
      tries: [
        ['strangerOfficer', notYours],
        ['coopHead', notYours],
        ['office', 'done'],
      ],
    },
  ],
  'plan.getCityVersion': [
    {
      of: 'version',
      tries: [
        ['office', 'done'],
        ['systemAdmin', 'done'],
      ],
    },
  ],
}
