import { randomUUID } from 'node:crypto'
import type { Role } from '@wstc/domain/identity/roles'
import { statisticsSourcesContract } from '@wstc/domain/statistics/sources/contract'
import type { Delivery } from '@wstc/domain/statistics/sources/contract/shapes'
import type { Client } from '@wstc/sdk/client'
import { openReviewWorld, type ReviewWorld } from './review-world.ts'

type Sources = Client<typeof statisticsSourcesContract>
export interface Clerk extends Sources {
  upload(
    content: string | Buffer,
    query?: Readonly<Record<string, string>>,
    name?: string,
  ): Promise<Delivery>
  download(path: string): Promise<Buffer>
}
export interface SourcesWorld extends ReviewWorld {
  clerk(role?: Role): Promise<Clerk>
}

export async function openSourcesWorld(): Promise<SourcesWorld> {
  const world = await openReviewWorld()
  return {
    ...world,
    clerk: async (role = 'statistics-officer') => {
      const someone = await world.as(role)
      return {
        ...someone.client(statisticsSourcesContract),
        upload: async (content, query = {}, name = 'fx.csv') => {
          const mark = randomUUID()
          const asked = { source: 'foreign-exchange', period: '2018-03', ...query }
          const reply = await someone.inject({
            method: 'POST',
            url: `/api/v1/statistics/deliveries?${new URLSearchParams(asked)}`,
            headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
            payload: Buffer.concat([
              Buffer.from(
                `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`,
              ),
              Buffer.from(content),
              Buffer.from(`\r\n--${mark}--\r\n`),
            ]),
          })
          if (reply.statusCode !== 200) throw new Error(reply.body)
          return reply.json()
        },
        download: async (path) => {
          const reply = await someone.inject({ method: 'GET', url: `/api/v1/exports/${path}` })
          if (reply.statusCode !== 200) throw new Error(reply.body)
          return reply.rawPayload
        },
      }
    },
  }
}

export const fxHeader = '申报号码,统一社会信用代码,单位名称,收支方向,交易编码,月份,币种,金额'
export const fxRow = (more: Readonly<Record<string, string>> = {}): string => {
  const cells = {
    reference: randomUUID().slice(0, 13),
    code: '',
    name: '武汉某某有限公司',
    flow: '收入',
    bop: '227020',
    period: '2018-03',
    currency: 'USD',
    amount: '1000.00',
    ...more,
  }
  return Object.values(cells).join(',')
}
export const fxFile = (...rows: readonly string[]): string => [fxHeader, ...rows].join('\n')
