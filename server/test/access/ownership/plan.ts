import type { Made } from '../made.ts'
import type { Ownership } from './model.ts'

const rev = (more: object) => (record: Made) => ({ revision: record.revision ?? 1, ...more })
const reason = (): object => ({ reason: '有理由' })
const notYours = 'plan/not-your-department'

/** Written by hand from what each audience is for. */
export const plan: Readonly<Record<string, readonly Ownership[]>> = {
  'plan.getTask': [
    {
      of: 'task',
      tries: { done: ['firmReporter', 'leadOfficer'] },
    },
  ],
  'plan.getTarget': [
    {
      of: 'target',
      tries: { done: ['firmReporter', 'leadOfficer'] },
    },
  ],
  'plan.getSector': [
    {
      of: 'sector',
      tries: { done: ['firmReporter', 'leadOfficer'] },
    },
  ],
  'plan.getJudgedTarget': [
    {
      of: 'target',
      tries: { done: ['strangerOfficer', 'leader'] },
    },
  ],
  'plan.getSeries': [
    {
      of: 'indicator',
      tries: { done: ['strangerOfficer', 'leader'] },
    },
  ],
  'plan.verifyObservation': [
    {
      of: 'observationOfBothHats',
      body: () => ({}),
      tries: { 'plan/own-record': ['bothHats'], done: ['office'], 'plan/superseded': ['office2'] },
    },
  ],
  'plan.judgeTarget': [
    {
      of: 'target',
      body: () => ({ finding: 'partly', reason: '部分完成', evidence: [] }),
      tries: { done: ['office'] },
    },
  ],
  'plan.listFindings': [
    {
      of: 'target',
      tries: { done: ['strangerOfficer', 'leader'] },
    },
  ],
  'plan.getWorkTask': [
    {
      of: 'task',
      tries: { done: ['strangerOfficer', 'coopHead', 'leader'] },
    },
  ],
  'plan.listLights': [{ of: 'task', tries: { done: ['strangerOfficer'] } }],
  'plan.getTaskTrend': [{ of: 'task', tries: { done: ['strangerOfficer', 'leader'] } }],
  'plan.getTargetTrend': [{ of: 'target', tries: { done: ['strangerOfficer', 'leader'] } }],
  'plan.openReport': [
    {
      of: 'task',
      body: () => ({ period: '2018-Q1' }),
      tries: { [notYours]: ['strangerOfficer', 'coopOfficer'], done: ['leadOfficer'] },
    },
  ],
  'plan.getReport': [
    {
      of: 'draft',
      tries: {
        hidden: ['strangerOfficer', 'coopHead', 'leader'],
        done: ['office', 'leadHead', 'leadOfficer'],
      },
    },
    {
      of: 'signed',
      tries: { done: ['strangerOfficer', 'coopHead', 'leader'] },
    },
  ],
  'plan.saveReport': [
    {
      of: 'draft',
      body: rev({ content: { reported: 'done', done: '改', next: '', problems: '', figures: [] } }),
      tries: { hidden: ['strangerOfficer', 'coopOfficer'], done: ['leadOfficer'] },
    },
  ],
  'plan.submitReport': [
    {
      of: 'draft',
      body: rev({}),
      tries: { hidden: ['strangerOfficer', 'coopOfficer'], done: ['leadOfficer'] },
    },
  ],
  'plan.signReport': [
    {
      of: 'submitted',
      body: rev({}),
      tries: {
        hidden: ['strangerHead', 'coopHead'],
        done: ['leadHead'],
        [notYours]: ['strangerHead'],
      },
    },
  ],
  'plan.returnReport': [
    {
      of: 'submitted',
      body: rev({ comment: '补充' }),
      tries: { hidden: ['strangerHead', 'coopHead'], done: ['leadHead'] },
    },
  ],
  'plan.correctReport': [
    {
      of: 'signed',
      body: reason,
      tries: { [notYours]: ['strangerOfficer', 'coopOfficer'], done: ['leadOfficer'] },
    },
  ],
  'plan.askContribution': [
    {
      of: 'task',
      body: () => ({ period: '2018-Q1', department: 'foreign-affairs', request: '材料' }),
      tries: { [notYours]: ['strangerOfficer', 'coopOfficer'], done: ['leadOfficer'] },
    },
  ],
  'plan.openContribution': [
    {
      of: 'obligation',
      tries: { [notYours]: ['strangerOfficer', 'leadOfficer'], done: ['coopOfficer'] },
    },
  ],
  'plan.saveContribution': [
    {
      of: 'contribution',
      body: rev({ text: '改' }),
      tries: { hidden: ['strangerOfficer', 'leadOfficer'], done: ['coopOfficer'] },
    },
  ],
  'plan.sendContribution': [
    {
      of: 'contribution',
      body: rev({}),
      tries: { hidden: ['strangerOfficer', 'leadOfficer'], done: ['coopOfficer'] },
    },
  ],
  'plan.returnContribution': [
    {
      of: 'sent',
      body: rev({ comment: '补充' }),
      tries: { hidden: ['strangerOfficer'], [notYours]: ['coopOfficer'], done: ['leadOfficer'] },
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
      tries: { [notYours]: ['strangerOfficer'], done: ['coopOfficer', 'leadOfficer'] },
    },
  ],
  'plan.withdrawEvidence': [
    {
      of: 'evidence',
      body: rev(reason()),
      tries: { [notYours]: ['strangerOfficer', 'coopOfficer'], done: ['leadOfficer'] },
    },
  ],
  'plan.judgeEvidence': [
    {
      of: 'evidenceOfBothHats',
      body: rev({ outcome: 'accepted', ...reason() }),
      tries: {
        'plan/own-evidence': ['bothHats'],
        done: ['office'],
        'plan/not-at-this-stage': ['office2'],
      },
    },
  ],
  'plan.setEvidencePublicity': [
    {
      of: 'evidence',
      body: rev({ publicity: 'public' }),
      tries: { done: ['office'], 'request/changed-meanwhile': ['office2'] },
    },
  ],
  'plan.openEvidenceFile': [
    {
      of: 'evidence',
      tries: { done: ['strangerOfficer', 'leader', 'leadOfficer'] },
    },
  ],
  'plan.listLiveAnswers': [{ of: 'task', tries: { done: ['strangerOfficer'] } }],
  'plan.askQuestion': [
    { of: 'task', body: () => ({ text: '问' }), tries: { done: ['strangerOfficer'] } },
  ],
  'plan.answerQuestion': [
    {
      of: 'question',
      body: rev({ text: '答' }),
      tries: { [notYours]: ['strangerOfficer', 'coopOfficer'], done: ['leadOfficer'] },
    },
  ],
  'plan.settleQuestion': [
    {
      of: 'answeredQuestion',
      body: rev({ outcome: 'closed', text: '好' }),
      tries: { 'plan/not-the-asker': ['strangerOfficer', 'leadOfficer'], done: ['leadHead'] },
    },
    {
      of: 'answeredQuestion',
      body: rev({ outcome: 'closed', text: '好' }),
      tries: { done: ['office'] },
    },
  ],
  'plan.makeDecision': [
    {
      of: 'task',
      body: () => ({ text: '办', departments: ['commerce'], dueDay: '2018-06-01' }),
      tries: { done: ['leader', 'office'] },
    },
  ],
  'plan.followDecision': [
    {
      of: 'decision',
      body: rev({ act: 'done', text: '已办' }),
      tries: { 'plan/decision-not-bound': ['strangerOfficer', 'leader'], done: ['leadOfficer'] },
    },
    {
      of: 'decision',
      body: rev({ act: 'confirm', text: '好' }),
      tries: { 'request/forbidden': ['strangerOfficer', 'leadOfficer'], done: ['leader'] },
    },
  ],
  'plan.addMilestone': [
    {
      of: 'task',
      body: () => ({ title: '节点', plannedDay: '2018-07-02' }),
      tries: { [notYours]: ['strangerOfficer', 'coopOfficer'], done: ['leadOfficer'] },
    },
  ],
  'plan.moveMilestone': [
    {
      of: 'milestone',
      body: rev({ plannedDay: '2018-08-01', ...reason() }),
      tries: { [notYours]: ['strangerOfficer', 'coopHead'], done: ['leadHead'] },
    },
  ],
  'plan.reachMilestone': [
    {
      of: 'milestone',
      body: rev({ actualDay: '2018-04-12' }),
      tries: { [notYours]: ['strangerOfficer', 'coopHead'], done: ['leadHead'] },
    },
  ],
  'plan.dropMilestone': [
    {
      of: 'milestone',
      body: rev(reason()),
      tries: { [notYours]: ['strangerOfficer', 'coopHead'], done: ['office'] },
    },
  ],
  'plan.getCityVersion': [
    {
      of: 'version',
      tries: { done: ['office', 'systemAdmin'] },
    },
  ],
}
