import type { Contract } from './kernel/endpoint.ts'

/** Every contract by its context; what is served, documented and tested is this list. */
export const contracts = {} as const satisfies Record<string, Contract>
