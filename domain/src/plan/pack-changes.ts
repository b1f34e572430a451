import type { Bilingual } from '../kernel/bilingual.ts'
import type { CityPack } from './model/pack.ts'
import type { PackFile } from './pack/register.ts'

/** One field that differs; `null` where it is absent on that side. `name` is dotted. */
interface PackFieldChange {
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

/** 变更: one item of the pack that was added, removed or changed. */
export interface PackChange {
  readonly file: PackFile
  /** Id of the item; a task's number; indicator, period and day of a published fact. */
  readonly id: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly label: Bilingual
  readonly fields: readonly PackFieldChange[]
}

interface Item {
  readonly file: PackFile
  readonly id: string
  readonly label: Bilingual
  readonly value: unknown
}

/** What differs between two versions of a pack, in the order of its files. Order of items is none. */
export function comparePacks(before: CityPack, after: CityPack): PackChange[] {
  const [old, now] = [keyItems(before), keyItems(after)]
  const keys = new Set([...old.keys(), ...now.keys()])
  return [...keys].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)]
    const fields = compareFields(was?.value, is?.value)
    const item = is ?? was!
    if (was && is && fields.length === 0) return []
    const kind = !was ? 'added' : !is ? 'removed' : 'changed'
    return [{ file: item.file, id: item.id, kind, label: item.label, fields } as const]
  })
}

/** Items by file and id; an id used twice keeps both, so that no change hides behind it. */
function keyItems(pack: CityPack): Map<string, Item> {
  const items = new Map<string, Item>()
  for (const item of listItems(pack)) {
    let key = `${item.file} ${item.id}`
    while (items.has(key)) key += ' again'
    items.set(key, item)
  }
  return items
}

function listItems(pack: CityPack): Item[] {
  const named = new Map(pack.indicators.map((indicator) => [indicator.id, indicator.name]))
  const all = <T extends object>(
    file: PackFile,
    list: readonly T[],
    idOf: (item: T) => string,
    labelOf: (item: T) => Bilingual,
  ): Item[] => list.map((value) => ({ file, id: idOf(value), label: labelOf(value), value }))
  return [
    ...all(
      'city.yaml',
      [pack.city],
      (c) => c.id,
      (c) => c.name,
    ),
    ...all('documents.yaml', pack.documents, byId, byTitle),
    ...all('sections.yaml', pack.sections, byId, byTitle),
    ...all('departments.yaml', pack.departments, byId, byName),
    ...all('sectors.yaml', pack.sectors, byId, byName),
    ...all('tasks/*.yaml', pack.tasks, (task) => String(task.number), byTitle),
    ...all('indicators.yaml', pack.indicators, byId, byName),
    ...all('targets.yaml', pack.targets, byId, (target) => target.statement),
    ...all(
      'facts.yaml',
      pack.facts,
      (fact) => `${fact.indicator} ${fact.period} ${fact.knownOn}`,
      ({ indicator, period }) => ({
        zh: `${named.get(indicator)?.zh ?? indicator}（${period}）`,
        en: `${named.get(indicator)?.en ?? indicator} (${period})`,
      }),
    ),
    // Versions of the data from before these lists were part of it have none.
    ...all('districts.yaml', pack.districts ?? [], byId, byName),
    ...all('places.yaml', pack.places, byId, byName),
    ...all('carrier-indicators.yaml', pack.carrierIndicators ?? [], byId, byName),
    ...all('measures.yaml', pack.measures, byId, byTitle),
    ...all('assessment.yaml', [pack.assessment], () => 'assessment', byName),
  ]
}

const byId = (item: { readonly id: string }): string => item.id
const byName = (item: { readonly name: Bilingual }): Bilingual => item.name
const byTitle = (item: { readonly title: Bilingual }): Bilingual => item.title

interface Leaf {
  readonly text: string
  /** Tells apart what reads the same: `['a、b']` and `['a', 'b']`. */
  readonly exact: string
}

function compareFields(before: unknown, after: unknown): PackFieldChange[] {
  if (before === after) return []
  const [old, now] = [leavesOf(before), leavesOf(after)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [was, is] = [old.get(name), now.get(name)]
    if (was?.exact === is?.exact) return []
    return [{ name, before: was?.text ?? null, after: is?.text ?? null }]
  })
}

function leavesOf(value: unknown, name = '', into = new Map<string, Leaf>()): Map<string, Leaf> {
  if (value === undefined) return into
  const entries = childrenOf(value)
  if (!entries) into.set(name, { text: textOf(value), exact: JSON.stringify(value) })
  for (const [key, child] of entries ?? []) leavesOf(child, name ? `${name}.${key}` : key, into)
  return into
}

/** Named children; lists of objects go by their ids, lists of plain values are one leaf. */
function childrenOf(value: unknown): [string, unknown][] | undefined {
  if (value === null || typeof value !== 'object') return undefined
  if (!Array.isArray(value)) {
    const entries = Object.entries(value)
    return entries.length > 0 ? entries : undefined
  }
  if (!value.some((child) => child !== null && typeof child === 'object')) return undefined
  const ids = value.map((child) => (child as { id?: string } | null)?.id)
  const unique = ids.every((id) => id !== undefined) && new Set(ids).size === ids.length
  return value.map((child, index) => [unique ? ids[index]! : String(index + 1), child])
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join('、')
  return value !== null && typeof value === 'object' ? '' : String(value)
}
