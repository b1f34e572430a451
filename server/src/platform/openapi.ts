import type { Endpoint } from '@wstc/domain/kernel/endpoint'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Served } from './serve.ts'

type Json = Record<string, unknown>

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  })
  return rest
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const object = schemaOf(schema, 'input')
  const required = (object.required ?? []) as string[]
  return Object.entries((object.properties ?? {}) as Record<string, Json>).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }))
}

const headerOf = (name: string, required: boolean, description: string, schema: Json): Json => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', ...schema },
})

const ifMatch = headerOf('If-Match', true, 'Revision of the record that the caller saw', {
  pattern: '^"\\d{1,9}"$',
})
const retryKey = headerOf(
  'Idempotency-Key',
  false,
  'The same key for the same write sent again: it is done once and answered alike for two days',
  { minLength: 8, maxLength: 128 },
)

const problem: Json = {
  description: 'RFC 9457 problem',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

function operationOf({ name, endpoint }: Served): Json {
  const { access, body, upload, reply, file, summary, key } = endpoint as Endpoint
  const rights = access === 'public' || access === 'session' ? [] : [access].flat()
  const ok = file
    ? { 200: { description: 'File', content: Object.fromEntries(file.map((type) => [type, {}])) } }
    : reply
      ? {
          200: {
            description: 'OK',
            content: { 'application/json': { schema: schemaOf(reply, 'output') } },
          },
        }
      : { 204: { description: 'Done' } }
  return {
    operationId: name,
    summary: summary.en,
    description: [summary.zh, rights.length > 0 ? `Right: ${rights.join(' | ')}` : '']
      .filter(Boolean)
      .join('\n\n'),
    tags: [name.split('.')[0]],
    'x-access': access,
    'x-audience': endpoint.audience,
    ...(access === 'public'
      ? {}
      : { security: [{ session: [] }, ...(key ? [{ key: [key] }] : [])] }),
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...(endpoint.ifMatch ? [ifMatch] : []),
      ...(endpoint.method === 'GET' || access === 'public' ? [] : [retryKey]),
    ],
    ...(upload
      ? {
          requestBody: {
            required: true,
            content: {
              'multipart/form-data': {
                schema: {
                  type: 'object',
                  required: ['file'],
                  properties: {
                    file: { type: 'string', contentMediaType: 'application/octet-stream' },
                  },
                },
              },
            },
          },
        }
      : body
        ? {
            requestBody: {
              required: true,
              content: { 'application/json': { schema: schemaOf(body, 'input') } },
            },
          }
        : {}),
    responses: { ...ok, default: problem },
  }
}

/** OpenAPI 3.1 of everything served. */
export function openApi(served: readonly Served[], publicUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const one of served) {
    const path = `/api/v1${one.endpoint.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [one.endpoint.method.toLowerCase()]: operationOf(one) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '武汉服务贸易云 · Wuhan Services Trade Cloud',
      version: '1',
      description:
        'Unsafe methods of a signed-in caller carry the header `x-requested-with: wstc`.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-wstc' },
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'Key of an organisation’s own system; taken by the operations that name it',
        },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'code', 'title', 'status'],
          properties: {
            type: { type: 'string' },
            code: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            instance: { type: 'string' },
            details: { type: 'object' },
            fields: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  path: { type: 'string' },
                  code: { type: 'string' },
                  message: { type: 'string' },
                },
              },
            },
          },
        },
      },
    },
  }
}

/** `/openapi.json`, printed once when the server is ready. */
export function serveOpenApi(server: FastifyInstance, publicUrl: string): void {
  let text: string | undefined
  server.get('/openapi.json', async (_request, reply) => {
    text ??= JSON.stringify(openApi(server.served, publicUrl))
    return reply.type('application/json; charset=utf-8').send(text)
  })
}
