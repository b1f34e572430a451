import { planProjectsContract } from '@wstc/domain/plan/contract/projects'
import type { FastifyInstance } from 'fastify'
import { guardDownload } from '../../desk/index.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Handlers, serve } from '../../platform/serve.ts'
import { downloadPublic, getPublic, listPublic, listPublicCarriers } from './public.ts'
import { getCarrierDetail, listCarriers, reportFigure } from './service/carriers.ts'
import { getProjectDetail } from './service/detail.ts'
import {
  judgeProof,
  listProofs,
  openProofFile,
  submitProof,
  withdrawProof,
} from './service/evidence.ts'
import { exportCarriers, exportMoney, exportProjects } from './service/exports.ts'
import { filterProjects } from './service/list.ts'
import { addMilestone, stepMilestone } from './service/milestones.ts'
import { addMoney, correctMoney } from './service/money.ts'
import { changeCharter, closeProject, decideProject, proposeProject } from './service/register.ts'
import { saveReport, settleReport } from './service/reports.ts'

const handlers: Handlers<typeof planProjectsContract> = {
  listDistricts: async (call) => ({ districts: [...call.platform.city.districts] }),
  listProjects: (call) => listPublic(call),
  listPublishedCarriers: (call) => listPublicCarriers(call),
  getProject: (call, { params }) => getPublic(call, params.project),
  downloadProjects: (call, { query }) => downloadPublic(call, query),

  listWorkProjects: (call, { query }) => filterProjects(call, query),
  exportProjects: (call, { query }) => exportProjects(call, query),
  exportProjectMoney: (call, { params, query }) => exportMoney(call, params.project, query),
  getWorkProject: (call, { params, query }) => getProjectDetail(call, params.project, query.asOf),
  proposeProject: (call, { body }) => proposeProject(call, body),
  decideProject: (call, { params, body, revision }) =>
    decideProject(call, params.project, { ...body, revision }),
  closeProject: (call, { params, body, revision }) =>
    closeProject(call, params.project, { ...body, revision }),
  changeCharter: (call, { params, body, revision }) =>
    changeCharter(call, params.project, { ...body, revision }),
  addProjectMilestone: (call, { params, body }) => addMilestone(call, params.project, body),
  stepProjectMilestone: (call, { params, body, revision }) =>
    stepMilestone(call, params.milestone, { ...body, revision }),
  addProjectMoney: (call, { params, body }) => addMoney(call, params.project, body),
  correctProjectMoney: (call, { params, body, revision }) =>
    correctMoney(call, params.line, { ...body, revision }),
  saveProjectReport: (call, { params, body, revision }) =>
    saveReport(call, params.project, params.period, { ...body, revision }),
  settleProjectReport: (call, { params, body, revision }) =>
    settleReport(call, params.report, { ...body, revision }),

  submitProjectEvidence: (call, { body }) => submitProof(call, body),
  listProjectEvidence: (call, { query }) => listProofs(call, query),
  withdrawProjectEvidence: (call, { params, body, revision }) =>
    withdrawProof(call, params.evidence, { ...body, revision }),
  judgeProjectEvidence: (call, { params, body, revision }) =>
    judgeProof(call, params.evidence, { ...body, revision }),
  openProjectEvidenceFile: async (call, { params, reply }) =>
    guardDownload(reply, await openProofFile(call, params.evidence)),

  listCarriers: (call, { query }) => listCarriers(call, query),
  exportCarriers: (call, { query }) => exportCarriers(call, query),
  getCarrier: (call, { params, query }) => getCarrierDetail(call, params.carrier, query.asOf),
  reportCarrierFigure: (call, { params, body, revision }) =>
    reportFigure(call, params.carrier, { ...body, revision }),
}

/** Registers the endpoints of this room. */
export function servePlanProjects(server: FastifyInstance, platform: Platform): void {
  serve(server, platform, 'plan', planProjectsContract, handlers)
}
