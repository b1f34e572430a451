import type { Language } from '@wstc/domain/kernel/bilingual'
import type { Endpoint } from '@wstc/domain/kernel/endpoint'
import type { Actor } from './actor.ts'
import type { Served } from './serve.ts'

declare module 'fastify' {
  interface FastifyInstance {
    served: Served[]
  }
  interface FastifyRequest {
    actor: Actor
    language: Language
    nonce: string
  }
  interface FastifyContextConfig {
    endpoint?: Endpoint
    operation?: string
    perMinute?: number | undefined
  }
}
