import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'

const admin = { audience: ['admin'] } as const

/** 数据仓库: how the store of history is, for those who run the platform. */
export const warehouseContract = {
  getWarehouse: endpoint({
    ...admin,
    method: 'GET',
    path: '/desk/warehouse',
    summary: { zh: '查看数据仓库状态', en: 'See how the warehouse is' },
    access: 'platform.system.read',
    reply: z.object({
      /** The engine of our own, a ClickHouse elsewhere, or none. */
      kind: z.enum(['embedded', 'server', 'off']),
      available: z.boolean(),
      /** Whether its engine is not installed for this machine. */
      missing: z.boolean(),
      /** Everything until then has been fed. */
      asOf: z.iso.datetime({ offset: true }).nullable(),
      waitingRows: z.int(),
      /** Age of the oldest row that waits. */
      lagSeconds: z.int(),
      rebuilding: z.boolean(),
      /** The building anew that somebody asked for, while it waits or goes on at any server. */
      rebuild: z.object({ job: z.string(), done: z.int(), total: z.int().nullable() }).nullable(),
    }),
  }),
  rebuildWarehouse: endpoint({
    ...admin,
    method: 'POST',
    path: '/desk/warehouse/rebuild',
    summary: { zh: '从原始记录重建数据仓库', en: 'Build the warehouse anew from the records' },
    access: 'platform.jobs.manage',
    reply: z.object({ job: z.string() }),
    perMinute: 6,
  }),
}
