import { randomUUID } from 'node:crypto'
import { makeUscc } from '@wstc/domain/kernel/uscc'
import { emptyFacts } from '@wstc/domain/registry/rules/import-row'
import type { CityHall, Player } from './city-hall.ts'
import type { Made } from './made.ts'

let count = 0
export const nextCode = (): string => {
  count += 1
  return makeUscc('91420100', `MAT${String(10_000 + count)}`)
}

export const firmFacts = (more: object = {}): object => ({
  ...emptyFacts,
  uscc: nextCode(),
  name: `测试企业${count}有限公司`,
  district: 'wuchang',
  ...more,
})

/** Sends a csv file of the register as a multipart upload. */
export async function uploadRegister(
  hall: CityHall,
  who: Player,
  content: string | Buffer,
  name = 'register.csv',
): Promise<Record<string, any>> {
  const mark = randomUUID()
  const payload = Buffer.concat([
    Buffer.from(
      `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${mark}--\r\n`),
  ])
  const reply = await hall.players[who].inject({
    method: 'POST',
    url: '/api/v1/registry/imports',
    headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
    payload,
  })
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return reply.json()
}

/** Fresh records of the register, made through the product itself. */
export function registryRecordsOf(hall: CityHall) {
  const { done, players } = hall
  const of = ({ id, revision }: Record<string, any>): Made => ({ id, revision })
  const enterprise = async (more: object = {}): Promise<Made> =>
    of(await done('statistician', 'POST', '/registry/enterprises', firmFacts(more)))
  const linked = async (): Promise<Made> => {
    const organisation = players.firmAdmin.person.organisation
    const { items } = await done('statistician', 'GET', '/registry/enterprises?limit=200')
    for (const item of items.filter((one: { linked: boolean }) => one.linked)) {
      await done('statistician', 'PUT', `/registry/enterprises/${item.id}/organisation`, {
        revision: item.revision,
        organisation: null,
        reason: '另行关联',
      })
    }
    const { id, revision } = await enterprise({ district: 'east-lake' })
    const path = `/registry/enterprises/${id}/organisation`
    return of(await done('statistician', 'PUT', path, { revision, organisation }))
  }
  return {
    enterprise: () => enterprise(),
    districtEnterprise: () => enterprise({ district: 'east-lake' }),
    registryHolding: async (): Promise<Made> => {
      const { id } = await enterprise()
      const path = `/registry/enterprises/${id}/holdings`
      const body = { holder: 'Example Holdings', share: '60', from: '2017-01-01', until: null }
      const { heldBy } = await done('statistician', 'POST', path, body)
      return of(heldBy[0])
    },
    registryImport: async (): Promise<Made> =>
      of(
        await uploadRegister(
          hall,
          'statistician',
          `统一社会信用代码,企业名称,所在区\n${nextCode()},导入企业${count}有限公司,武昌区\n`,
        ),
      ),
    registryChange: async (): Promise<Made> => {
      await linked()
      const contacts = [{ name: '联系人', job: 'other', phone: '027', email: '' }]
      const body = { facts: { address: '新地址', contacts }, reason: '迁址' }
      return of(await done('firmAdmin', 'POST', '/registry/own/changes', body))
    },
  }
}
