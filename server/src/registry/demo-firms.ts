import { drawsOf } from '@wstc/domain/kernel/seeded'
import type { EnterpriseFacts, StandingKind } from '@wstc/domain/registry/model'
import { emptyFacts } from '@wstc/domain/registry/rules/import-row'
import { recordAct } from '../audit/index.ts'
import { system } from '../platform/actor.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { nameWords } from './service/words.ts'
import { insertSynthetic } from './store/enterprises.ts'
import { insertHolding } from './store/holdings.ts'

/** A firm that does not exist, as the register is told of it. */
export interface InventedFirm
  extends Pick<
    EnterpriseFacts,
    'uscc' | 'name' | 'district' | 'ownership' | 'size' | 'sectors' | 'exports' | 'imports'
  > {
  readonly index: number
  readonly standing: StandingKind
  /** Firms of one holding have the same; undefined for a firm of its own. */
  readonly holding: string | undefined
}

function factsOf({ index, standing, holding: _, ...known }: InventedFirm): EnterpriseFacts {
  const serial = String(index).padStart(6, '0')
  return {
    ...emptyFacts,
    ...known,
    standings: [{ kind: standing, from: '2014-01-01', until: null }],
    contacts: [
      {
        name: `联系人${index}`,
        job: 'statistics',
        phone: `027-${serial}`,
        email: `firm${serial}@example.invalid`,
      },
    ],
  }
}

/** The first firm of each holding holds the others, most of them wholly; those of `fresh` are entered. */
async function tie(
  tx: Tx,
  firms: readonly InventedFirm[],
  fresh: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  const heads = new Map<string, string>()
  for (const firm of firms) {
    if (firm.holding === undefined) continue
    const holder = heads.get(firm.holding)
    if (holder === undefined) {
      heads.set(firm.holding, firm.uscc)
      continue
    }
    if (!fresh.has(firm.uscc)) continue
    const draw = drawsOf(`holding ${firm.index}`)
    const share = draw() < 0.6 ? '100.00' : (51 + 45 * draw()).toFixed(2)
    await insertHolding(tx, {
      id: newId(now),
      holder,
      held: firm.uscc,
      share,
      from_day: '2014-01-01',
      until_day: null,
      by_person: null,
      at: now,
      synthetic: true,
    })
  }
}

/** Enters those of the firms, which do not exist, that are not there yet, and who belongs to whom. */
export async function addInventedFirms(
  call: { readonly tx: Tx; readonly now: Date; readonly requestId: string },
  city: Platform['city'],
  firms: readonly InventedFirm[],
): Promise<void> {
  const { tx, now } = call
  const entries = firms.map((firm) => {
    const facts = factsOf(firm)
    return { id: newId(now), facts, words: nameWords(city, facts) }
  })
  const source = { origin: 'demo', reason: '', person: null, now } as const
  const ids = await insertSynthetic(tx, entries, source)
  if (ids.size === 0) return
  const fresh = entries.filter(({ id }) => ids.has(id)).map(({ facts }) => facts.uscc)
  await tie(tx, firms, new Set(fresh), now)
  await recordAct(
    { ...call, actor: system, address: '-' },
    {
      action: 'registry.demo.load',
      subject: { kind: 'register', id: 'demo' },
      details: { enterprises: ids.size },
    },
  )
}
