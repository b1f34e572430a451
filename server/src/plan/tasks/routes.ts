import type { planRecentContract } from '@wstc/domain/plan/contract/recent'
import type { planTasksContract } from '@wstc/domain/plan/contract/tasks'
import { guardDownload } from '../../desk/index.ts'
import type { Handlers } from '../../platform/serve.ts'
import { lightHistory } from './lights.ts'
import { getBurden } from './service/burden.ts'
import {
  askContribution,
  openContribution,
  returnContribution,
  saveContribution,
  sendContribution,
} from './service/contributions.ts'
import { getTaskDetail } from './service/detail.ts'
import {
  answerQuestion,
  askQuestion,
  followDecision,
  makeDecision,
  settleQuestion,
} from './service/dialogue.ts'
import {
  judgeEvidence,
  listEvidence,
  listLiveAnswers,
  openEvidenceFile,
  setPublicity,
  submitEvidence,
  withdrawEvidence,
} from './service/evidence.ts'
import { exportMatrix, exportTasks } from './service/exports.ts'
import { getMatrix } from './service/matrix.ts'
import { addMilestone, dropMilestone, moveMilestone, reachMilestone } from './service/milestones.ts'
import { withNames } from './service/names.ts'
import { getBoard, getGantt, listTasks } from './service/overview.ts'
import { listRecent } from './service/recent.ts'
import {
  correctReport,
  getReport,
  openReport,
  returnReport,
  saveReport,
  signReport,
  submitReport,
} from './service/reports.ts'
import { getTask } from './service/subjects.ts'
import { getMyWork } from './service/work.ts'

export const planTasksHandlers: Handlers<typeof planTasksContract> = {
  listWorkTasks: (call, { query }) => listTasks(call, query),
  exportTasks: (call, { query }) => exportTasks(call, query),
  getMatrix: (call, { query }) => getMatrix(call, query.period),
  exportMatrix: (call, { query }) => exportMatrix(call, query),
  getBoard: (call, { query }) => getBoard(call, query),
  getGantt: (call, { query }) => getGantt(call, query),
  getWorkTask: async (call, { params }) => withNames(call, await getTaskDetail(call, params.task)),
  listLights: async (call, { params, query }) => {
    getTask(call, params.task)
    return { items: await lightHistory(call.tx, params.task, query) }
  },
  getMyWork: (call) => getMyWork(call),
  getBurden: (call, { query }) => getBurden(call, query),

  openReport: (call, { params, body }) => openReport(call, params.task, body.period),
  getReport: async (call, { params }) => withNames(call, await getReport(call, params.report)),
  saveReport: (call, { params, body, revision }) =>
    saveReport(call, params.report, { ...body, revision }),
  submitReport: (call, { params, revision }) => submitReport(call, params.report, revision),
  signReport: (call, { params, revision }) => signReport(call, params.report, revision),
  returnReport: (call, { params, body, revision }) =>
    returnReport(call, params.report, { ...body, revision }),
  correctReport: (call, { params, body }) => correctReport(call, params.report, body.reason),
  askContribution: (call, { params, body }) => askContribution(call, params.task, body),
  openContribution: (call, { params }) => openContribution(call, params.obligation),
  saveContribution: (call, { params, body, revision }) =>
    saveContribution(call, params.contribution, { ...body, revision }),
  sendContribution: (call, { params, revision }) =>
    sendContribution(call, params.contribution, revision),
  returnContribution: (call, { params, body, revision }) =>
    returnContribution(call, params.contribution, { ...body, revision }),

  submitEvidence: (call, { params, body }) => submitEvidence(call, params.task, body),
  withdrawEvidence: (call, { params, body, revision }) =>
    withdrawEvidence(call, params.evidence, { ...body, revision }),
  judgeEvidence: (call, { params, body, revision }) =>
    judgeEvidence(call, params.evidence, { ...body, revision }),
  setEvidencePublicity: (call, { params, body, revision }) =>
    setPublicity(call, params.evidence, { ...body, revision }),
  listEvidence: async (call, { query }) => withNames(call, await listEvidence(call, query)),
  openEvidenceFile: async (call, { params, reply }) =>
    guardDownload(reply, await openEvidenceFile(call, params.evidence)),
  listLiveAnswers: (call, { params, query }) => listLiveAnswers(call, params.task, query),

  askQuestion: (call, { params, body }) => askQuestion(call, params.task, body.text),
  answerQuestion: (call, { params, body, revision }) =>
    answerQuestion(call, params.question, { ...body, revision }),
  settleQuestion: (call, { params, body, revision }) =>
    settleQuestion(call, params.question, { ...body, revision }),
  makeDecision: (call, { params, body }) => makeDecision(call, params.task, body),
  followDecision: (call, { params, body, revision }) =>
    followDecision(call, params.decision, { ...body, revision }),
  addMilestone: (call, { params, body }) => addMilestone(call, params.task, body),
  moveMilestone: (call, { params, body, revision }) =>
    moveMilestone(call, params.milestone, { ...body, revision }),
  reachMilestone: (call, { params, body, revision }) =>
    reachMilestone(call, params.milestone, { ...body, revision }),
  dropMilestone: (call, { params, body, revision }) =>
    dropMilestone(call, params.milestone, { ...body, revision }),
}

export const planRecentHandlers: Handlers<typeof planRecentContract> = {
  listRecent: (call, { query }) => listRecent(call, query.since),
}
