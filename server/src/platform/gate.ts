import { Problem } from '@wstc/domain/kernel/problem'

export interface GateLimits {
  /** Entered and not yet left, at most. */
  readonly atWork: number
  /** Waiting for a place, at most. */
  readonly waiting: number
  /** Milliseconds after which who waits is refused. */
  readonly waitMs: number
  /** Narrower bounds for kinds of work that take long, inside the whole. */
  readonly lanes?: Readonly<Record<string, { readonly atWork: number; readonly waiting: number }>>
}

/** `full`: as many wait as may. `late`: the process is behind. `waited`: its time of waiting is over. */
export type Refusal = 'full' | 'late' | 'waited'

export interface GateHooks {
  /** Whether the process is behind with its work; then nobody is put into the queue. */
  readonly late?: () => boolean
  readonly onRefused?: (lane: string, why: Refusal) => void
  readonly onEntered?: (lane: string, waitedMs: number) => void
}

export type Leave = () => void

export interface Gate {
  /**
   * Waits for a place and answers how to give it back; giving back twice is harmless.
   * @param gone whether who waits has left, so that no place is spent on it
   * @throws Problem request/overloaded, at once where the queue is full
   */
  enter(lane?: string, gone?: () => boolean): Promise<Leave>
  /** The same for work that was let in before and goes on; it waits as long as it must. */
  goOn(lane?: string): Promise<Leave>
  /** Whether who comes now is refused, whatever the lane, while `coming` others are on the way here. */
  full(coming?: number): boolean
  state(): { readonly atWork: number; readonly waiting: number }
}

interface Waiter {
  readonly lane: string
  readonly since: number
  readonly patient: boolean
  readonly gone: () => boolean
  readonly admit: (leave: Leave) => void
  readonly refuse: (why: Refusal) => void
  timer?: NodeJS.Timeout
}

const never = (): boolean => false

/**
 * Lets a bounded number of requests work and a bounded number wait, first come first served, and
 * refuses the others at once: what cannot be served in time costs nothing but its refusal.
 */
export function makeGate(limits: GateLimits, hooks: GateHooks = {}): Gate {
  const inLane = new Map<string, number>()
  const waiting: Waiter[] = []
  let atWork = 0
  /** Milliseconds that a work of no special kind takes, over the last ones. */
  let usual = 0

  const room = (lane: string): boolean =>
    atWork < limits.atWork &&
    (inLane.get(lane) ?? 0) < (limits.lanes?.[lane]?.atWork ?? limits.atWork)
  /** Of those who wait, who will not wait for ever: all together and in each lane. */
  const impatient = { all: 0, in: new Map<string, number>() }
  const countImpatient = ({ patient, lane }: Waiter, more: 1 | -1): void => {
    if (patient) return
    impatient.all += more
    impatient.in.set(lane, (impatient.in.get(lane) ?? 0) + more)
  }
  /**
   * As many may wait as will be served in half the time, judged by how long works took lately:
   * who waits in vain costs more than who is refused at once.
   */
  const mayWait = (): number =>
    hooks.late?.() ? 0 : Math.min(limits.waiting, (0.5 * limits.waitMs * limits.atWork) / usual)

  const refusal = (lane: string): Refusal | undefined => {
    if (hooks.late?.()) return 'late'
    const most = limits.lanes?.[lane]?.waiting ?? limits.waiting
    return impatient.all >= mayWait() || (impatient.in.get(lane) ?? 0) >= most ? 'full' : undefined
  }
  const remove = (one: Waiter): void => {
    waiting.splice(waiting.indexOf(one), 1)
    countImpatient(one, -1)
    clearTimeout(one.timer)
  }
  const begin = (lane: string, since: number): Leave => {
    atWork += 1
    inLane.set(lane, (inLane.get(lane) ?? 0) + 1)
    const begun = performance.now()
    hooks.onEntered?.(lane, since === 0 ? 0 : begun - since)
    let left = false
    return () => {
      if (left) return
      left = true
      atWork -= 1
      inLane.set(lane, inLane.get(lane)! - 1)
      if (!limits.lanes?.[lane]) usual = 0.9 * usual + 0.1 * (performance.now() - begun)
      letIn()
    }
  }
  const letIn = (): void => {
    for (;;) {
      const next = waiting.find((one) => room(one.lane))
      if (!next) return
      remove(next)
      if (next.gone()) next.refuse('waited')
      else next.admit(begin(next.lane, next.since))
    }
  }
  const queue = (lane: string, patient: boolean, gone: () => boolean): Promise<Leave> =>
    new Promise((admit, reject) => {
      const refuse = (why: Refusal): void => {
        hooks.onRefused?.(lane, why)
        reject(new Problem('request/overloaded'))
      }
      const one: Waiter = { lane, since: performance.now(), patient, gone, admit, refuse }
      waiting.push(one)
      countImpatient(one, 1)
      if (patient) return
      one.timer = setTimeout(() => {
        remove(one)
        refuse('waited')
      }, limits.waitMs)
    })

  return {
    enter: async (lane = 'other', gone = never) => {
      if (room(lane)) return begin(lane, 0)
      const why = refusal(lane)
      if (!why) return queue(lane, false, gone)
      hooks.onRefused?.(lane, why)
      throw new Problem('request/overloaded')
    },
    goOn: async (lane = 'other') => (room(lane) ? begin(lane, 0) : queue(lane, true, never)),
    full: (coming = 0) => atWork + impatient.all + coming >= limits.atWork + mayWait(),
    state: () => ({ atWork, waiting: waiting.length }),
  }
}
