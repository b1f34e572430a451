import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ReplyOf } from '@wstc/domain/kernel/endpoint'
import { planCockpitContract } from '@wstc/domain/plan/contract/cockpit'
import { createClient, type Transport } from '@wstc/sdk/client'
import { apiHeaders, transport } from '../../api.ts'

export type CockpitReply = ReplyOf<(typeof planCockpitContract)['getCockpit']>

/** The last reply with its tag: asked for again, it is sent only where something differs. */
let last: { readonly url: string; readonly tag: string; readonly text: string } | undefined

const conditional: Transport = async (url, init) => {
  const known = last?.url === url ? last : undefined
  const headers = new Headers(init.headers)
  if (known) headers.set('if-none-match', known.tag)
  const response = await transport(url, { ...init, headers })
  if (known && response.status === 304) return new Response(known.text)
  const tag = response.headers.get('etag')
  if (!response.ok || !tag) return response
  const text = await response.text()
  last = { url, tag, text }
  return new Response(text)
}

const cockpitApi = createClient(planCockpitContract, conditional, apiHeaders)

/** Milliseconds between two looks while the page is visible. */
const every = 20_000

export const cockpitQuery = (since: string | undefined) =>
  queryOptions({
    queryKey: ['plan', 'cockpit', since ?? ''],
    queryFn: ({ signal }) => cockpitApi.getCockpit({ query: since ? { since } : {} }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: every,
    refetchOnWindowFocus: 'always',
    refetchOnReconnect: 'always',
  })
