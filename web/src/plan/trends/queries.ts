import { queryOptions } from '@tanstack/react-query'
import type { QueryInput, ReplyOf } from '@wstc/domain/kernel/endpoint'
import { planTrendsContract } from '@wstc/domain/plan/contract/trends'
import { apiOf } from '../../api.ts'

const trendsApi = apiOf(planTrendsContract)

type Trends = typeof planTrendsContract
export type LightTrendReply = ReplyOf<Trends['listLightTrend']>
export type TaskTrendReply = ReplyOf<Trends['getTaskTrend']>
export type TargetTrendReply = ReplyOf<Trends['getTargetTrend']>

export const lightTrendQuery = (query: QueryInput<Trends['listLightTrend']>) =>
  queryOptions({
    queryKey: ['plan', 'trends', 'lights', query],
    queryFn: ({ signal }) => trendsApi.listLightTrend({ query }, { signal }),
  })

export const taskTrendQuery = (task: number) =>
  queryOptions({
    queryKey: ['plan', 'trends', 'task', task],
    queryFn: ({ signal }) =>
      trendsApi.getTaskTrend({ params: { task }, query: { step: 'week' } }, { signal }),
  })

export const targetTrendQuery = (target: string) =>
  queryOptions({
    queryKey: ['plan', 'trends', 'target', target],
    queryFn: ({ signal }) => trendsApi.getTargetTrend({ params: { target } }, { signal }),
  })
