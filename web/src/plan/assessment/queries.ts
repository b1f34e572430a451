import { queryOptions } from '@tanstack/react-query'
import { deskContract } from '@wstc/domain/desk/contract'
import { planAssessmentContract } from '@wstc/domain/plan/contract/assessment'
import { urlOf } from '@wstc/sdk/client'
import { apiOf } from '../../api.ts'

export const assessmentApi = apiOf(planAssessmentContract)
const deskApi = apiOf(deskContract)

export const runsQuery = queryOptions({
  queryKey: ['plan', 'assessment', 'runs'],
  queryFn: ({ signal }) => assessmentApi.listAssessmentRuns({}, { signal }),
})
export const historyQuery = queryOptions({
  queryKey: ['plan', 'assessment', 'history'],
  queryFn: ({ signal }) => assessmentApi.compareAssessments({}, { signal }),
})
export const runQuery = (run: string) =>
  queryOptions({
    queryKey: ['plan', 'assessment', 'run', run],
    queryFn: ({ signal }) => assessmentApi.getAssessmentRun({ params: { run } }, { signal }),
  })
export const sheetQuery = (run: string, department: string, result?: number) =>
  queryOptions({
    queryKey: ['plan', 'assessment', 'sheet', run, department, result ?? 0],
    queryFn: ({ signal }) =>
      assessmentApi.getAssessmentSheet(
        { params: { run, department }, query: result ? { result } : {} },
        { signal },
      ),
  })
export const objectionsQuery = (run: string) =>
  queryOptions({
    queryKey: ['plan', 'assessment', 'objections', run],
    queryFn: ({ signal }) =>
      assessmentApi.listAssessmentObjections({ params: { run } }, { signal }),
  })
export const systemsQuery = queryOptions({
  queryKey: ['plan', 'assessment', 'systems'],
  queryFn: ({ signal }) => assessmentApi.listAssessmentSystems({}, { signal }),
})
export const systemQuery = (system: number) =>
  queryOptions({
    queryKey: ['plan', 'assessment', 'system', system],
    queryFn: ({ signal }) => assessmentApi.getAssessmentSystem({ params: { system } }, { signal }),
  })
export const whatIfQuery = (system: number, run: string) =>
  queryOptions({
    queryKey: ['plan', 'assessment', 'what-if', system, run],
    queryFn: ({ signal }) =>
      assessmentApi.tryAssessmentSystem({ params: { system }, query: { run } }, { signal }),
  })

export const loadJob = (job: string) => deskApi.getJob({ params: { id: job } })

export const exportRunsUrl = (query: object) =>
  urlOf(planAssessmentContract.exportAssessmentRuns, { query })
export const rankingUrl = (run: string, query: object) =>
  urlOf(planAssessmentContract.exportAssessmentRanking, { params: { run }, query })
export const sheetUrl = (run: string, department: string, format: 'xlsx' | 'pdf', result: number) =>
  urlOf(planAssessmentContract.exportAssessmentSheet, {
    params: { run, department },
    query: { format, result },
  })
export const objectionFileUrl = (objection: string) =>
  urlOf(planAssessmentContract.openObjectionFile, { params: { objection } })
