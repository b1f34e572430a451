import type { Language } from '@wstc/domain/kernel/bilingual'
import type { FastifyRequest } from 'fastify'

/** The reader's language: the header for calls of the client, then the cookie; Chinese otherwise. */
export function languageOf(request: FastifyRequest): Language {
  const chosen = request.cookies?.wstc_lang ?? request.headers['accept-language'] ?? ''
  const first = (request.headers['x-language'] as string | undefined) ?? chosen
  return /^en\b/i.test(first) ? 'en' : 'zh-CN'
}
