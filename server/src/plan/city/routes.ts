import { planCityContract } from '@wstc/domain/plan/contract/city'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../../platform/platform.ts'
import { type Handlers, serve } from '../../platform/serve.ts'
import { getCityVersion, listCityVersions } from './service.ts'

const handlers: Handlers<typeof planCityContract> = {
  listCityVersions: (call) => listCityVersions(call),
  getCityVersion: (call, { params }) => getCityVersion(call, params.version),
}

/** Registers the endpoints of this room. */
export function servePlanCity(server: FastifyInstance, platform: Platform): void {
  serve(server, platform, 'plan', planCityContract, handlers)
}
