import type { planGroupContract } from '@wstc/domain/plan/contract/group'
import type { Handlers } from '../../platform/serve.ts'
import { exportFollowUps } from './service/exports.ts'
import * as acts from './service/follow-up-acts.ts'
import * as followUps from './service/follow-ups.ts'
import * as meetings from './service/meetings.ts'
import { listMembers, saveMember } from './service/members.ts'
import * as minutes from './service/minutes.ts'

export const planGroupHandlers: Handlers<typeof planGroupContract> = {
  listMembers: (call, { query }) => listMembers(call, query.on),
  saveMember: (call, { body }) => saveMember(call, body),
  listMeetings: (call) => meetings.listMeetings(call),
  getMeeting: (call, { params }) => meetings.getMeeting(call, params.meeting),
  callMeeting: (call, { body }) => meetings.callMeeting(call, body),
  changeMeeting: (call, { params, body, revision }) =>
    meetings.changeMeeting(call, params.meeting, { ...body, revision }),
  proposeItem: (call, { params, body }) => meetings.proposeItem(call, params.meeting, body),
  orderAgenda: (call, { params, body, revision }) =>
    meetings.orderAgenda(call, params.meeting, { ...body, revision }),
  inviteMembers: (call, { params }) => meetings.inviteMembers(call, params.meeting),
  answerInvitation: (call, { params, body, revision }) =>
    meetings.answerInvitation(call, params.invitation, { ...body, revision }),
  recordAttendance: (call, { params, body, revision }) =>
    meetings.recordAttendance(call, params.meeting, { ...body, revision }),
  writeMinutes: (call, { params, body, revision }) =>
    minutes.writeMinutes(call, params.meeting, { ...body, revision }),
  circulateMinutes: (call, { params, body, revision }) =>
    minutes.circulateMinutes(call, params.minutes, { ...body, revision }),
  commentMinutes: (call, { params, body }) =>
    minutes.commentMinutes(call, params.minutes, body.text),
  signMinutes: (call, { params, revision }) => minutes.signMinutes(call, params.minutes, revision),
  downloadMinutes: (call, { params, query }) =>
    minutes.downloadMinutes(call, params.minutes, query.format),
  listFollowUps: (call, { query }) => followUps.listFollowUps(call, query),
  exportFollowUps: (call, { query }) => exportFollowUps(call, query),
  getFollowUp: (call, { params }) => followUps.getFollowUp(call, params.followUp),
  makeFollowUp: (call, { body }) => acts.makeFollowUp(call, body),
  answerFollowUp: (call, { params, body }) => acts.answerFollowUp(call, params.followUp, body),
  judgeAnswer: (call, { params, body, revision }) =>
    acts.judgeAnswer(call, params.answer, { ...body, revision }),
  askExtension: (call, { params, body }) => acts.askExtension(call, params.followUp, body),
  decideExtension: (call, { params, body, revision }) =>
    acts.decideExtension(call, params.extension, { ...body, revision }),
  closeFollowUp: (call, { params, body, revision }) =>
    acts.closeFollowUp(call, params.followUp, { ...body, revision }),
}
