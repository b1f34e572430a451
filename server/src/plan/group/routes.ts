import type { planGroupContract } from '@wstc/domain/plan/contract/group'
import type { Handlers } from '../../platform/serve.ts'
import { exportFollowUps } from './service/exports.ts'
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
  changeMeeting: (call, { params, body }) => meetings.changeMeeting(call, params.meeting, body),
  proposeItem: (call, { params, body }) => meetings.proposeItem(call, params.meeting, body),
  orderAgenda: (call, { params, body }) => meetings.orderAgenda(call, params.meeting, body),
  inviteMembers: (call, { params }) => meetings.inviteMembers(call, params.meeting),
  answerInvitation: (call, { params, body }) =>
    meetings.answerInvitation(call, params.invitation, body),
  recordAttendance: (call, { params, body }) =>
    meetings.recordAttendance(call, params.meeting, body),
  writeMinutes: (call, { params, body }) => minutes.writeMinutes(call, params.meeting, body),
  circulateMinutes: (call, { params, body }) =>
    minutes.circulateMinutes(call, params.minutes, body),
  commentMinutes: (call, { params, body }) =>
    minutes.commentMinutes(call, params.minutes, body.text),
  signMinutes: (call, { params, body }) => minutes.signMinutes(call, params.minutes, body.version),
  downloadMinutes: (call, { params, query }) =>
    minutes.downloadMinutes(call, params.minutes, query.format),
  listFollowUps: (call, { query }) => followUps.listFollowUps(call, query),
  exportFollowUps: (call, { query }) => exportFollowUps(call, query),
  getFollowUp: (call, { params }) => followUps.getFollowUp(call, params.followUp),
  makeFollowUp: (call, { body }) => followUps.makeFollowUp(call, body),
  answerFollowUp: (call, { params, body }) => followUps.answerFollowUp(call, params.followUp, body),
  judgeAnswer: (call, { params, body }) => followUps.judgeAnswer(call, params.answer, body),
  askExtension: (call, { params, body }) => followUps.askExtension(call, params.followUp, body),
  decideExtension: (call, { params, body }) =>
    followUps.decideExtension(call, params.extension, body),
  closeFollowUp: (call, { params, body }) => followUps.closeFollowUp(call, params.followUp, body),
}
