import { contracts } from '@wstc/domain/contracts'
import type { Contract, Endpoint } from '@wstc/domain/kernel/endpoint'
import type { World } from '../setup/world.ts'

export type Json = Record<string, any>

/** One operation as the published description has it, with the contract that answers for it. */
export interface Operation {
  readonly id: string
  readonly method: string
  /** `/api/v1/people/{person}` */
  readonly path: string
  readonly params: Readonly<Record<string, Json>>
  readonly query: Readonly<Record<string, Json>>
  readonly body: Json | undefined
  readonly upload: boolean
  readonly endpoint: Endpoint
}

const endpointOf = (id: string): Endpoint => {
  const [context = '', name = ''] = id.split('.')
  const found = (contracts as Record<string, Contract>)[context]?.[name]
  if (!found) throw new Error(`${id} is described and has no contract`)
  return found
}

const parametersIn = (place: string, operation: Json): Record<string, Json> =>
  Object.fromEntries(
    (operation.parameters as Json[])
      .filter((one) => one.in === place)
      .map((one) => [one.name, one.schema]),
  )

/** Everything `/openapi.json` describes; what is added to the contracts is attacked by itself. */
export async function readSurface(world: World): Promise<Operation[]> {
  const document = (await world.server.inject('/openapi.json')).json() as Json
  return Object.entries(document.paths as Record<string, Json>).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Json>).map(([method, one]) => {
      const content = one.requestBody?.content ?? {}
      return {
        id: one.operationId,
        method: method.toUpperCase(),
        path,
        params: parametersIn('path', one),
        query: parametersIn('query', one),
        body: content['application/json']?.schema,
        upload: 'multipart/form-data' in content,
        endpoint: endpointOf(one.operationId),
      }
    }),
  )
}
