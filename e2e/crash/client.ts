import { setTimeout as sleep } from 'node:timers/promises'
import { ApiProblem, type CallOptions } from '@wstc/sdk/client'
import { between, type Chance } from './chance.ts'
import type { Journal } from './journal.ts'
import type { Intent } from './model.ts'
import type { Voice } from './voice.ts'

/** One client: it does one thing after the other and keeps its own record. */
export interface Client {
  readonly name: string
  readonly chance: Chance
  /** The id of its next act, which also stands in the texts of that act. */
  nextId(): string
  /**
   * An act: noted, sent, sent again with the same key while nobody knows what became of it, noted.
   * Undefined where it was refused, or given up without knowing.
   */
  act<T>(
    voice: Voice,
    intent: Omit<Intent, 'client' | 'person'>,
    send: (options: CallOptions) => Promise<T>,
  ): Promise<T | undefined>
  /** A read, asked for until it is answered; undefined where it was refused. */
  look<T>(read: (options: CallOptions) => Promise<T>): Promise<T | undefined>
}

export interface ClientOptions {
  readonly name: string
  /** Begins every id and key, so that several runs on one data directory do not meet. */
  readonly run: string
  readonly chance: Chance
  readonly journal: Journal
  /** Told of every answer that was no acknowledgement: the problem's code, or what broke. */
  heard(code: string): void
  /** Ends waiting for an answer. */
  readonly stop: AbortSignal
}

/** What a client stands in front of a product that is being killed. */
const mostAttempts = 400

/** Whether the server said for certain that it did nothing. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return false
  const { status } = error.problem
  return status >= 400 && status < 500 && status !== 429
}

/** A fault of this program and not of the line would otherwise be repeated for ever. */
const isOurs = (error: unknown): boolean =>
  error instanceof TypeError && !/fetch failed|terminated|other side closed/.test(error.message)

export function openClient({ name, run, chance, journal, heard, stop }: ClientOptions): Client {
  let count = 0
  const until = async <T>(
    send: () => Promise<T>,
    attempts: number,
  ): Promise<{ value: T } | 'refused' | 'unknown'> => {
    for (let left = attempts; left > 0; left -= 1) {
      try {
        return { value: await send() }
      } catch (error) {
        heard(error instanceof ApiProblem ? error.problem.code : 'no answer')
        if (isRefusal(error)) return 'refused'
        if (isOurs(error)) throw error
        if (stop.aborted) return 'unknown'
        await sleep(between(chance, 50, 250))
      }
    }
    return 'unknown'
  }
  return {
    name,
    chance,
    nextId: () => {
      count += 1
      return `${run}-${name}-${count}`
    },
    act: async (voice, intent, send) => {
      journal.intend({ ...intent, client: name, person: voice.login })
      const options = { tries: 1, headers: { 'idempotency-key': `crash-${intent.id}` } }
      // Three in ten are given up at the first lost answer: nobody learns what became of them.
      const result = await until(() => send(options), chance() < 0.3 ? 1 : mostAttempts)
      if (typeof result === 'string') {
        journal.settle(intent.id, result)
        return undefined
      }
      journal.settle(intent.id, 'acknowledged', JSON.stringify(result.value))
      return result.value
    },
    look: async (read) => {
      const result = await until(() => read({}), mostAttempts)
      return typeof result === 'string' ? undefined : result.value
    },
  }
}
