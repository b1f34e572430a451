import fc from 'fast-check'
import { type CityHall, type Player, playerNames } from '../access/city-hall.ts'
import { plantWords } from '../access/planting.ts'
import { gatherLore } from './lore.ts'
import { assemble, partsOf } from './requests.ts'
import { readSurface } from './surface.ts'

/** Operations that would put an actor of the planting out of work. */
const ends = /signOut|revoke|deactivate|reset|password|signIn|Token|Factor|drop|withdraw/i

/** Every planted word, with `text` in front of it. */
function dressed(body: unknown, text: (word: string) => string): unknown {
  if (typeof body === 'string') return /^[A-Z]{6,}$/.test(body) ? text(body) : body
  if (Array.isArray(body)) return body.map((one) => dressed(one, text))
  if (body === null || typeof body !== 'object') return body
  return Object.fromEntries(Object.entries(body).map(([key, one]) => [key, dressed(one, text)]))
}

/**
 * Writes `texts` into every text field that the API takes: first along the whole way of a record,
 * then into whatever the described operations accept besides.
 * @returns how many writes were accepted
 */
export async function plantEverywhere(hall: CityHall, texts: readonly string[]): Promise<number> {
  let turn = 0
  const next = (word: string): string => {
    turn += 1
    return `${texts[turn % texts.length]}${word}`
  }
  await plantWords({
    ...hall,
    done: (who, method, path, body) => hall.done(who, method, path, dressed(body, next)),
    upload: (who, name, content) => hall.upload(who, name, content),
  })
  const lore = { ...(await gatherLore(hall)), texts }
  let done = 0
  for (const [index, operation] of (await readSurface(hall.world)).entries()) {
    if (operation.method === 'GET' || !operation.body || ends.test(operation.id)) continue
    const attacks = partsOf(operation, lore).map((parts) => assemble(operation, parts))
    const samples = fc.sample(attacks, { seed: 33 + index, numRuns: 2 })
    for (const who of playerNames.filter((one) => !/2$|^(stranger|other)/.test(one))) {
      for (const { method, url, headers, payload } of samples) {
        const reply = await hall.players[who as Player].inject({
          method: method as 'POST',
          url,
          headers,
          remoteAddress: `10.9.${index}.${who.length}`,
          ...(payload === undefined ? {} : { payload }),
        })
        if (reply.statusCode === 403) break
        if (reply.statusCode < 300) done += 1
      }
    }
  }
  return done
}
