import { planAssessmentContract } from '@wstc/domain/plan/contract/assessment'
import type { FastifyInstance } from 'fastify'
import { guardDownload } from '../../desk/index.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Handlers, serve } from '../../platform/serve.ts'
import { correctRun } from './service/corrections.ts'
import { exportRanking, exportRuns, exportSheet } from './service/exports.ts'
import { compareRuns } from './service/history.ts'
import {
  decideObjection,
  listObjections,
  openObjectionFile,
  raiseObjection,
} from './service/objections.ts'
import { getPublished, listPublished } from './service/public.ts'
import { listRuns, openRun, showRun } from './service/runs.ts'
import { getSheet } from './service/sheets.ts'
import { confirmRun, finaliseRun, publishRun } from './service/stages.ts'
import {
  checkYaml,
  decideSystem,
  draftSystem,
  getSystem,
  listSystems,
  saveSystem,
} from './service/systems.ts'
import { trySystem } from './service/what-if.ts'

export const planAssessmentHandlers: Handlers<typeof planAssessmentContract> = {
  listAssessmentRuns: (call) => listRuns(call),
  exportAssessmentRuns: (call, { query }) => exportRuns(call, query),
  openAssessmentRun: (call, { body }) => openRun(call, body.period),
  getAssessmentRun: (call, { params }) => showRun(call, params.run),
  exportAssessmentRanking: (call, { params, query }) => exportRanking(call, params.run, query),
  getAssessmentSheet: (call, { params, query }) =>
    getSheet(call, params.run, params.department, query.result),
  exportAssessmentSheet: (call, { params, query }) =>
    exportSheet(call, params.run, params.department, query),
  compareAssessments: (call) => compareRuns(call),
  listAssessmentObjections: (call, { params }) => listObjections(call, params.run),
  raiseAssessmentObjection: (call, { params, body }) => raiseObjection(call, params.run, body),
  openObjectionFile: async (call, { params, reply }) =>
    guardDownload(reply, await openObjectionFile(call, params.objection)),
  decideAssessmentObjection: (call, { params, body }) =>
    decideObjection(call, params.objection, body),
  correctAssessment: (call, { params, body }) => correctRun(call, params.run, body),
  finaliseAssessment: (call, { params, body }) => finaliseRun(call, params.run, body.version),
  confirmAssessment: (call, { params, body }) => confirmRun(call, params.run, body.version),
  publishAssessment: (call, { params, body }) =>
    publishRun(call, params.run, body.version, body.notice),
  listAssessmentSystems: (call) => listSystems(call),
  getAssessmentSystem: (call, { params }) => getSystem(call, params.system),
  draftAssessmentSystem: (call, { body }) => draftSystem(call, body),
  checkAssessmentYaml: async (_call, { body }) => checkYaml(body.yaml),
  saveAssessmentSystem: (call, { params, body, revision }) =>
    saveSystem(call, params.system, body, revision),
  decideAssessmentSystem: (call, { params, body, revision }) =>
    decideSystem(call, params.system, body, revision),
  tryAssessmentSystem: (call, { params, query }) => trySystem(call, params.system, query.run),
  listPublishedAssessments: (call) => listPublished(call),
  getPublishedAssessment: (call, { params }) => getPublished(call, params.period),
}

/** Registers the endpoints of this room. */
export function servePlanAssessment(server: FastifyInstance, platform: Platform): void {
  serve(server, platform, 'plan', planAssessmentContract, planAssessmentHandlers)
}
