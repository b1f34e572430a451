import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'

const Count = z.int().nonnegative()

/** The gates of one server: what is let in, what waits, what was turned away. */
export const GateLoad = z.object({
  /** The API, files on their way in, public pages. */
  gate: z.enum(['requests', 'uploads', 'pages']),
  atWork: Count,
  places: Count,
  waiting: Count,
  /** Turned away since the server began. */
  refused: Count,
})
export type GateLoad = z.infer<typeof GateLoad>

/** 服务器: how each of those on one database is, for those who run the platform. */
export const serversContract = {
  listServers: endpoint({
    audience: ['admin'],
    method: 'GET',
    path: '/desk/servers',
    summary: { zh: '查看各服务器的请求情况', en: 'See how busy each server is' },
    access: 'platform.system.read',
    reply: z.object({
      items: z.array(
        z.object({
          name: z.string(),
          /** Whether it is the one that answers. */
          own: z.boolean(),
          since: z.iso.datetime(),
          /** When it last told of itself. */
          at: z.iso.datetime(),
          gates: z.array(GateLoad),
        }),
      ),
    }),
  }),
}
