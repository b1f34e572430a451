import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { end, freePort } from '../server-process.ts'
import type { BareOrder, BareReply } from './bare.ts'
import type { Audience, LoadPlan, LoadResult } from './plan.ts'

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

function child(file: string): ChildProcess {
  return fork(here(file), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

/** Runs `plan` from a process of its own. @throws where an answer was wrong */
export async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const generator = child('./generator.ts')
  generator.send(plan)
  const result = await new Promise<LoadResult>((resolve, reject) => {
    generator.once('message', (message) => resolve(message as LoadResult))
    generator.once('exit', (code) => reject(new Error(`The load generator ended with ${code}`)))
  })
  const wrong = Object.entries(result.faults)
  if (wrong.length > 0) {
    throw new Error(
      `Wrong answers under load: ${wrong.map(([what, n]) => `${what} (${n})`).join(', ')}`,
    )
  }
  return result
}

/** What the product answers now to every GET of `audiences`, to be answered again without it. */
export async function recordReplies(
  origin: string,
  audiences: readonly Audience[],
): Promise<Record<string, BareReply>> {
  const replies: Record<string, BareReply> = {}
  for (const { shots, cookies } of audiences) {
    for (const shot of shots.filter(({ method }) => method === 'GET')) {
      const [cookie] = cookies
      const reply = await fetch(`${origin}${shot.path}`, { headers: cookie ? { cookie } : {} })
      const text = await reply.text()
      if (reply.status !== shot.status) throw new Error(`${shot.path}: ${reply.status} ${text}`)
      replies[shot.path] = { type: reply.headers.get('content-type') ?? '', text }
    }
  }
  return replies
}

/** Runs `work` against the bare baseline. */
export async function withBare<T>(
  order: Omit<BareOrder, 'port'>,
  work: (origin: string) => Promise<T>,
): Promise<T> {
  const port = await freePort()
  const bare = child('./bare.ts')
  try {
    const ready = once(bare, 'message')
    bare.send({ ...order, port })
    await ready
    return await work(`http://127.0.0.1:${port}`)
  } finally {
    await end(bare)
  }
}
