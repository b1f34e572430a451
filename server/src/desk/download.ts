import { fileTypes } from '@wstc/domain/desk/files'
import { Problem } from '@wstc/domain/kernel/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FileReply } from '../platform/serve.ts'
import { takeFile } from '../platform/take-file.ts'
import type { UploadPart } from './service/files.ts'

/** The one part of a multipart request. @throws Problem where the request is of another kind */
export async function takePart(request: FastifyRequest): Promise<UploadPart | undefined> {
  if (!request.isMultipart()) {
    throw new Problem('request/unsupported-type', { accepted: ['multipart/form-data'] })
  }
  return takeFile(request)
}

/** Headers without which no stored file is served: nothing in it may run as part of the product. */
export function guardDownload(reply: FastifyReply, file: FileReply): FileReply {
  // Browsers refuse to show a PDF inside a sandbox; it cannot script the page anyway.
  const sandbox = file.type === fileTypes.pdf.media ? '' : 'sandbox; '
  reply.header('content-security-policy', `${sandbox}default-src 'none'; frame-ancestors 'self'`)
  reply.header('x-content-type-options', 'nosniff')
  reply.header('cross-origin-resource-policy', 'same-origin')
  return file
}
