import type { Language } from '@wstc/domain/kernel/bilingual'
import type { Endpoint } from '@wstc/domain/kernel/endpoint'
import type { Actor } from './actor.ts'
import type { Admission, Place } from './admission.ts'
import type { Served } from './serve.ts'
import type { ServerBoard } from './server-board.ts'

declare module 'fastify' {
  interface FastifyInstance {
    served: Served[]
    admission: Admission
    /** How this server and the others are. */
    board: ServerBoard
  }
  interface FastifyRequest {
    actor: Actor
    language: Language
    nonce: string
    place: Place | undefined
  }
  interface FastifyContextConfig {
    endpoint?: Endpoint
    operation?: string
    perMinute?: number | undefined
    /** A public page, drawn here from replies of the API. */
    drawn?: true
  }
}
