import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import type { Contract } from '@wstc/domain/kernel/endpoint'
import { ApiProblem, type Client, createClient } from '@wstc/sdk/client'
import { currentLanguage } from './i18n/language.ts'

/** Headers of every call; `x-requested-with` is what the server asks for against forged requests. */
export function apiHeaders(): Readonly<Record<string, string>> {
  return {
    accept: 'application/json',
    'accept-language': currentLanguage(),
    'x-requested-with': 'wstc',
  }
}

/** What a request ends with when no answer came. */
export function unreachable(): ApiProblem {
  return new ApiProblem({
    type: 'about:blank',
    code: 'network/unreachable',
    title: 'network/unreachable',
    status: 0,
  })
}

/** One request with the session’s cookie; `unreachable` where no answer came. */
export async function transport(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, credentials: 'same-origin' })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw unreachable()
  }
}

/** The typed client of a contract: `export const planApi = apiOf(planContract)`. */
export function apiOf<C extends Contract>(contract: C): Client<C> {
  return createClient(contract, transport, apiHeaders)
}

const signInPath = '/app/sign-in'

/** A session that ended sends to sign-in, which comes back to the page left. */
function onFailure(error: unknown): void {
  // A wrong code or password is refused with 401 too, and the page that asked tells so.
  if (!(error instanceof ApiProblem) || error.problem.code !== 'request/sign-in-required') return
  if (location.pathname === signInPath) return
  const back = encodeURIComponent(location.pathname + location.search)
  location.assign(`${signInPath}?back=${back}`)
}

function mayHelpToRetry(failures: number, error: unknown): boolean {
  if (failures >= 2) return false
  return error instanceof ApiProblem && (error.problem.status === 0 || error.problem.status === 503)
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: onFailure }),
  mutationCache: new MutationCache({ onError: onFailure }),
  defaultOptions: {
    queries: { staleTime: 15_000, retry: mayHelpToRetry, refetchOnWindowFocus: true },
  },
})
