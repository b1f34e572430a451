import type { Made } from '../made.ts'
import type { Ownership } from './model.ts'

const rev = (more: object) => (record: Made) => ({ revision: record.revision ?? 1, ...more })
const reason = { reason: '有理由' }
const notBound = 'plan/not-bound'
const meeting = {
  kind: 'office',
  title: '改期',
  day: '2018-04-17',
  time: '10:00',
  place: '第二会议室',
}

/** Written by hand: the group and its office see all, a department what concerns it. */
export const group: Readonly<Record<string, readonly Ownership[]>> = {
  'plan.getMeeting': [{ of: 'meeting', tries: { done: ['strangerOfficer', 'leader', 'office'] } }],
  'plan.changeMeeting': [{ of: 'meeting', body: rev(meeting), tries: { done: ['office2'] } }],
  'plan.proposeItem': [
    {
      of: 'meeting',
      body: () => ({ title: '议题' }),
      tries: { done: ['strangerOfficer', 'office'] },
    },
  ],
  'plan.orderAgenda': [{ of: 'meeting', body: rev({ items: [] }), tries: { done: ['office'] } }],
  'plan.inviteMembers': [{ of: 'invitedMeeting', tries: { done: ['office'] } }],
  'plan.answerInvitation': [
    {
      of: 'invitation',
      body: rev({ answer: 'attending' }),
      tries: {
        hidden: ['strangerHead', 'leadOfficer'],
        [notBound]: ['leader'],
        done: ['coopHead'],
      },
    },
  ],
  'plan.recordAttendance': [
    { of: 'invitedMeeting', body: rev({ attended: [] }), tries: { done: ['office'] } },
  ],
  'plan.writeMinutes': [
    { of: 'meeting', body: () => ({ revision: 0, text: '纪要' }), tries: { done: ['office'] } },
  ],
  'plan.circulateMinutes': [
    { of: 'draftMinutes', body: rev({ departments: [] }), tries: { done: ['office'] } },
  ],
  'plan.commentMinutes': [
    {
      of: 'circulatedMinutes',
      body: () => ({ text: '无不同意见' }),
      tries: { hidden: ['strangerHead', 'leadOfficer'], done: ['coopHead', 'leader'] },
    },
    {
      of: 'draftMinutes',
      body: () => ({ text: '意见' }),
      tries: { hidden: ['leader', 'coopHead'] },
    },
  ],
  'plan.signMinutes': [
    { of: 'draftMinutes', body: rev({}), tries: { hidden: ['leader'] } },
    { of: 'circulatedMinutes', body: rev({}), tries: { done: ['leader'] } },
  ],
  'plan.downloadMinutes': [
    {
      of: 'circulatedMinutes',
      also: {},
      tries: { 'request/invalid': ['coopHead'] },
      absent: 'request/invalid',
    },
  ],
  'plan.getFollowUp': [
    {
      of: 'followUp',
      tries: { hidden: ['strangerOfficer', 'leadHead'], done: ['coopOfficer', 'leader', 'office'] },
    },
  ],
  'plan.answerFollowUp': [
    {
      of: 'followUp',
      body: () => ({ said: 'in-progress', text: '推进中' }),
      tries: {
        hidden: ['strangerOfficer', 'leadHead'],
        [notBound]: ['bothHats'],
        done: ['coopOfficer'],
      },
    },
  ],
  'plan.judgeAnswer': [
    {
      of: 'answer',
      body: rev({ outcome: 'accepted', ...reason }),
      tries: { done: ['office'] },
    },
  ],
  'plan.askExtension': [
    {
      of: 'followUp',
      body: () => ({ until: '2018-08-31', ...reason }),
      tries: {
        hidden: ['strangerOfficer', 'leadHead'],
        [notBound]: ['bothHats'],
        done: ['coopHead'],
      },
    },
  ],
  'plan.decideExtension': [
    {
      of: 'extension',
      body: rev({ outcome: 'granted', ...reason }),
      tries: { done: ['leader'] },
    },
  ],
  'plan.closeFollowUp': [{ of: 'followUp', body: rev(reason), tries: { done: ['office'] } }],
  'plan.getBriefing': [{ of: 'briefing', tries: { done: ['leader', 'office'] } }],
  'plan.orderBriefing': [
    {
      of: 'briefing',
      body: () => ({ format: 'pdf', language: 'zh-CN' }),
      tries: { done: ['leader', 'office'] },
    },
  ],
}
