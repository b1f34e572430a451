import type { MultipartFile } from '@fastify/multipart'
import { Problem } from '@wstc/domain/kernel/problem'
import type { FastifyRequest } from 'fastify'

/**
 * The one file of a multipart request, as it streams in.
 * @param most its bytes, where an endpoint takes more or fewer than usual
 * @throws Problem where the sender has hung up already: its part would never come nor fail
 */
export async function takeFile(
  request: FastifyRequest,
  most?: number,
): Promise<MultipartFile | undefined> {
  if (request.raw.destroyed) throw new Problem('request/unreadable')
  return request.file(most === undefined ? {} : { limits: { fileSize: most } })
}
