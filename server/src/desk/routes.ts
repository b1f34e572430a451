import { deskContract } from '@wstc/domain/desk/contract'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../platform/platform.ts'
import { ownTransaction, serve } from '../platform/serve.ts'
import { guardDownload, takePart } from './download.ts'
import { type Searcher, searchAll } from './search.ts'
import * as drafts from './service/drafts.ts'
import * as files from './service/files.ts'
import * as jobs from './service/jobs.ts'
import * as warehouse from './service/warehouse.ts'

const done = async (work: Promise<void>): Promise<undefined> => {
  await work
  return undefined
}

/** @param searchers who answers the global search, in the order they are asked */
export function serveDesk(
  server: FastifyInstance,
  platform: Platform,
  searchers: readonly Searcher[],
): void {
  serve(server, platform, 'desk', deskContract, {
    listDrafts: (call) => drafts.listDrafts(call),
    findDraft: (call, { params }) => drafts.findDraft(call, params.key),
    saveDraft: (call, { params, body, revision }) =>
      drafts.saveDraft(call, params.key, body, revision),
    discardDraft: (call, { params }) => done(drafts.discardDraft(call, params.key)),
    getViews: (call, { params }) => drafts.getViews(call, params.list),
    putViews: (call, { params, body }) => drafts.putViews(call, params.list, body.items),
    uploadFile: ownTransaction((call, { request }) =>
      files.uploadFile(call, () => takePart(request)),
    ),
    downloadFile: async (call, { params, reply }) =>
      guardDownload(reply, await files.openFile(call, params.id)),
    deleteFile: (call, { params }) => done(files.deleteFile(call, params.id)),
    listJobs: (call, { query }) => jobs.listJobs(call, query),
    getJob: (call, { params }) => jobs.getJob(call, params.id),
    downloadJobResult: async (call, { params, reply }) =>
      guardDownload(reply, await jobs.openJobResult(call, params.id)),
    listFailedJobs: (call, { query }) => jobs.listFailedJobs(call, query),
    retryJob: (call, { params }) => done(jobs.retryJob(call, params.id)),
    getWarehouse: (call) => warehouse.getWarehouse(call),
    rebuildWarehouse: (call) => warehouse.rebuildWarehouse(call),
    listServers: ownTransaction(async (_call, { request }) => ({
      items: await request.server.board.list(),
    })),
    search: (call, { query }) =>
      searchAll(call, searchers, query.q, [query.kind ?? []].flat(), query.limit),
  })
}
