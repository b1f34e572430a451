import { queryOptions } from '@tanstack/react-query'
import type { QueryInput, ReplyOf } from '@wstc/domain/kernel/endpoint'
import { planBriefingsContract } from '@wstc/domain/plan/contract/briefings'
import { planGroupContract } from '@wstc/domain/plan/contract/group'
import { urlOf } from '@wstc/sdk/client'
import { apiOf } from '../../api.ts'

export const groupApi = apiOf(planGroupContract)
export const briefingsApi = apiOf(planBriefingsContract)

type Briefings = typeof planBriefingsContract
export type BriefingQuestion = QueryInput<Briefings['previewBriefing']>
export type BriefingLine = ReplyOf<Briefings['listBriefings']>['briefings'][number]

export const membersQuery = queryOptions({
  queryKey: ['plan', 'group', 'members'],
  queryFn: ({ signal }) => groupApi.listMembers({ query: {} }, { signal }),
})
export const meetingsQuery = queryOptions({
  queryKey: ['plan', 'group', 'meetings'],
  queryFn: ({ signal }) => groupApi.listMeetings({}, { signal }),
})
export const meetingQuery = (meeting: string) =>
  queryOptions({
    queryKey: ['plan', 'group', 'meeting', meeting],
    queryFn: ({ signal }) => groupApi.getMeeting({ params: { meeting } }, { signal }),
  })
export const followUpQuery = (followUp: string) =>
  queryOptions({
    queryKey: ['plan', 'group', 'follow-up', followUp],
    queryFn: ({ signal }) => groupApi.getFollowUp({ params: { followUp } }, { signal }),
  })
export const taskFollowUpsQuery = (task: number) =>
  queryOptions({
    queryKey: ['plan', 'group', 'of-task', task],
    queryFn: ({ signal }) =>
      groupApi.listFollowUps({ query: { task, source: ['meeting', 'alone'] } }, { signal }),
  })
export const briefingsQuery = queryOptions({
  queryKey: ['plan', 'briefings'],
  queryFn: ({ signal }) => briefingsApi.listBriefings({}, { signal }),
})
export const previewQuery = (query: BriefingQuestion) =>
  queryOptions({
    queryKey: ['plan', 'briefings', 'preview', query],
    queryFn: ({ signal }) => briefingsApi.previewBriefing({ query }, { signal }),
  })

export const exportFollowUpsUrl = (query: object): string =>
  urlOf(planGroupContract.exportFollowUps, { query: query as { format: 'xlsx' } })
export const minutesUrl = (minutes: string, format: 'pdf' | 'docx'): string =>
  urlOf(planGroupContract.downloadMinutes, { params: { minutes }, query: { format } })
