import { auditContract } from '@wstc/domain/audit/contract'
import { deskContract } from '@wstc/domain/desk/contract'
import { identityContract } from '@wstc/domain/identity/contract'
import type { Contract } from '@wstc/domain/kernel/endpoint'
import { noticesContract } from '@wstc/domain/notices/contract'
import { planCockpitContract } from '@wstc/domain/plan/contract/cockpit'
import { planTasksContract } from '@wstc/domain/plan/contract/tasks'
import { statisticsCollectionContract } from '@wstc/domain/statistics/collection/contract'
import { createClient, type Transport } from '@wstc/sdk/client'
import type { DemoAccount } from '../harness/product.ts'
import { freshCode } from '../harness/sign-in.ts'

/** Longer than the server gives any request. */
const patienceMs = 40_000

/** Somebody signed in, over real HTTP. */
export interface Voice {
  readonly login: string
  readonly id: string
  readonly organisation: string
  readonly desk: ReturnType<typeof createClient<typeof deskContract>>
  readonly notices: ReturnType<typeof createClient<typeof noticesContract>>
  readonly tasks: ReturnType<typeof createClient<typeof planTasksContract>>
  readonly cockpit: ReturnType<typeof createClient<typeof planCockpitContract>>
  readonly returns: ReturnType<typeof createClient<typeof statisticsCollectionContract>>
  readonly audit: ReturnType<typeof createClient<typeof auditContract>>
}

/** Signs `account` in at `origin`, with its second factor where it has one. */
export async function openVoice(origin: string, account: DemoAccount): Promise<Voice> {
  const cookies = new Map<string, string>()
  const transport: Transport = async (url, init) => {
    const reply = await fetch(`${origin}${url}`, {
      ...init,
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        ...(init.headers as Record<string, string>),
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    })
    for (const line of reply.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string]
      cookies.set(name, value)
    }
    return reply
  }
  const client = <C extends Contract>(contract: C) =>
    createClient(contract, transport, () => ({ 'x-requested-with': 'wstc' }))
  const identity = client(identityContract)
  await identity.signIn({ body: { login: account.user, password: account.password } })
  if (account.totp) await identity.verifySecondFactor({ body: { code: await freshCode(account) } })
  const { person, organisation } = await identity.getSession()
  return {
    login: account.user,
    id: person!.id,
    organisation: organisation!.id,
    desk: client(deskContract),
    notices: client(noticesContract),
    tasks: client(planTasksContract),
    cockpit: client(planCockpitContract),
    returns: client(statisticsCollectionContract),
    audit: client(auditContract),
  }
}
