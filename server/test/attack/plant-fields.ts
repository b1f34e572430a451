import { rowLimits } from '@wstc/domain/statistics/collection/model/content'
import type { CityHall, Player } from '../access/city-hall.ts'
import { accountAndDesk } from '../access/ownership/account-and-desk.ts'
import { assessment } from '../access/ownership/assessment.ts'
import { contracts as ofContracts } from '../access/ownership/contracts.ts'
import { group } from '../access/ownership/group.ts'
import type { Ownership } from '../access/ownership/model.ts'
import { plan } from '../access/ownership/plan.ts'
import { planProjects } from '../access/ownership/plan-projects.ts'
import { registry } from '../access/ownership/registry.ts'
import { sources } from '../access/ownership/sources.ts'
import { statistics } from '../access/ownership/statistics.ts'
import { recordsOf } from '../access/records.ts'
import { contractWrites } from './contract-writes.ts'
import { moreWrites } from './more-writes.ts'
import { returnWrites } from './return-writes.ts'
import { sourceWrites } from './source-writes.ts'
import { readSurface } from './surface.ts'
import { dress, markup, textFields } from './text-fields.ts'

const rows = Object.entries({
  ...accountAndDesk,
  ...plan,
  ...planProjects,
  ...group,
  ...assessment,
  ...registry,
  ...statistics,
  ...sources,
  ...ofContracts,
})

export interface Planted {
  /** Every text field of the described operations. */
  readonly fields: readonly string[]
  /** The fields that markup was accepted in, each with the words it can be found by. */
  readonly words: ReadonlyMap<string, readonly string[]>
  /** Addresses of the API that planted records were written to or answered by. */
  readonly places: ReadonlySet<string>
}

/** What is handed in is shorter than what a draft keeps. */
function heldBy<S extends object>(field: string, schema: S): S {
  const found = /rows\[\]\.(contract|note)$/.exec(field)?.[1] as 'contract' | 'note' | undefined
  return found ? { ...schema, maxLength: rowLimits[found] } : schema
}

/**
 * Stores markup in every text that the API takes, on the ways that tests of access have through
 * every operation. What only names a thing that exists (`fixed`) stays as it is.
 */
export async function plantFields(hall: CityHall, fixed: ReadonlySet<string>): Promise<Planted> {
  const operations = await readSurface(hall.world)
  const shapes = operations.map((one) => ({
    ...one,
    pattern: new RegExp(`^${one.path.replace(/\{\w+\}/g, '[^/]+')}$`),
  }))
  const words = new Map<string, string[]>()
  const places = new Set<string>()
  let count = 0

  /** Full first, then only what the test says anyhow, then as it was. */
  const ask: CityHall['ask'] = async (who, method, path, body) => {
    const at = path.startsWith('/api/') ? path : `/api/v1${path}`
    const operation = shapes.find((one) => one.method === method && one.pattern.test(at))
    if (body === undefined || !operation?.body) return hall.ask(who, method, path, body)
    for (const fill of [true, false]) {
      const put = new Map<string, string>()
      const given = dress(
        body,
        operation.body,
        `${operation.id} `,
        (field, schema) => {
          if (fixed.has(field)) return undefined
          count += 1
          put.set(field, `q${count}q`)
          return markup(`q${count}q`, heldBy(field, schema))
        },
        fill,
      )
      const reply = await hall.ask(who, method, path, given)
      if (reply.status >= 300) continue
      places.add(at)
      if (reply.json.id) places.add(`${at}/${reply.json.id}`)
      for (const [field, word] of put) words.set(field, [...(words.get(field) ?? []), word])
      return reply
    }
    return hall.ask(who, method, path, body)
  }
  const dressed: CityHall = {
    ...hall,
    ask,
    done: async (who, method, path, body) => {
      const reply = await ask(who, method, path, body)
      if (reply.status >= 300) throw new Error(`${who} ${method} ${path}: ${reply.text}`)
      return reply.json
    },
    upload: async (who, name, content) => {
      count += 1
      const word = `q${count}q`
      const id = await hall.upload(who, `${markup(word, {})}${name}`, `${content} ${word}`)
      const field = 'desk.uploadFile file name'
      words.set(field, [...(words.get(field) ?? []), word])
      return id
    },
  }

  const records = recordsOf(dressed)
  for (const [name, ways] of rows) {
    const operation = operations.find((one) => one.id === name)
    if (!operation?.body) continue
    for (const { of, body, also, tries } of ways as readonly Ownership[]) {
      const who = tries.done?.[0] as Player | undefined
      if (!who) continue
      const record = await records[of]()
      const path = operation.path.replace(
        /\{(\w+)\}/g,
        (_, one: string) => also?.[one] ?? record.id,
      )
      await ask(who, operation.method, path, body?.(record as never))
    }
  }
  await moreWrites(dressed, records)
  await returnWrites(dressed, records)
  await sourceWrites(dressed)
  await contractWrites(dressed, records)
  return { fields: textFields(operations), words, places }
}
