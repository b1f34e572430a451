import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CityPack } from '../../src/plan/model/pack.ts'
import { comparePacks } from '../../src/plan/pack-changes.ts'
import { readWuhan } from './read-pack.ts'

const pack = readWuhan()
type List = Exclude<keyof CityPack, 'city' | 'assessment'>
const lists = Object.keys(pack).filter((key) => key !== 'city' && key !== 'assessment') as List[]

type Path = readonly (string | number)[]

/** Every text, number and flag of a value, by its path. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path]
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...path, key]))
}

/** The pack with one value changed; all beside the way to it is shared. */
const withLeaf = (path: Path, change: (old: unknown) => unknown): CityPack =>
  changedAt(pack, path, change) as CityPack

function changedAt(
  value: unknown,
  [key, ...rest]: Path,
  change: (old: unknown) => unknown,
): unknown {
  if (key === undefined) return change(value)
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >
  copy[key] = changedAt(copy[key], rest, change)
  return copy
}

const without = (list: (typeof lists)[number], index: number): CityPack => ({
  ...pack,
  [list]: pack[list].filter((_, at) => at !== index),
})

const leaves = leavesOf(pack)
const anItem = fc
  .constantFrom(...lists)
  .chain((list) => fc.record({ list: fc.constant(list), index: fc.nat(pack[list].length - 1) }))

describe('the difference between two versions of a pack', () => {
  test('is empty for the same pack, or every start would make a version', () => {
    expect(comparePacks(pack, structuredClone(pack))).toEqual([])
  })

  test('never hides a changed value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...leaves), fc.boolean(), (path, grow) => {
        const change = (old: unknown) =>
          typeof old === 'boolean'
            ? !old
            : typeof old === 'number'
              ? old + 100
              : `${old}${grow ? '、x' : '?'}`
        expect(comparePacks(pack, withLeaf(path, change))).not.toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('says added one way and removed the other, with every field', () => {
    fc.assert(
      fc.property(anItem, ({ list, index }) => {
        const less = without(list, index)
        const removed = comparePacks(pack, less)
        const added = comparePacks(less, pack)
        expect(removed.map((c) => c.kind)).toEqual(['removed'])
        expect(added.map((c) => c.kind)).toEqual(['added'])
        expect(added[0]!.id).toBe(removed[0]!.id)
        expect(added[0]!.fields.length).toBeGreaterThan(0)
        expect(added[0]!.fields.every((f) => f.before === null)).toBe(true)
        expect(removed[0]!.fields.every((f) => f.after === null)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('takes no notice of the order in which items stand in their files', () => {
    const turned = { ...pack, tasks: pack.tasks.toReversed(), targets: pack.targets.toReversed() }
    expect(comparePacks(pack, turned)).toEqual([])
  })

  test('names the field as an official would look for it', () => {
    const index = pack.tasks.findIndex((task) => task.number === 9)
    const later = withLeaf(['tasks', index, 'evidence', 0, 'by'], () => '2017-06-30')
    expect(comparePacks(pack, later)).toEqual([
      {
        file: 'tasks/*.yaml',
        id: '9',
        kind: 'changed',
        label: pack.tasks[index]!.title,
        fields: [
          { name: 'evidence.clearance-rules.by', before: '2016-12-31', after: '2017-06-30' },
        ],
      },
    ])
  })

  test('reads a list of departments in one line', () => {
    const more = withLeaf(['tasks', 2, 'cooperating'], (old) => [
      ...(old as string[]),
      'statistics',
    ])
    expect(comparePacks(pack, more)[0]?.fields).toEqual([
      {
        name: 'cooperating',
        before: 'development-reform、trade-promotion',
        after: 'development-reform、trade-promotion、statistics',
      },
    ])
  })

  test('tells apart one entry that holds the separator from two entries', () => {
    const one = withLeaf(['departments', 0, 'aliases'], () => ['甲、乙'])
    const two = withLeaf(['departments', 0, 'aliases'], () => ['甲', '乙'])
    expect(comparePacks(one, two)).toHaveLength(1)
  })
})
