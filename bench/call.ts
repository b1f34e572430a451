import type { Ground } from './ground.ts'

interface Request {
  readonly method?: string
  readonly cookie: string
  readonly headers?: Record<string, string>
  readonly body?: FormData | string
}

/** What the running server answers. @throws Error at any status but 200 */
export async function call<T>({ server }: Ground, path: string, request: Request): Promise<T> {
  const { cookie, headers = {}, body, method = 'POST' } = request
  const all = { cookie, 'x-requested-with': 'wstc', ...headers }
  const reply = await fetch(`${server.origin}/api/v1${path}`, {
    method,
    headers: typeof body === 'string' ? { ...all, 'content-type': 'application/json' } : all,
    ...(body === undefined ? {} : { body }),
  })
  const text = await reply.text()
  if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${text.slice(0, 500)}`)
  return JSON.parse(text) as T
}

/** A file as a form sends it. */
export const formOf = (parts: readonly string[], name: string): FormData => {
  const form = new FormData()
  form.append('file', new Blob([...parts]), name)
  return form
}
