import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '../setup/world.ts'

interface Operation {
  operationId: string
  'x-access': unknown
  parameters: { name: string; in: string }[]
  responses: Record<string, unknown>
}

let world: World
let paths: Record<string, Record<string, Operation>>

beforeAll(async () => {
  world = await openWorld()
  const reply = await world.server.inject({ url: '/openapi.json' })
  const document = reply.json()
  expect(document.openapi).toBe('3.1.0')
  paths = document.paths
})
afterAll(() => world.close())

const documented = (): string[] =>
  Object.entries(paths)
    .flatMap(([path, methods]) => Object.keys(methods).map((one) => `${one.toUpperCase()} ${path}`))
    .sort()

it('every served route is documented and every documented one served', () => {
  const served = world.server.served.map(
    ({ endpoint }) => `${endpoint.method} /api/v1${endpoint.path.replace(/:(\w+)/g, '{$1}')}`,
  )
  expect(documented()).toEqual(served.sort())
  for (const route of documented()) {
    const [method, path] = route.split(' ') as ['GET', string]
    const url = path.replace(/\{(\w+)\}/g, ':$1')
    expect(world.server.hasRoute({ method, url }), route).toBe(true)
  }
})

it('no route below /api/v1 is registered past the contracts', () => {
  const routes = world.server
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .filter((line) => /\((GET|POST|PUT|PATCH|DELETE)/.test(line))
  const known = new Set(['healthz', 'readyz', 'metrics', 'openapi.json'])
  const api = routes.filter((line) => ![...known].some((name) => line.includes(name)))
  const methods = api.reduce(
    (sum, line) =>
      sum +
      (/\(([^)]+)\)/
        .exec(line)?.[1]
        ?.split(', ')
        .filter((m) => !['HEAD', 'OPTIONS'].includes(m)).length ?? 0),
    0,
  )
  expect(methods).toBe(world.server.served.length)
})

it('names every path parameter, a problem for the rest, and operations once', () => {
  const ids: string[] = []
  for (const [path, methods] of Object.entries(paths)) {
    const wanted = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1])
    for (const operation of Object.values(methods)) {
      ids.push(operation.operationId)
      const named = operation.parameters.filter((one) => one.in === 'path').map((one) => one.name)
      expect(named.sort(), path).toEqual(wanted.sort())
      expect(operation.responses).toHaveProperty('default')
    }
  }
  expect(new Set(ids).size).toBe(ids.length)
})
