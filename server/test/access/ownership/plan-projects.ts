import type { Made } from '../made.ts'
import { projectMoney } from '../records.ts'
import type { Ownership } from './model.ts'

const rev = (more: object) => (record: Made) => ({ revision: record.revision ?? 1, ...more })
const notYours = 'plan/not-your-project'
const inside: Ownership['tries'] = { done: ['strangerOfficer', 'coopHead', 'leader', 'office'] }
const charter = {
  name: { zh: '实训中心二期', en: 'Training centre, second stage' },
  aim: { zh: '培训人才', en: 'Train people' },
  responsible: '',
  operator: '',
  district: null,
  sectors: [],
  tasks: [33],
  carrier: null,
  from: '2018-01-01',
  until: '2018-12-31',
}
const content = { state: 'in-progress', done: '完成', next: '', problems: '' }

/** Key projects and carriers, written by hand from what each audience is for. */
export const planProjects: Readonly<Record<string, readonly Ownership[]>> = {
  'plan.getProject': [{ of: 'project', tries: { done: ['firmReporter', 'leadOfficer'] } }],
  'plan.getWorkProject': [
    { of: 'project', tries: inside },
    { of: 'proposal', tries: inside },
  ],
  'plan.exportProjectMoney': [{ of: 'project', tries: inside }],
  'plan.decideProject': [
    {
      of: 'proposalOfBothHats',
      body: rev({ outcome: 'registered', reason: '同意' }),
      tries: { 'plan/own-proposal': ['bothHats'], done: ['office'] },
    },
  ],
  'plan.closeProject': [
    { of: 'project', body: rev({ reason: '并入' }), tries: { done: ['office'] } },
  ],
  'plan.changeCharter': [
    {
      of: 'project',
      body: rev({ charter, reason: '扩建' }),
      tries: { [notYours]: ['strangerOfficer', 'coopHead'], done: ['leadOfficer'] },
    },
    { of: 'project', body: rev({ charter, reason: '扩建' }), tries: { done: ['office'] } },
  ],
  'plan.addProjectMilestone': [
    {
      of: 'project',
      body: () => ({ title: '封顶', day: '2018-09-28' }),
      tries: { [notYours]: ['strangerOfficer', 'coopHead'], done: ['leadOfficer', 'office'] },
    },
  ],
  'plan.stepProjectMilestone': [
    {
      of: 'projectMilestone',
      body: rev({ act: 'move', day: '2018-07-31', reason: '顺延' }),
      tries: { [notYours]: ['strangerOfficer', 'coopHead'], done: ['leadOfficer'] },
    },
  ],
  'plan.addProjectMoney': [
    {
      of: 'project',
      body: () => projectMoney,
      tries: { [notYours]: ['strangerOfficer', 'coopHead'], done: ['leadOfficer'] },
    },
  ],
  'plan.correctProjectMoney': [
    {
      of: 'projectMoney',
      body: rev({ ...projectMoney, amount: '99', reason: '退款' }),
      tries: { [notYours]: ['strangerOfficer', 'coopHead'], done: ['leadOfficer'] },
    },
  ],
  'plan.saveProjectReport': [
    {
      of: 'planProject',
      also: { period: '2018-Q1' },
      body: () => ({ revision: 0, content }),
      tries: { [notYours]: ['strangerOfficer', 'coopHead'], done: ['leadOfficer'] },
    },
  ],
  'plan.settleProjectReport': [
    {
      of: 'projectReport',
      body: rev({ outcome: 'signed', comment: '' }),
      tries: { hidden: ['coopHead'], done: ['leadHead'] },
    },
  ],
  'plan.withdrawProjectEvidence': [
    {
      of: 'projectEvidence',
      body: rev({ reason: '有误' }),
      tries: { [notYours]: ['strangerOfficer', 'coopHead'], done: ['leadOfficer'] },
    },
  ],
  'plan.judgeProjectEvidence': [
    {
      of: 'projectEvidence',
      body: rev({ outcome: 'accepted', reason: '属实' }),
      tries: { done: ['office'] },
    },
  ],
  'plan.openProjectEvidenceFile': [{ of: 'projectEvidence', tries: inside }],
  'plan.getCarrier': [{ of: 'carrier', tries: inside }],
  'plan.reportCarrierFigure': [
    {
      of: 'carrier',
      body: () => ({ indicator: 'employment', year: 2017, value: '12', revision: 0 }),
      tries: { 'plan/not-your-carrier': ['strangerOfficer', 'coopHead'], done: ['leadOfficer'] },
    },
  ],
}
