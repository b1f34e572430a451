import { pipeline, Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const textual = /^(text\/(html|css|javascript)|application\/(javascript|json)|image\/svg)/
const smallest = 1024
// Fast settings: a page is compressed once for each reader.
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** What the reader accepts, the smaller one first. */
function encodingOf(request: FastifyRequest): 'br' | 'gzip' | undefined {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  if (/\bbr\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/.test(accepted)) return 'br'
  return /\bgzip\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/.test(accepted) ? 'gzip' : undefined
}

/**
 * Replies that hold anything of a signed-in person stay as they are: the length of compressed
 * text tells about what stands beside text that somebody else can choose (BREACH).
 */
function mayCompress(request: FastifyRequest, reply: FastifyReply): boolean {
  return (
    request.method === 'GET' &&
    reply.statusCode === 200 &&
    request.actor.kind === 'anonymous' &&
    reply.getHeader('content-encoding') === undefined &&
    textual.test(String(reply.getHeader('content-type') ?? ''))
  )
}

/** Compresses public text: pages, their styles and scripts, open data. */
export function compressPublic(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload: unknown) => {
    if (!mayCompress(request, reply)) return payload
    const vary = String(reply.getHeader('vary') ?? '')
    reply.header('vary', vary ? `${vary}, accept-encoding` : 'accept-encoding')
    const encoding = encodingOf(request)
    if (!encoding) return payload
    if (payload instanceof Readable) {
      const squeeze = encoding === 'br' ? createBrotliCompress(quality) : createGzip()
      reply.header('content-encoding', encoding).removeHeader('content-length')
      return pipeline(payload, squeeze, () => {})
    }
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload
    if (!Buffer.isBuffer(bytes) || bytes.length < smallest) return payload
    reply.header('content-encoding', encoding).removeHeader('content-length')
    return encoding === 'br' ? promisify(brotliCompress)(bytes, quality) : promisify(gzip)(bytes)
  })
}
